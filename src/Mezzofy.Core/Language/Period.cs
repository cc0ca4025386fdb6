namespace Mezzofy.Core.Language;

/// <summary>A month, quarter, year or other run of whole days.</summary>
/// <param name="Start">The first day.</param>
/// <param name="End">The last day, included.</param>
/// <param name="Kind">What it is.</param>
public sealed record Period(DateOnly Start, DateOnly End, PeriodKind Kind);

/// <summary>Kinds of period.</summary>
public enum PeriodKind
{
    /// <summary>One day.</summary>
    Day,

    /// <summary>Monday to Sunday.</summary>
    Week,

    /// <summary>A calendar month.</summary>
    Month,

    /// <summary>A calendar quarter.</summary>
    Quarter,

    /// <summary>A calendar year.</summary>
    Year,

    /// <summary>Any other range of days.</summary>
    Range,
}
