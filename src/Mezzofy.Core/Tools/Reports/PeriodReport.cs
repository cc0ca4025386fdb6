using System.ComponentModel;
using Mezzofy.Core.Language;
using Mezzofy.Core.Language.Periods;
using Mezzofy.Core.Outputs;
using Npgsql;

namespace Mezzofy.Core.Tools.Reports;

/// <summary>What a report of a period needs.</summary>
/// <param name="Period">The period as people write it.</param>
public sealed record PeriodReportArguments(
    [property: Description("The period as the user wrote it, in English, Chinese or Malay: \"last month\", \"Q3 2025\", \"this week\", \"2025-01-01 to 2025-03-31\". Leave out for the usual one.")] string? Period = null);

/// <summary>A department's report about a period, compared with the period before. It only reads.</summary>
/// <remarks>
/// The figures of a running period go up to today and are compared with as many days of the one before. A period without data
/// gives a report that says so.
/// </remarks>
public abstract class PeriodReport(NpgsqlDataSource database) : Tool<PeriodReportArguments>
{
    /// <summary>The unit that "latest" names.</summary>
    protected abstract PeriodKind Latest { get; }

    /// <summary>The period when none is named.</summary>
    protected abstract Period DefaultPeriod(DateOnly today);

    /// <summary>Reads and writes the report.</summary>
    protected abstract Task<ReportContent> WriteAsync(ReportScope scope, ReportReader reader);

    /// <inheritdoc/>
    protected sealed override async Task<ToolResult> RunAsync(PeriodReportArguments arguments, ToolContext context, CancellationToken cancellationToken)
    {
        var scope = ReportScope.Read(arguments.Period, DefaultPeriod, Latest, context);
        await using var reader = await ReportReader.OpenAsync(database, cancellationToken);
        var content = await WriteAsync(scope, reader);
        var report = Document(content, scope, context);
        var id = Ids.New(Ids.Report, context.Now);
        return new ToolResult(new ReportSummary(id, content.Title, scope.Text, content.Figures) { Notes = Notes(content, scope) })
        {
            Report = report,
            ReportId = id,
            Sources = [.. content.Sources.Select(source => new ToolSource("view", source.View, source.Rows, scope.Text))],
        };
    }

    private static ReportDocument Document(ReportContent content, ReportScope scope, ToolContext context)
    {
        var overview = new TextBlock(string.Join("\n", Notes(content, scope).Select(note => $"- {note}")));
        return new(
            content.Title, scope.Text, scope.Language, $"{content.Stem}_{PeriodText.Stem(scope.Asked)}",
            [new(CommonTerms.Overview.In(scope.Language), [overview]), .. content.Sections])
        {
            KeyFigures = content.Figures,
            PreparedFor = context.Caller.Name,
            AsOf = context.LocalNow,
            Sources = [.. content.Sources.Select(source => CommonTerms.Source.In(scope.Language, source.View, scope.Text, source.Rows))],
        };
    }

    private static List<string> Notes(ReportContent content, ReportScope scope)
    {
        var state = scope.IsFuture ? CommonTerms.Future.In(scope.Language)
            : scope.IsRunning ? CommonTerms.Running.In(scope.Language, PeriodText.Day(scope.Today, scope.Language))
            : null;
        var compared = CommonTerms.Compared.In(scope.Language, PeriodText.Describe(scope.Before, scope.Language));
        return [.. content.Notes, .. state is null ? [] : new[] { state }, compared];
    }
}
