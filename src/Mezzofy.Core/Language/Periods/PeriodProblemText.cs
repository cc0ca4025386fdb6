namespace Mezzofy.Core.Language.Periods;

/// <summary>Sentences about what is no period.</summary>
internal static class PeriodProblemText
{
    public static string English(PeriodProblem problem, string source) => problem switch
    {
        PeriodProblem.NoSuchQuarter => $"“{source}”: a year has four quarters, Q1 to Q4.",
        PeriodProblem.NoSuchHalf => $"“{source}”: a year has two halves, H1 and H2.",
        PeriodProblem.NoSuchMonth => $"“{source}”: a year has twelve months, 1 to 12.",
        PeriodProblem.NoSuchDay => $"“{source}”: that month has no such day.",
        PeriodProblem.OutOfRange => $"“{source}” lies outside the years that can be asked for.",
        _ => $"“{source}” is not a period I understand. Try “last month”, “Q4 2025”, “Oct 2025” or “2025-01-01 to 2025-03-31”.",
    };

    public static string Chinese(PeriodProblem problem, string source) => problem switch
    {
        PeriodProblem.NoSuchQuarter => $"“{source}”：一年只有四个季度。",
        PeriodProblem.NoSuchHalf => $"“{source}”：一年只有上半年和下半年。",
        PeriodProblem.NoSuchMonth => $"“{source}”：一年只有十二个月。",
        PeriodProblem.NoSuchDay => $"“{source}”：该月没有这一天。",
        PeriodProblem.OutOfRange => $"“{source}”超出了可以查询的年份。",
        _ => $"无法识别时间段“{source}”。可以说“上个月”、“2025年第四季度”、“2025年10月”。",
    };

    public static string Malay(PeriodProblem problem, string source) => problem switch
    {
        PeriodProblem.NoSuchQuarter => $"“{source}”: setahun hanya ada empat suku.",
        PeriodProblem.NoSuchHalf => $"“{source}”: setahun hanya ada dua separuh.",
        PeriodProblem.NoSuchMonth => $"“{source}”: setahun hanya ada dua belas bulan.",
        PeriodProblem.NoSuchDay => $"“{source}”: bulan itu tiada hari tersebut.",
        PeriodProblem.OutOfRange => $"“{source}” di luar tahun yang boleh ditanya.",
        _ => $"“{source}” bukan tempoh yang saya fahami. Cuba “bulan lepas”, “suku keempat 2025” atau “Oktober 2025”.",
    };
}
