using System.Text.RegularExpressions;
using Mezzofy.Core.Language;
using Mezzofy.Core.Language.Periods;

namespace Mezzofy.Core.Models.Offline;

/// <summary>A statement for each month of a period: twelve statements, twelve files and one that holds them all.</summary>
internal static partial class MonthSeries
{
    /// <summary>With a report and a file each, a file of all and a mail they stay within the forty tool calls of a run.</summary>
    public const int Most = 18;

    private const int FiguresShown = 4;

    public static readonly Wording TooMany = new(
        "I can prepare at most {0} monthly statements at once; please ask for a shorter time.",
        "一次最多可以准备 {0} 份月度报表，请缩短时间段。",
        "Saya boleh menyediakan paling banyak {0} penyata bulanan sekali gus; sila minta tempoh yang lebih pendek.");

    public static readonly Wording Made = new(
        "{0} monthly files are ready, one for each month.", "已生成 {0} 份月度文件，每月一份。", "{0} fail bulanan sudah siap, satu untuk setiap bulan.");

    private static readonly Wording Titled = new("{0}, monthly, {1} to {2}", "{0}（月度），{1}至{2}", "{0}, bulanan, {1} hingga {2}");
    private static readonly Wording Month = new("Month", "月份", "Bulan");

    /// <summary>Whether the words ask for one statement a month; "net profit each month" asks for figures.</summary>
    public static bool IsAsked(string text, bool namesReport) => Monthly().IsMatch(text) && (namesReport || Statements().IsMatch(text));

    /// <summary>Whether the words speak of something that comes every month.</summary>
    public static bool IsMonthly(string text) => Monthly().IsMatch(text);

    /// <summary>"The last twelve monthly statements" speaks of the last twelve months.</summary>
    public static string PeriodText(string text) => LastMonthly().Replace(text, "${last} months");

    /// <summary>An item for each month of the period that has begun; none when it is no longer than a month.</summary>
    public static IReadOnlyList<WorkItem> Of(WorkItem item, PeriodClock clock)
    {
        if (item.PeriodProblem is not null || item.Period is null || PeriodParser.Read(item.Period, clock).Period is not { } period)
        {
            return [];
        }

        var shown = period.UpTo(clock.Today);
        var first = new DateOnly(shown.Start.Year, shown.Start.Month, 1);
        return [.. Enumerable.Range(0, shown.MonthCount()).Select(month => item with
        {
            Period = Language.Periods.PeriodText.ShortMonth(first.AddMonths(month), Languages.English),
            EachMonth = false,
            GroupBy = null,
        })];
    }

    /// <summary>The reports whose files one file can hold together: those that became a PDF each.</summary>
    public static IReadOnlyList<string> Bindable(ItemOutcome outcome) =>
        [.. outcome.Months.Where(month => month.Files.Any(file => file is { Format: "pdf", FileId: not null })).Select(month => month.Report?.ReportId).OfType<string>()];

    /// <summary>How many months have a file.</summary>
    public static int FilesMade(ItemOutcome outcome) => outcome.Months.Count(month => month.Files.Any(file => file.FileId is not null));

    /// <summary>What a mail carries: the file that holds all, or else the single ones.</summary>
    public static IEnumerable<FileOutcome> FilesToSend(ItemOutcome outcome) =>
        outcome.Files.Any(file => file.FileId is not null) ? outcome.Files : outcome.Files.Concat(outcome.Months.SelectMany(month => month.Files));

    /// <summary>"Financial statement, monthly, November 2025 to October 2026"; null if it is no series or nothing came of it.</summary>
    public static string? Title(ItemOutcome outcome, string language)
    {
        var made = outcome.Months.Select(month => month.Report).OfType<ReportResult>().ToList();
        return made.Count == 0 ? null : Titled.In(language, made[0].Title, made[0].Period, made[^1].Period);
    }

    /// <summary>The key figures of each month, one row a month.</summary>
    public static ResultTable? Table(ItemOutcome outcome, string language)
    {
        var made = outcome.Months.Select(month => month.Report).OfType<ReportResult>().ToList();
        if (made.Count == 0)
        {
            return null;
        }

        var labels = made[0].Figures.Take(FiguresShown).Select(figure => figure.Label).ToList();
        var rows = made.Select(report => (IReadOnlyList<string>)
            [report.Period ?? report.Title, .. labels.Select(label => report.Figures.FirstOrDefault(figure => figure.Label == label)?.Value ?? "–")]);
        return new ResultTable(Title(outcome, language)!, [Month.In(language), .. labels], [.. rows], false);
    }

    [GeneratedRegex(@"\bmonthly\b|\b(?:each|every|per|by) month\b|\bmonth by month\b|\bone (?:a|per) month\b|月度|月报表|每个?月|各个?月|逐月|按月|\bbulanan\b|\b(?:setiap|tiap-tiap|tiap) bulan\b", RegexOptions.IgnoreCase)]
    private static partial Regex Monthly();

    [GeneratedRegex(@"\bstatements?\b|\bpenyata\b|报表", RegexOptions.IgnoreCase)]
    private static partial Regex Statements();

    [GeneratedRegex(@"\b(?<last>(?:last|past|latest|previous|recent)\s+(?:\d{1,2}|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve))\s+monthly\b", RegexOptions.IgnoreCase)]
    private static partial Regex LastMonthly();
}
