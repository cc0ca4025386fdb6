using System.Globalization;

namespace Mezzofy.Core.Conversations;

/// <summary>The cursor of the list of sessions: time of the last change, then id.</summary>
internal static class SessionCursor
{
    public static string After(SessionSummary last) => Cursor.Encode(last.UpdatedAt.UtcDateTime.ToString("O", CultureInfo.InvariantCulture), last.SessionId);

    public static DateTime? Time(string[]? parts) =>
        parts is null ? null
        : DateTime.TryParseExact(parts[0], "O", CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var time) ? time
        : throw ProblemException.Validation("cursor", "is not one that a list has answered.");
}
