using System.Globalization;

namespace Mezzofy.Core.Tools.Outlook;

/// <summary>Reads when an event is to be.</summary>
internal static class EventTimes
{
    private static readonly string[] Local = ["yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd'T'HH:mm:ss", "yyyy-MM-dd HH:mm", "yyyy-MM-dd HH:mm:ss"];

    /// <summary>An IANA time zone.</summary>
    /// <exception cref="ToolRefusedException"><c>invalid_time_zone</c>.</exception>
    public static TimeZoneInfo Zone(string name) =>
        name.Contains('/', StringComparison.Ordinal) && TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone) ? zone
        : name == "UTC" ? TimeZoneInfo.Utc
        : throw new ToolRefusedException("invalid_time_zone", $"\"{name}\" is not an IANA time zone such as Asia/Singapore.");

    /// <summary>A moment: with an offset as it says, without as the clock on the wall in the zone.</summary>
    /// <exception cref="ToolRefusedException"><c>invalid_time</c>: no such text, or an hour that daylight saving skips.</exception>
    public static DateTimeOffset Read(string text, string field, TimeZoneInfo zone)
    {
        if (DateTime.TryParseExact(text.Trim(), Local, CultureInfo.InvariantCulture, DateTimeStyles.None, out var wall))
        {
            return zone.IsInvalidTime(wall)
                ? throw new ToolRefusedException("invalid_time", $"{field}: the clocks in {zone.Id} skip {text}.")
                : new DateTimeOffset(wall, zone.GetUtcOffset(wall));
        }

        return text.Contains('T', StringComparison.OrdinalIgnoreCase)
            && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var moment)
                ? moment
                : throw new ToolRefusedException("invalid_time", $"{field} must be a time such as 2026-03-02T15:00, not \"{text}\".");
    }
}
