using System.Text.RegularExpressions;

namespace Mezzofy.Core.Language.Periods;

/// <summary>One expression of time found in a text, before neighbours are joined to a range.</summary>
internal sealed record PeriodAtom(int Index, int Length, Period? Period, PeriodProblem? Problem = null)
{
    /// <summary>Whether the year was said; else it may be taken from a neighbour.</summary>
    public bool HasYear { get; init; } = true;

    /// <summary>2 for a named period, 1 for words such as "today", 0 for "latest": a weaker one yields to a stronger one.</summary>
    public int Strength { get; init; } = 2;

    /// <summary>Where it ends.</summary>
    public int End => Index + Length;
}

/// <summary>A pattern and what it means; null from <paramref name="Read"/> means "not this after all".</summary>
internal sealed record PeriodRule(Regex Pattern, Func<Match, PeriodClock, PeriodAtom?> Read);
