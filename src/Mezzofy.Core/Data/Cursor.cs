using System.Buffers.Text;
using System.Globalization;
using System.Text;

namespace Mezzofy.Core;

/// <summary>Opaque cursors of keyset pages: the sort key of the last item, joined by a bar and written in base64url.</summary>
public static class Cursor
{
    /// <summary>Writes one.</summary>
    public static string Encode(params ReadOnlySpan<string> parts) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(string.Join('|', parts.ToArray())));

    /// <summary>Reads one of so many parts; null stays null.</summary>
    /// <exception cref="ProblemException">400 <c>validation_failed</c> when it is none of ours.</exception>
    public static string[]? Decode(string? cursor, int parts)
    {
        if (cursor is null)
        {
            return null;
        }

        var text = Read(cursor)?.Split('|');
        return text?.Length == parts ? text : throw Invalid();
    }

    /// <summary>Reads one that holds a whole number.</summary>
    /// <exception cref="ProblemException">400 <c>validation_failed</c> when it does not.</exception>
    public static long? DecodeNumber(string? cursor) =>
        Decode(cursor, 1) is not [var text] ? null
        : long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number
        : throw Invalid();

    /// <summary>Reads one that holds an id of this kind.</summary>
    /// <param name="cursor">The cursor, or null.</param>
    /// <param name="kind">The prefix of the id, one of <see cref="Ids"/>.</param>
    /// <exception cref="ProblemException">400 <c>validation_failed</c> when it does not.</exception>
    public static string? DecodeId(string? cursor, string kind) =>
        Decode(cursor, 1) is not [var id] ? null : Ids.IsValid(kind, id) ? id : throw Invalid();

    private static string? Read(string cursor)
    {
        try
        {
            return cursor.Length <= 500 ? Encoding.UTF8.GetString(Base64Url.DecodeFromChars(cursor)) : null;
        }
        catch (FormatException)
        {
            return null;
        }
    }

    private static ProblemException Invalid() => ProblemException.Validation("cursor", "is not one that a list has answered.");
}
