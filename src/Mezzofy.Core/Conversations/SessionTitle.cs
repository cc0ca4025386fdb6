using System.Text;

namespace Mezzofy.Core.Conversations;

/// <summary>Titles of sessions.</summary>
public static class SessionTitle
{
    /// <summary>The longest title, in UTF-16 characters.</summary>
    public const int MaxLength = 200;

    private const int FromMessage = 60;

    /// <summary>Makes a title from a first message: its first line, cut at a word at about 60 characters.</summary>
    public static string From(string message)
    {
        var line = Clean(message);
        if (line.Length <= FromMessage)
        {
            return line.Length == 0 ? "…" : line;
        }

        var space = line.LastIndexOf(' ', FromMessage);
        var cut = space > FromMessage / 2 ? space : FromMessage;
        return line[..(char.IsHighSurrogate(line[cut - 1]) ? cut - 1 : cut)].TrimEnd() + "…";
    }

    /// <summary>Checks a title that somebody gives.</summary>
    /// <exception cref="ProblemException">400 <c>validation_failed</c> when it is empty or too long.</exception>
    public static string Validate(string? title)
    {
        var clean = Clean(title ?? "");
        return clean.Length is > 0 and <= MaxLength ? clean : throw ProblemException.Validation("title", $"must have 1 to {MaxLength} characters.");
    }

    private static string Clean(string text)
    {
        var line = new StringBuilder(Math.Min(text.Length, 1000));
        foreach (var c in text.AsSpan(0, Math.Min(text.Length, 1000)).Trim())
        {
            line.Append(char.IsControl(c) || char.IsWhiteSpace(c) ? ' ' : c);
        }

        return string.Join(' ', line.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }
}
