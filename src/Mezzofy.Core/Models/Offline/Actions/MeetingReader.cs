using System.Globalization;
using System.Text.RegularExpressions;
using Mezzofy.Core.Language;
using Mezzofy.Core.Language.Periods;
using Mezzofy.Core.Outputs.Text;

namespace Mezzofy.Core.Models.Offline.Actions;

/// <summary>Reads appointments: with whom, on which day, at what time. Without a day and a time none is made.</summary>
internal static partial class MeetingReader
{
    private static readonly Wording When = new(
        "On which day and at what time? For example: “schedule a meeting with Mei Ling tomorrow at 3pm for 45 minutes”.",
        "哪一天、几点？例如：“安排明天下午3点与 Mei Ling 开会，45分钟”。",
        "Hari apa dan pukul berapa? Contohnya: “jadualkan mesyuarat dengan Mei Ling esok pukul 3 petang selama 45 minit”.");

    private static readonly Wording Titled = new("Meeting with {0}", "与 {0} 的会议", "Mesyuarat dengan {0}");
    private static readonly Wording Untitled = new("Meeting", "会议", "Mesyuarat");

    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    /// <summary>The appointment.</summary>
    public static OfflineAction? Schedule(string text, ModelRequestContext context)
    {
        var invites = Invites().Match(text);
        if (!invites.Success && !Schedules().IsMatch(text))
        {
            return null;
        }

        var today = PeriodClock.At(context.Now, context.TimeZone).Today;
        if (ComingDay.Of(text, today) is not { } day || ClockTime.Of(text) is not { } time)
        {
            return OfflineAction.Asking(When.In(context.Language));
        }

        var people = People(invites.Success ? invites : With().Match(text));
        return new OfflineAction(
            "outlook_create_event", ("subject", Subject(invites.Success ? invites : About().Match(text)) ?? (people.Count > 0 ? Titled.In(context.Language, string.Join(", ", people)) : Untitled.In(context.Language))),
            ("start", string.Create(CultureInfo.InvariantCulture, $"{day:yyyy-MM-dd}T{time:HH:mm}")), ("duration_minutes", Minutes(text) ?? Until(text, time)), ("time_zone", context.TimeZone),
            ("attendees", people.Count > 0 ? people : null)) { OptionalArgument = "attendees" };
    }

    // "2pm to 3:30pm": the second time of the two ends it.
    private static int? Until(string text, TimeOnly start)
    {
        var first = ClockTime.Span(text);
        var rest = text[first.End..];
        return RangeEnd().Match(rest) is { Success: true } range && ClockTime.Of(rest[range.Length..]) is { } end && end > start ? (int)(end - start).TotalMinutes : null;
    }

    private static string? Subject(Match said) => said.Groups["it"].Value.Trim() is { Length: > 2 and < 120 } about ? PlainText.Capitalized(about) : null;

    private static int? Minutes(string text)
    {
        var match = Lasting().Match(text);
        return !match.Success ? null
            : match.Groups["half"].Success ? 30
            : int.Parse(match.Groups["n"].Value, CultureInfo.InvariantCulture) * (match.Groups["hours"].Success ? 60 : 1);
    }

    // "Mei Lin Tan (mei@example.com)": the address says who it is.
    private static string Person(string name) =>
        Address().Match(name) is { Success: true } address ? address.Value : Regex.Replace(name.Trim(), @"^(?:the|our)\s+", "", Options);

    private static List<string> People(Match said)
    {
        var named = said.Groups["who"].Value;
        return [.. Regex.Split(named, @"\s*(?:,|、|\band\b|\bdan\b|和|跟)\s*", Options).Select(Person).Where(name => name.Length is > 0 and < 60).Take(10)];
    }

    [GeneratedRegex(@"^\s*(?:please\s+)?(?:invite|jemput)\s+(?<who>.{2,80}?)\s(?:to|for|ke|untuk)\s+(?:an?\s+|the\s+|our\s+)?(?<it>.+?)(?=\s+(?:on|at|with|tomorrow|today|next|this|for|pada|pukul|esok|lusa|mon|tues|wednes|thurs|fri|satur|sun)|[.,;!?]|$)", RegexOptions.IgnoreCase)]
    private static partial Regex Invites();

    [GeneratedRegex(@"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")]
    private static partial Regex Address();

    [GeneratedRegex(@"\b(?:schedule|book|arrange|set ?up|plan|create|add|put)\b.{0,40}?\b(?:meeting|call|appointment|demo|lunch|visit|event|reminder)\b|\b(?:jadualkan|aturkan|tetapkan)\b.{0,20}(?:mesyuarat|panggilan|temu janji|demo|perjumpaan)|\btempah .{0,20}mesyuarat|安排.{0,24}(?:会议|开会|会面|拜访|通话|演示)|预约.{0,24}(?:会议|会面|演示)", RegexOptions.IgnoreCase)]
    private static partial Regex Schedules();

    [GeneratedRegex(@"^\s*(?:-|–|to|until|till|hingga|sampai|至|到)\s*(?=\d|下午|上午|晚上|pukul)", RegexOptions.IgnoreCase)]
    private static partial Regex RangeEnd();

    [GeneratedRegex(@"\b(?:about|regarding|re:|to (?:discuss|review|talk about|go (?:over|through))|tentang|mengenai|untuk (?:membincangkan|menyemak))\s+(?:the\s+)?(?<it>.+?)(?=\s+(?:on|at|with|tomorrow|today|next|for|pada|pukul|esok|dengan)\b|[.,;!?]|$)|(?:讨论|商讨|关于)\s*(?<it>[^，。,的]+)", RegexOptions.IgnoreCase)]
    private static partial Regex About();

    [GeneratedRegex(@"\b(?:for|selama)\s+(?:(?<half>half an hour|setengah jam)|(?<n>\d{1,3})\s*(?:minutes?|mins?|minit|(?<hours>hours?|jam)))|(?<n>\d{1,3})\s*(?:分钟|(?<hours>个?小时))|(?<half>半个?小时)", RegexOptions.IgnoreCase)]
    private static partial Regex Lasting();

    [GeneratedRegex(@"\b(?i:with|dengan)\s+(?<who>.+?)(?=\s+(?i:on|at|for|into|in (?:my|our|the) calendar|to (?:my|our) calendar|tomorrow|tmr|today|next|this|day after|mon|tue|wed|thu|fri|sat|sun|esok|lusa|pada|pukul|selama|minggu|hari|isnin|selasa|rabu|khamis|jumaat|about)\b|[,;!?]|\.(?:\s|$)|$)|(?:与|和|跟)\s*(?<who>[^，。,的开会见面通]+?)\s*(?=开会|会面|的?会议|见面|通话|做?演示|，|,|$)")]
    private static partial Regex With();
}
