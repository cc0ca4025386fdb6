using System.Text.RegularExpressions;

namespace Mezzofy.Core.Models.Offline;

/// <summary>By what a piece of work is sent.</summary>
internal enum SendBy
{
    /// <summary>A mail.</summary>
    Mail,

    /// <summary>A post in a Teams channel.</summary>
    Teams,

    /// <summary>A notification on people's phones.</summary>
    Push,
}

/// <summary>Reads what is to be posted in a channel or pushed to phones.</summary>
internal static partial class ChannelReader
{
    private static readonly Dictionary<string, string> Names = new(StringComparer.OrdinalIgnoreCase)
    {
        ["销售"] = "sales", ["jualan"] = "sales", ["财务"] = "finance", ["kewangan"] = "finance", ["市场"] = "marketing", ["营销"] = "marketing", ["pemasaran"] = "marketing",
        ["客服"] = "support", ["sokongan"] = "support", ["管理"] = "management", ["管理层"] = "management", ["pengurusan"] = "management",
    };

    /// <summary>The mails, with those that are meant for a channel or for phones as such; and what asks for one without a word of sending.</summary>
    /// <param name="text">The message.</param>
    /// <param name="sends">The mails read from it.</param>
    /// <param name="items">How many pieces of work it speaks of.</param>
    /// <param name="hasWork">Whether any of them is a report or a question.</param>
    public static List<SendOrder> Read(string text, List<SendOrder> sends, int items, bool hasWork)
    {
        IReadOnlyList<int> all = hasWork ? [.. Enumerable.Range(0, items)] : [];
        if (Posts().Match(text) is { Success: true } post)
        {
            return [.. sends.Where(send => !send.To.Any(IsChannel)), new SendOrder([Channel(post.Groups["channel"].Value)], [], all, Text(post)) { By = SendBy.Teams }];
        }

        // Who speaks of a notification means one, though "send … to" reads like a mail.
        if (Notifies().Match(text) is { Success: true } notify && (notify.Groups["push"].Success || !sends.Exists(send => send.To.Count > 0)))
        {
            return [new SendOrder([.. Who(notify.Groups["who"].Value)], [], all, Text(notify)) { By = SendBy.Push }];
        }

        return sends;
    }

    private static string? Text(Match match) => match.Groups["text"].Value.Trim() is { Length: > 2 } text ? text : null;

    private static bool IsChannel(string name) => name.StartsWith('#') || Regex.IsMatch(name, @"\b(?:channel|teams|saluran)\b|频道|群", RegexOptions.IgnoreCase);

    private static string Channel(string name) => Names.GetValueOrDefault(name.Trim(), name.Trim().ToLowerInvariant());

    private static IEnumerable<string> Who(string people) =>
        Regex.Split(people, @"\s*(?:,|、|\band\b|\bdan\b|和)\s*", RegexOptions.IgnoreCase).Select(name => Regex.Replace(name.Trim(), @"^(?:the|our|kepada)\s+", "", RegexOptions.IgnoreCase)).Where(name => name.Length > 0).Take(10);

    [GeneratedRegex(@"\b(?:post|share|announce|publish|put|send)\b\s+[""“](?<text>[^""”]+)[""”]\s+(?:to|in|on|into)\s+(?:the\s+)?(?:(?:ms\s+)?teams\s+)?(?:#(?<channel>[\w-]+)|(?<channel>[\w-]+)\s+(?:teams\s+)?channel)|\b(?:post|announce|write)\b\s+(?:in|on|to)\s+(?:ms\s+)?teams[,\s]+(?:in\s+|channel\s+)?#?(?<channel>[\w-]+)(?:\s+channel)?\s*[:：]\s*(?<text>.+)|\b(?:post|share|publish|put|send)\b(?:\s+(?:it|this|that))?.*?\b(?:to|in|on|into)\s+(?:the\s+)?(?:teams\s+)?(?:#(?<channel>[\w-]+)(?:\s+(?:teams\s+)?channel)?|(?<channel>[\w-]+)\s+(?:teams\s+)?channel)(?:\s*[:：]\s*(?<text>.+))?|(?:发布|发送|发)到\s*#?(?<channel>[\w\p{IsCJKUnifiedIdeographs}]+?)\s*(?:频道|群)(?:[:：]\s*(?<text>.+))?|\b(?:hantar|siar|kongsi)\w*\b.*?\bke\s+(?:saluran\s+)#?(?<channel>[\w-]+)(?:\s*:\s*(?<text>.+))?", RegexOptions.IgnoreCase | RegexOptions.Singleline)]
    private static partial Regex Posts();

    [GeneratedRegex(@"\b(?:notify|alert|ping|(?<push>(?:push|send)\s+(?:out\s+)?(?:a\s+|an\s+)?(?:push\s+)?notifications?\s+to|push\s+to))\s+(?<who>(?!me\b)[^:：]+?)(?:\s+on\s+(?:her|his|their)\s+phones?)?(?:\s+(?:that|about|of|saying|to say)\s+(?<text>.+)|\s*[:：]\s*(?<text>.+)|[.!]?$)|(?:推送)?通知\s*(?<who>[^，。,:：说]+?)(?:\s*[:：，,说]\s*(?<text>.+)|[。！]?$)|\b(?:maklumkan|beritahu)\s+(?:kepada\s+)?(?<who>[^:]+?)(?:\s+(?:bahawa|tentang)\s+(?<text>.+)|\s*:\s*(?<text>.+)|[.!]?$)", RegexOptions.IgnoreCase | RegexOptions.Singleline)]
    private static partial Regex Notifies();
}
