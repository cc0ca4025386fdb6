using System.Text.RegularExpressions;
using Mezzofy.Core.Identity;
using Mezzofy.Core.Language;

namespace Mezzofy.Core.Routing;

/// <summary>Finds an agent that a message calls by name: "@finance …", "ask the sales agent …", "让客服助手…".</summary>
public static partial class AgentMention
{
    /// <summary>The agent that is called, or null.</summary>
    public static string? Find(string message)
    {
        var text = TextNormalizer.Normalize(message);
        var name = At().Match(text) is { Success: true } at ? at.Groups["name"].Value
            : Agent().Match(text) is { Success: true } agent ? agent.Groups["name"].Value
            : null;
        return name is null ? null : Departments.All.FirstOrDefault(department => AgentNames.Synonyms(department).Contains(name));
    }

    /// <summary>The message without the mention of the assistant itself that Teams puts in front.</summary>
    public static string WithoutAssistant(string message) => Assistant().Replace(message, " ").Trim();

    [GeneratedRegex(@"(?:^|\s)@(?<name>finance|sales|marketing|support|management|kewangan|jualan|pemasaran|sokongan|pengurusan|财务|销售|市场|客服|管理)(?![\w@.])")]
    private static partial Regex At();

    [GeneratedRegex(@"\b(?:the |ask )?(?<name>finance|sales|marketing|support|management) (?:agent|assistant|bot)\b|\b(?:ejen|pembantu) (?<name>kewangan|jualan|pemasaran|sokongan|pengurusan)\b|(?<name>财务|销售|市场|客服|管理)(?:助手|智能体|机器人)")]
    private static partial Regex Agent();

    [GeneratedRegex(@"<at>[^<]*</at>|@mezzofy\s?(ai|assistant)?\b", RegexOptions.IgnoreCase)]
    private static partial Regex Assistant();
}
