using System.Globalization;
using Mezzofy.Core.Language;

namespace Mezzofy.Core.Routing;

/// <summary>Says in a person's language why a decision was made.</summary>
internal static class RoutingReasons
{
    private const int MostTerms = 4;

    /// <summary>For a decision that needed no classification.</summary>
    public static IReadOnlyList<string> Certain(string method, string? agent, string language) =>
    [
        (method, agent, language) switch
        {
            (_, null, Languages.Chinese) => "没有部门处理这类事件。",
            (_, null, Languages.Malay) => "Tiada jabatan mengendalikan peristiwa ini.",
            (_, null, _) => "No department handles this kind of event.",
            (RoutingMethods.Event, _, Languages.Chinese) => "按事件类型决定。",
            (RoutingMethods.Event, _, Languages.Malay) => "Ditentukan oleh jenis peristiwa.",
            (RoutingMethods.Event, _, _) => "Decided by the type of the event.",
            (RoutingMethods.Mention, _, Languages.Chinese) => "消息点名了这个助手。",
            (RoutingMethods.Mention, _, Languages.Malay) => "Mesej menyebut ejen ini.",
            (RoutingMethods.Mention, _, _) => "The message names this agent.",
            (RoutingMethods.Clarification, _, Languages.Chinese) => "您在选项中选择了它。",
            (RoutingMethods.Clarification, _, Languages.Malay) => "Anda memilihnya daripada pilihan.",
            (RoutingMethods.Clarification, _, _) => "You chose it from the options.",
            (_, _, Languages.Chinese) => "配置中已指定。",
            (_, _, Languages.Malay) => "Ditetapkan dalam konfigurasi.",
            _ => "Set in the configuration.",
        },
    ];

    /// <summary>For a decision by classification: what counted, what was likelier beforehand, what came second.</summary>
    public static IReadOnlyList<string> Classified(RoutingExplanation why, string? agent, string language)
    {
        var reasons = new List<string>();
        if (why.Method == RoutingMethods.FollowUp)
        {
            reasons.Add(Say(language, "It goes on with this conversation.", "这是当前对话的延续。", "Ia sambungan perbualan ini."));
        }

        var terms = string.Join(", ", why.Terms.Where(term => agent is null || term.Agent == agent).Take(MostTerms).Select(term => term.Term));
        reasons.Add(terms.Length > 0
            ? Say(language, $"Terms that counted: {terms}.", $"起作用的词：{terms}。", $"Istilah yang diambil kira: {terms}.")
            : Say(language, "No term of the message names a department.", "消息中没有指明部门的词。", "Tiada istilah yang menamakan jabatan."));
        reasons.Add(Say(language, $"Likelier beforehand: {why.Prior}.", $"先验部门：{why.Prior}。", $"Lebih berkemungkinan sejak awal: {why.Prior}."));
        if (why.RunnerUp is { } second)
        {
            var share = second.Probability.ToString("P0", CultureInfo.InvariantCulture);
            reasons.Add(Say(language, $"Next likely: {second.Agent} ({share}).", $"其次：{second.Agent}（{share}）。", $"Seterusnya: {second.Agent} ({share})."));
        }

        return reasons;
    }

    private static string Say(string language, string english, string chinese, string malay) => language switch
    {
        Languages.Chinese => chinese,
        Languages.Malay => malay,
        _ => english,
    };
}
