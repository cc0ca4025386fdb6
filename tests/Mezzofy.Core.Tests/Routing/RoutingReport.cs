using System.Globalization;
using System.Text;
using Mezzofy.Core.Identity;
using Mezzofy.Core.Language;
using Mezzofy.Core.Routing;
using Microsoft.Extensions.Options;

namespace Mezzofy.Core.Tests.Routing;

/// <summary>
/// What the router makes of labelled utterances in a new session. Right is: the labelled department; for <c>ambiguous</c> a question
/// back; for <c>general</c> small talk or a question back.
/// </summary>
internal sealed class RoutingReport
{
    private const string Asked = "(asks)";
    private const string SmallTalk = "(small talk)";
    private const string NoDepartment = "";
    private static readonly string[] Outcomes = [.. Departments.All, SmallTalk, Asked];
    private readonly List<(LabelledText Text, string Outcome, double Confidence)> _results = [];

    public static async Task<RoutingReport> RunAsync(
        OfflineClassifier classifier, IEnumerable<LabelledText> texts, Func<LabelledText, string?>? department = null)
    {
        var report = new RoutingReport();
        var router = new Router(classifier, new LanguageDetector(), Options.Create(new RoutingOptions()));
        foreach (var text in texts)
        {
            var request = new RoutingRequest(text.Text, RoutingSources.Mobile, department?.Invoke(text) ?? NoDepartment, text.Language);
            var decision = await router.RouteAsync(request, CancellationToken.None);
            var outcome = decision.Agent is null ? Asked : decision.Explanation.SmallTalk ? SmallTalk : decision.Agent;
            report._results.Add((text, outcome, decision.Explanation.Confidence));
        }

        return report;
    }

    public double Accuracy(string? language = null) =>
        _results.Where(result => language is null || result.Text.Language == language).Average(result => IsRight(result) ? 1.0 : 0);

    /// <summary>How often a wrong department was chosen, rather than the right one or a question.</summary>
    public double Misrouted() => _results.Average(result => !IsRight(result) && Departments.All.Contains(result.Outcome) ? 1.0 : 0);

    public override string ToString()
    {
        var text = new StringBuilder();
        foreach (var language in _results.GroupBy(result => result.Text.Language))
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"{language.Key}: {Accuracy(language.Key):P1} of {language.Count()}");
        }

        text.AppendLine(CultureInfo.InvariantCulture, $"all: {Accuracy():P1} of {_results.Count}; sent to a wrong department: {Misrouted():P1}");
        AppendMatrix(text);
        AppendCalibration(text);
        foreach (var wrong in _results.Where(result => !IsRight(result)))
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"  {wrong.Text.Label} -> {wrong.Outcome} {wrong.Confidence:F2}: {wrong.Text.Text}");
        }

        return text.ToString();
    }

    private static bool IsRight((LabelledText Text, string Outcome, double Confidence) result) => result.Text.Label switch
    {
        OfflineClassifier.Ambiguous => result.Outcome == Asked,
        OfflineClassifier.General => result.Outcome is Asked or SmallTalk,
        var label => result.Outcome == label,
    };

    private void AppendMatrix(StringBuilder text)
    {
        text.AppendLine(string.Concat(Outcomes.Select(outcome => outcome.PadLeft(13)).Prepend("".PadRight(11))));
        foreach (var row in _results.GroupBy(result => result.Text.Label))
        {
            var counts = Outcomes.Select(outcome => row.Count(result => result.Outcome == outcome).ToString(CultureInfo.InvariantCulture).PadLeft(13));
            text.AppendLine(string.Concat(counts.Prepend(row.Key.PadRight(11))));
        }
    }

    private void AppendCalibration(StringBuilder text)
    {
        foreach (var bin in _results.Where(result => Departments.All.Contains(result.Outcome)).GroupBy(result => Math.Min(9, (int)(result.Confidence * 10))).OrderBy(bin => bin.Key))
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"  confidence {bin.Average(result => result.Confidence):F2}: right {bin.Average(result => IsRight(result) ? 1.0 : 0):F2} of {bin.Count()}");
        }
    }
}
