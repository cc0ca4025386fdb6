namespace Mezzofy.Core.Models.Offline.Actions;

/// <summary>Something to be done with a record: one tool, its arguments, and what is done with the result.</summary>
/// <param name="Tool">The tool.</param>
/// <param name="Arguments">Its arguments; those that are null are left out.</param>
internal sealed record OfflineAction(string Tool, params IReadOnlyList<(string Name, object? Value)> Arguments)
{
    /// <summary>Each lead that is found gets a mail of its own.</summary>
    public bool MailsEach { get; init; }

    /// <summary>Files to be made of what is found: <c>pdf</c>, <c>csv</c>, <c>markdown</c>, <c>docx</c>.</summary>
    public IReadOnlyList<string> Formats { get; init; } = [];

    /// <summary>An argument that may be left out when the tool cannot find whom it names.</summary>
    public string? OptionalArgument { get; init; }

    /// <summary>What must be asked first, in the language of the answer; null when nothing is missing.</summary>
    public string? Missing { get; init; }

    /// <summary>An action that lacks something.</summary>
    public static OfflineAction Asking(string question) => new(string.Empty) { Missing = question };
}
