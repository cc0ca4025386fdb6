namespace Mezzofy.Core.Language.Periods;

/// <summary>What a text says about time: a period, or why what it names is none.</summary>
/// <param name="Period">The period; null when there is a problem.</param>
/// <param name="Problem">Why it is none; null when there is a period.</param>
/// <param name="Source">The words it was read from; empty when nothing was said and the default holds.</param>
/// <param name="Index">Where these words begin in the text.</param>
public sealed record PeriodReading(Period? Period, PeriodProblem? Problem, string Source, int Index = 0);

/// <summary>Why words that look like a period are none.</summary>
public enum PeriodProblem
{
    /// <summary>The text names no period that is understood.</summary>
    NotAPeriod,

    /// <summary>There is no such quarter; there are four.</summary>
    NoSuchQuarter,

    /// <summary>There is no such half; there are two.</summary>
    NoSuchHalf,

    /// <summary>There is no such month; there are twelve.</summary>
    NoSuchMonth,

    /// <summary>There is no such day in that month.</summary>
    NoSuchDay,

    /// <summary>A year before 2000 or more than five years ahead, or a span of more than fifty years.</summary>
    OutOfRange,
}
