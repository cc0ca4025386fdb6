using System.Text.RegularExpressions;

namespace Mezzofy.Core.Models.Offline;

/// <summary>Reads whom a mail is for: addresses, roles, names, "me". Who they are is the directory's business.</summary>
internal static partial class RecipientReader
{
    private const int MostRecipients = 1000;
    private const int LongestName = 60;

    private static readonly HashSet<string> NoNames = new(StringComparer.OrdinalIgnoreCase)
    {
        "it", "this", "that", "these", "those", "them", "pdf", "csv", "excel", "markdown", "email", "mail", "e-mail", "emel", "everyone", "a", "the", "here",
        "file", "format", "ini", "itu", "tu", "ni", "dia", "sini", "latest", "report", "laporan", "him", "her", "us", "kami", "kita",
    };

    private static readonly HashSet<string> Self = new(StringComparer.OrdinalIgnoreCase) { "me", "myself", "saya", "aku", "我", "我自己" };

    /// <summary>Whether the words mean the person who asks.</summary>
    public static bool IsSelf(string name) => Self.Contains(name);

    /// <summary>The recipients in a clause that asks to send something.</summary>
    public static (List<string> To, List<string> Cc) Read(string clause)
    {
        clause = Everybody().Replace(clause, "${team} team");
        var cc = Names(Copy().Match(clause).Groups["who"].Value);
        var text = Copy().Replace(clause, " ");
        Regex[] ways = [To(), Towards(), Indirect()];
        var to = ways.Select(way => Names(way.Match(text).Groups["who"].Value)).FirstOrDefault(names => names.Count > 0);
        return (to ?? [.. Address().Matches(text).Select(match => match.Value).Take(MostRecipients)], cc);
    }

    /// <summary>The recipients in an answer to the question whom a mail is for.</summary>
    public static List<string> ReadAnswer(string answer)
    {
        var (to, _) = Read("send to " + Preposition().Replace(answer, string.Empty));
        return to;
    }

    private static List<string> Names(string list) =>
        [.. Separator().Split(Tail().Replace(list, string.Empty))
            .Select(Clean)
            .Where(name => name.Length is > 0 and <= LongestName && !NoNames.Contains(name))
            .Distinct(StringComparer.OrdinalIgnoreCase)
            .Take(MostRecipients)];

    private static string Clean(string name) =>
        Particle().Replace(Article().Replace(name.Trim(' ', '.', ',', '!', '?', ':', '"', '\'', '(', ')'), string.Empty), string.Empty).Trim();

    // "Everyone in sales" is the sales team.
    [GeneratedRegex(@"\b(?:everyone|everybody|all (?:people|colleagues|staff)|the whole team)\s+(?:in|of|from)\s+(?:the\s+)?(?<team>finance|sales|marketing|support|management)(?:\s+(?:team|department|dept))?\b|\bsemua\s+(?:orang|kakitangan|staf)\s+(?:di\s+|dalam\s+)?(?:jabatan\s+|pasukan\s+)?(?<team>finance|sales|marketing|support|management)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Everybody();

    [GeneratedRegex(@"\s+(?:ah|leh|lah|la|lor|hor|ya|ok|okay|can|now|instead|too|also|juga|instead|asap|thanks?)$", RegexOptions.IgnoreCase)]
    private static partial Regex Particle();


    // Where the list of names ends: at words that say how, when or about what.
    [GeneratedRegex(@"(?:\s+(?:as|in|by|with|via|for|about|on|before|after|today|tomorrow|now|please|pls|asap|using|through|attached|subject|saying|that|telling|sebagai|dalam|dengan|melalui|untuk|sebelum|hari|sekarang|tentang|bahawa|mengatakan|bersama|ya|lah)\b.*|[，。；：;:].*|(?:说|告诉|内容|作为|发(?:一份|一下|个|送|邮件|过去)?|看看|看一下|过目|审阅|用邮件|的邮箱|一份|一下).*|吧$)$", RegexOptions.IgnoreCase | RegexOptions.Singleline)]
    private static partial Regex Tail();

    [GeneratedRegex(@"\s*(?:,|、|&|;|\s+(?:and|dan|serta|or)\s+|和|以及|跟)\s*", RegexOptions.IgnoreCase)]
    private static partial Regex Separator();

    [GeneratedRegex(@"^(?:the|our|my|to|kepada|company's|and|dan|both)\s+|^(?:给|我们的|公司的|公司|我们)", RegexOptions.IgnoreCase)]
    private static partial Regex Article();

    [GeneratedRegex(@"^\s*(?:(?:please |pls )?(?:send|email|mail|hantar|emel)?\s*(?:it|this|them)?\s*(?:to|kepada|ke|kat)\s+|(?:请)?(?:发送给|发给|给))", RegexOptions.IgnoreCase)]
    private static partial Regex Preposition();

    [GeneratedRegex(@"(?:\b(?:cc|bcc|copy(?:ing)?(?: to)?|with a copy to|salinan kepada|s\.k\.)\s*:?\s+|抄送给?)(?<who>[^。;!?]+)", RegexOptions.IgnoreCase)]
    private static partial Regex Copy();

    // Malay "ke" and "kat" also lead to places and months; they are tried when no clearer word stands.
    [GeneratedRegex(@"\b(?:kat|dekat|ke)\s+(?<who>[^。;!?]+)", RegexOptions.IgnoreCase)]
    private static partial Regex Towards();

    [GeneratedRegex(@"(?:\b(?:to|kepada|kpd)\s+|(?:发送给|发邮件给|发邮件到|发送到|发给|发到|寄给|转发给|转给|传给|邮件给|邮件发给|email给|mail给|给))(?<who>(?!我看|我出|我做|我生成)[^。;!?]+)", RegexOptions.IgnoreCase)]
    private static partial Regex To();

    // "email Sarah the statement", "send me the PDF", "emelkan CFO penyata".
    [GeneratedRegex(@"\b(?:[Ee]-?[Mm]ail|[Mm]ail|[Ss]end|[Ff]orward|[Ee]melkan|[Ee]mel|[Hh]antar(?:kan)?)\s+(?:the\s+|our\s+|my\s+)?(?<who>me|myself|saya|us|[A-Z]{2,4}\b|boss|[Bb]os|(?:finance|sales|marketing|support)\s+manager|[A-Z][\w'-]+(?:\s+[A-Z][\w'-]+){0,2}(?:\s+(?:and|dan|,)\s+(?:me|[A-Z][\w'-]+(?:\s+[A-Z][\w'-]+)?))*)(?=\s+\S|\s*$)")]
    private static partial Regex Indirect();

    [GeneratedRegex(@"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")]
    private static partial Regex Address();
}
