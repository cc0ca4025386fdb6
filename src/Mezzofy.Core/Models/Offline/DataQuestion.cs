namespace Mezzofy.Core.Models.Offline;

/// <summary>What the figures of a column are, so that they are written with their unit.</summary>
public enum FigureUnit
{
    /// <summary>As it comes.</summary>
    Text,

    /// <summary>A number of things.</summary>
    Count,

    /// <summary>Singapore dollars.</summary>
    Money,

    /// <summary>Hours.</summary>
    Hours,

    /// <summary>Points out of five.</summary>
    Score,

    /// <summary>A share of one, written in per cent.</summary>
    Percent,

    /// <summary>A return, as a share of what was spent; written in per cent.</summary>
    Return,

    /// <summary>The first day of a month, written as the month.</summary>
    Month,
}

/// <summary>A question that SQL answers.</summary>
/// <param name="Sql">One query over the reporting views.</param>
/// <param name="Title">What it answers, in the language of the answer.</param>
public sealed record DataQuestion(string Sql, string Title)
{
    /// <summary>A column that counts all rows, also those beyond the limit; it is told, not shown.</summary>
    public const string AllRows = "#rows";

    /// <summary>A column with the sum over all rows, also those beyond the limit; it is told, not shown.</summary>
    public const string SumOfAll = "#sum";

    /// <summary>The units of the columns in order; those that are missing are text.</summary>
    public IReadOnlyList<FigureUnit> Units { get; init; } = [];

    /// <summary>What was understood but could not be applied, and what was assumed; whole sentences.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>Whether the notes say that the answer is of more than was asked for, and so come before it.</summary>
    public bool NotesLead { get; init; }

    /// <summary>Whether it is narrowed to a name, an amount, an age or the like, which no report of the whole would answer.</summary>
    public bool IsNarrowed { get; init; }

    /// <summary>Whether the one row has the figures of two periods, the earlier first.</summary>
    public bool IsComparison { get; init; }

    /// <summary>The unit of a column.</summary>
    public FigureUnit UnitOf(int column) => column < Units.Count ? Units[column] : FigureUnit.Text;
}
