using Mezzofy.Core.Language;

namespace Mezzofy.Core.Models.Offline.Questions;

/// <summary>What a question asks, before it is written as a query.</summary>
internal sealed record QuestionReading(Subject Subject, Measure? Measure, Dimension? Dimension, IReadOnlyList<Filter> Filters)
{
    public Period? Period { get; init; }

    /// <summary>The earlier period that it is compared with.</summary>
    public Period? Versus { get; init; }

    /// <summary>Conditions that are counted side by side, as in "how many active and how many churned".</summary>
    public IReadOnlyList<Filter> Several { get; init; } = [];

    /// <summary>The condition whose share of the whole is asked for.</summary>
    public Filter? Share { get; init; }

    /// <summary>Bounds on the figure of each member that it is split by.</summary>
    public IReadOnlyList<Bound> Having { get; init; } = [];

    /// <summary>How many rows are wanted; null when it is not said.</summary>
    public int? Limit { get; init; }

    public bool Descending { get; init; }

    public bool IsRanking { get; init; }

    public bool IsCount { get; init; }

    public bool IsAverage { get; init; }

    public bool IsList { get; init; }

    public bool IsLatest { get; init; }

    public bool IsOldest { get; init; }

    /// <summary>Whether one record was named by its number.</summary>
    public bool IsRecord { get; init; }

    /// <summary>Whether a name, an amount, an age or a person narrows it.</summary>
    public bool IsNarrowed { get; init; }

    /// <summary>Whether the figure is held against its target.</summary>
    public bool IsAgainstTarget { get; init; }

    /// <summary>Whether the split was asked for with "by" or the like.</summary>
    public bool IsSplit { get; init; }

    /// <summary>The column whose members are counted, each once; null when rows are.</summary>
    public Dimension? Distinct { get; init; }

    /// <summary>Whether the rows themselves are wanted although nothing says "list".</summary>
    public bool WantsRows { get; init; }

    /// <summary>Whether a condition was named in words of its own.</summary>
    public bool IsFiltered { get; init; }

    /// <summary>What could not be applied, and what was assumed.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>The day that the period is about.</summary>
    public string? DateColumn
    {
        get
        {
            var own = Filters.Select(filter => filter.DateColumn).FirstOrDefault(column => column is not null) ?? Measure?.DateColumn;
            return own is "" ? null : own ?? Subject.DateColumn;
        }
    }

    /// <summary>Whether anything is asked of the subject; its mere mention is no question.</summary>
    public bool IsQuestion => Measure is not null || Dimension is not null || Filters.Count > 0 || IsRanking || IsCount || IsAverage || IsList || IsLatest || IsOldest;
}
