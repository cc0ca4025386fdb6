namespace Mezzofy.Core.Models.Offline;

/// <summary>What came of a piece of work.</summary>
/// <param name="Item">The work.</param>
internal sealed record ItemOutcome(WorkItem Item)
{
    /// <summary>The report, when one was made.</summary>
    public ReportResult? Report { get; init; }

    /// <summary>The rows, when a question was asked.</summary>
    public ResultTable? Table { get; init; }

    /// <summary>Whether there is anything to show or to send.</summary>
    public bool HasContent => Report is not null || Table is not null || Months.Any(month => month.HasContent);

    /// <summary>Why there is neither, in the language of the answer.</summary>
    public string? Problem { get; init; }

    /// <summary>Whether the person has no access to it, so that what they do have is worth telling.</summary>
    public bool IsUnavailable { get; init; }

    /// <summary>What came of each month, when a report for each was asked for; the files are then those that hold all of them.</summary>
    public IReadOnlyList<ItemOutcome> Months { get; init; } = [];

    /// <summary>Files made of it, or not.</summary>
    public IReadOnlyList<FileOutcome> Files { get; init; } = [];
}

/// <summary>What came of a file.</summary>
/// <param name="Format">The format asked for.</param>
/// <param name="FileId">The file, or null.</param>
/// <param name="Name">Its name, or null.</param>
/// <param name="Problem">Why there is none.</param>
internal sealed record FileOutcome(string Format, string? FileId, string? Name, string? Problem);

/// <summary>What came of a mail.</summary>
/// <param name="Order">The mail.</param>
/// <param name="Status">As the tool says, or null when no mail was asked for in the end.</param>
/// <param name="Recipients">Who it is for, as the tool found them.</param>
/// <param name="Problem">Why there is none, in the language of the answer.</param>
internal sealed record SendOutcome(SendOrder Order, string? Status, string Recipients, string? Problem);
