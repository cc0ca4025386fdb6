using System.Globalization;

namespace Mezzofy.Core.Language.Periods;

/// <summary>How periods read, in the three languages.</summary>
public static class PeriodText
{
    private static readonly string[] EnglishMonths = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
    private static readonly string[] MalayMonths = ["Jan", "Feb", "Mac", "Apr", "Mei", "Jun", "Jul", "Ogo", "Sep", "Okt", "Nov", "Dis"];
    private static readonly string[] MalayMonthNames = ["Januari", "Februari", "Mac", "April", "Mei", "Jun", "Julai", "Ogos", "September", "Oktober", "November", "Disember"];
    private static readonly string[] MalayOrdinals = ["pertama", "kedua", "ketiga", "keempat"];
    private static readonly string[] ChineseNumbers = ["一", "二", "三", "四"];

    /// <summary>The whole of it: "Q4 2025 (1 Oct to 31 Dec 2025)". With today given, a running period says how far it goes.</summary>
    public static string Describe(Period period, string language, DateOnly? today = null)
    {
        var days = period.Kind is PeriodKind.Quarter or PeriodKind.Year;
        var text = days ? $"{Short(period, language)}{Bracket(Days(period, language), language)}" : Short(period, language);
        return today is { } day && period.Start <= day && day < period.End ? text + Running(day, language) : text;
    }

    /// <summary>Short enough for a column: "Q4 2025", "Oct 2025", "FY2025", "1 Aug to 31 Oct 2026".</summary>
    public static string Short(Period period, string language) => period.Kind switch
    {
        PeriodKind.Day => Day(period.Start, language),
        PeriodKind.Month => Month(period.Start, language),
        PeriodKind.Quarter => Quarter(period, language),
        PeriodKind.Year => language switch
        {
            Languages.Chinese => $"{period.Start.Year}年",
            Languages.Malay => $"Tahun {period.Start.Year}",
            _ => $"FY{period.Start.Year}",
        },
        _ => Days(period, language),
    };

    /// <summary>For file names: <c>Q4_2025</c>, <c>Oct_2025</c>, <c>FY2025</c>, <c>2026-08-01_2026-10-31</c>.</summary>
    public static string Stem(Period period) => period.Kind switch
    {
        PeriodKind.Day => Iso(period.Start),
        PeriodKind.Month => $"{EnglishMonths[period.Start.Month - 1]}_{period.Start.Year}",
        PeriodKind.Quarter => $"Q{QuarterOf(period)}_{period.Start.Year}",
        PeriodKind.Year => $"FY{period.Start.Year}",
        _ => $"{Iso(period.Start)}_{Iso(period.End)}",
    };

    /// <summary>One day: "5 Oct 2025", "2025年10月5日", "5 Okt 2025".</summary>
    public static string Day(DateOnly day, string language) => language == Languages.Chinese
        ? $"{day.Year}年{day.Month}月{day.Day}日"
        : $"{day.Day} {Names(language)[day.Month - 1]} {day.Year}";

    /// <summary>A month for an axis: "Oct 2025", "2025年10月", "Okt 2025".</summary>
    public static string ShortMonth(DateOnly day, string language) => language == Languages.Chinese
        ? $"{day.Year}年{day.Month}月"
        : $"{Names(language)[day.Month - 1]} {day.Year}";

    /// <summary>Why words are no period, one sentence in the language.</summary>
    public static string Explain(PeriodProblem problem, string source, string language) => language switch
    {
        Languages.Chinese => PeriodProblemText.Chinese(problem, source),
        Languages.Malay => PeriodProblemText.Malay(problem, source),
        _ => PeriodProblemText.English(problem, source),
    };

    private static string Month(DateOnly day, string language) => language switch
    {
        Languages.Chinese => $"{day.Year}年{day.Month}月",
        Languages.Malay => $"{MalayMonthNames[day.Month - 1]} {day.Year}",
        _ => day.ToString("MMMM yyyy", CultureInfo.InvariantCulture),
    };

    private static string Quarter(Period period, string language) => language switch
    {
        Languages.Chinese => $"{period.Start.Year}年第{ChineseNumbers[QuarterOf(period) - 1]}季度",
        Languages.Malay => $"suku {MalayOrdinals[QuarterOf(period) - 1]} {period.Start.Year}",
        _ => $"Q{QuarterOf(period)} {period.Start.Year}",
    };

    private static string Days(Period period, string language) => language switch
    {
        Languages.Chinese => $"{Day(period.Start, language)}至{(SameYear(period) ? $"{period.End.Month}月{period.End.Day}日" : Day(period.End, language))}",
        Languages.Malay => $"{From(period, language)} hingga {Day(period.End, language)}",
        _ => $"{From(period, language)} to {Day(period.End, language)}",
    };

    private static string From(Period period, string language) =>
        SameYear(period) ? $"{period.Start.Day} {Names(language)[period.Start.Month - 1]}" : Day(period.Start, language);

    private static string Running(DateOnly day, string language) => language switch
    {
        Languages.Chinese => $"，截至{Day(day, language)}",
        Languages.Malay => $", setakat {Day(day, language)}",
        _ => $", as of {Day(day, language)}",
    };

    private static string Bracket(string text, string language) => language == Languages.Chinese ? $"（{text}）" : $" ({text})";

    private static string[] Names(string language) => language == Languages.Malay ? MalayMonths : EnglishMonths;

    private static bool SameYear(Period period) => period.Start.Year == period.End.Year;

    private static int QuarterOf(Period period) => ((period.Start.Month - 1) / 3) + 1;

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
