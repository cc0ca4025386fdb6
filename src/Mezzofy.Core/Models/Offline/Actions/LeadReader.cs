using System.Text.RegularExpressions;
using Mezzofy.Core.Language;
using Mezzofy.Core.Language.Periods;

namespace Mezzofy.Core.Models.Offline.Actions;

/// <summary>Reads what is to be done with leads.</summary>
internal static partial class LeadReader
{
    /// <summary>Find, mail and log take three calls a lead at most, so a run stays within its forty.</summary>
    public const int MostMailed = 18;

    private static readonly Wording WhichCompany = new(
        "For which company shall I create the lead? For example: “create a lead for Kopi House, contact Mei Tan, mei@kopi.example, worth SGD 8,000”.",
        "要为哪家公司创建线索？例如：“新建线索：Kopi House，联系人 Mei Tan，mei@kopi.example，价值 SGD 8,000”。",
        "Untuk syarikat mana? Contohnya: “tambah prospek untuk Kopi House, hubungan Mei Tan, mei@kopi.example, nilai SGD 8,000”.");

    private static readonly Wording WhichLead = new(
        "Which lead, and what shall change? For example: “mark L-900012 as proposal” or “log a call with Kopi House: wants a demo”.",
        "哪条线索，要改什么？例如：“把 L-900012 标记为提案”。",
        "Prospek yang mana, dan apa yang berubah? Contohnya: “tanda L-900012 sebagai cadangan”.");

    private static readonly Wording InSgd = new(
        "Leads are valued in SGD: please give the value in SGD. Nothing was changed.", "线索的价值以 SGD 计，请给出 SGD 金额。没有做任何更改。", "Nilai prospek dalam SGD: sila beri nilai dalam SGD. Tiada apa-apa diubah.");

    /// <summary>Mails to every lead that is due.</summary>
    public static OfflineAction? FollowUps(string text, ModelRequestContext context) =>
        LeadWords.Speaks(text) && MailsThem().IsMatch(text)
            ? Found(text) with { Arguments = [.. Filter(text), ("follow_up", Due(text)), ("limit", MostMailed)], MailsEach = true }
            : null;

    // With today's come those that an earlier run, a weekend or a stop left: else nobody would ever write to them.
    private static string Due(string text) => LeadWords.FollowUp(text) is { } day and not "today" ? day : "due";

    /// <summary>A list of leads; a question about their number or value is none.</summary>
    public static OfflineAction? Find(string text, ModelRequestContext context) =>
        LeadWords.Speaks(text) && Finds().IsMatch(text) && !Counts().IsMatch(text) && !NotFor().IsMatch(text)
            ? Found(text) with { Arguments = [.. Filter(text), ("follow_up", LeadWords.FollowUp(text))] }
            : null;

    /// <summary>A new lead.</summary>
    public static OfflineAction? Create(string text, ModelRequestContext context)
    {
        if (!Creates().IsMatch(text))
        {
            return null;
        }

        if (LeadWords.IsRinggit(text))
        {
            return OfflineAction.Asking(InSgd.In(context.Language));
        }

        var company = Trim(Company().Match(text).Groups["company"].Value);
        return company.Length == 0 ? OfflineAction.Asking(WhichCompany.In(context.Language)) : new OfflineAction(
            "create_lead", ("company", company), ("contact_name", Named(Contact(), text)), ("contact_email", LeadWords.Email(text)), ("industry", LeadWords.Industry(text)),
            ("country", LeadWords.Country(text)), ("city", LeadWords.City(text)), ("value_sgd", LeadWords.Amount(text)), ("note", Named(Note(), text)),
            ("language", context.Language));
    }

    /// <summary>A change to a lead, or something that was done with it.</summary>
    public static OfflineAction? Update(string text, ModelRequestContext context)
    {
        var activity = Logs().Match(text);
        var moves = Updates().Match(text);
        if (!activity.Success && !(moves.Success && (LeadWords.Speaks(text) || LeadWords.Status(text) is not null)))
        {
            return null;
        }

        var lead = LeadNumber().Match(text) is { Success: true } number ? number.Value : Trim(FieldOf().Replace((activity.Success ? activity : moves).Groups["lead"].Value, ""));
        var rest = moves.Success ? text[moves.Groups["rest"].Index..] : string.Empty;
        var follow = FollowsUp().Match(text);
        var status = activity.Success ? null
            : NamedStatus().Match(text) is { Success: true } named && LeadWords.Status(named.Groups["it"].Value) is { } said ? said
            : LeadWords.Status(FollowsUp().Match(rest) is { Success: true } then ? rest[..then.Index] : rest);
        if (LeadWords.IsRinggit(rest))
        {
            return OfflineAction.Asking(InSgd.In(context.Language));
        }

        var action = new OfflineAction(
            "update_lead", ("lead", lead), ("status", status), ("follow_up_date", follow.Success ? Day(text[follow.Index..], context) : null),
            ("value_sgd", LeadWords.Amount(rest)), ("lost_reason", status == "lost" ? Named(Because(), text) : null),
            ("activity", activity.Success ? Activity(activity.Groups["what"].Value) : null), ("note", Named(Note(), text)));
        return lead.Length == 0 || action.Arguments.Skip(1).All(argument => argument.Value is null) ? OfflineAction.Asking(WhichLead.In(context.Language)) : action;
    }

    private static OfflineAction Found(string text) => new("find_leads") { Formats = [.. Format().Matches(text).Select(match => match.Value.ToLowerInvariant() is "pdf" ? "pdf" : "csv").Distinct()] };

    private static List<(string Name, object? Value)> Filter(string text)
    {
        var status = LeadWords.Status(StatusPart(text));
        return
        [
            ("status", status is null ? null : new[] { status }), ("industry", LeadWords.Industry(text)), ("country", LeadWords.Country(text)),
            ("owner", Mine().IsMatch(text) ? "me" : Named(Owner(), text)), ("text", LeadWords.City(text)),
        ];
    }

    // "New" is a status before "leads" only: "find new ideas for leads" asks for no status.
    private static string StatusPart(string text) => Regex.Replace(text, @"follow[-_ ]?ups?(?:[-_ ]date)?|e-?mails?", " ", RegexOptions.IgnoreCase);

    private static string Activity(string word) => word.ToLowerInvariant() switch
    {
        "call" or "电话" or "panggilan" => "call",
        "email" or "e-mail" or "邮件" or "emel" => "email",
        "meeting" or "会面" or "会议" or "mesyuarat" => "meeting",
        "demo" or "演示" => "demo",
        _ => "note",
    };

    private static string? Day(string text, ModelRequestContext context) =>
        ComingDay.Of(text, PeriodClock.At(context.Now, context.TimeZone).Today) is { } day ? $"{day:yyyy-MM-dd}" : null;

    private static string? Named(Regex pattern, string text) => Trim(pattern.Match(text).Groups["it"].Value) is { Length: > 0 } found ? found : null;

    private static string Trim(string text) => text.Trim(' ', '.', ',', ';', ':', '!', '?', '"', '\'', '“', '”', '，', '。', '：');

    [GeneratedRegex(@"follow[- _]?up (?:e-?)?mails?|\b(?:send|write|e-?mail|mail)\b.{0,30}\bfollow[- _]?ups?\b|\b(?:e-?mail|mail|write to) (?:each|them|all|every)\b|跟进邮件|回访邮件|(?:逐一|分别|给他们|给她们).{0,6}(?:发|写).{0,4}邮件|e-?mel susulan|\bemel(?:kan)? (?:setiap|mereka|semua)", RegexOptions.IgnoreCase)]
    private static partial Regex MailsThem();

    [GeneratedRegex(@"^(?:(?:please|pls|can you|could you|tolong|sila|boleh)\s+)?(?:find|search(?: for)?|look (?:up|for)|list|show(?: me)?|get(?: me)?|give me|cari(?:kan)?|senaraikan|tunjuk(?:kan)?)\b|^(?:请|帮我|请帮我)?(?:找出?|查找|查|列出|搜索|显示)|哪些(?:线索|潜在客户)|^(?:which|what|mana)(?: of (?:my|our|the))? (?:leads|prospects|prospek)\b|^(?:my|today's|overdue|open|new) (?:leads|prospects)\b|^prospek (?:saya|hari ini)", RegexOptions.IgnoreCase)]
    private static partial Regex Finds();

    [GeneratedRegex(@"\bhow many\b|\bcount|\bnumber of\b|\bby (?:status|source|owner|industry|country|month)\b|\btop \d|\bbiggest\b|\bhighest\b|\breports?\b|\bpipeline\b|\bsummary\b|\bwin rate\b|多少|几个|几条|报告|汇总|最大|最高|\bberapa\b|\blaporan\b|\bringkasan\b|\bterbesar\b|\bmengikut\b", RegexOptions.IgnoreCase)]
    private static partial Regex Counts();

    [GeneratedRegex(@"\b(?:create|add|log|enter|register|make)\s+(?:a\s+|an\s+|the\s+)?(?:new\s+)?(?:lead|prospect)\b|^new lead\b|(?:新建|添加|创建|新增|加)(?:一个|一条|个|条)?新?(?:线索|潜在客户)|\b(?:tambah|cipta|buat|daftar)(?:kan)?\s+(?:satu\s+)?(?:prospek|lead)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Creates();

    [GeneratedRegex(@"(?:\b(?:lead|prospect|prospek)\b(?:\s+(?:baharu|baru))?|线索|潜在客户)\s*(?:\b(?:for|from|at|called|named|untuk|bagi|dari)\b|[:：])?\s*(?:the company\s+|syarikat\s+|公司\s*)?(?<company>[^,;，。；(（]+?)(?=\s*(?:[,;，。；(（]|\.\s|\.?$|\bcontact\b|\bhubungan\b|\bhubungi\b|\bnilai\b|联系人|联络人|\bwith\b|\bworth\b|\bvalue\b|\bbernilai\b|价值|\b(?:in|di) (?:Singapore|Malaysia|Singapura|KL|PJ|JB|Kuala Lumpur|Penang|Johor)\b))", RegexOptions.IgnoreCase)]
    private static partial Regex Company();

    [GeneratedRegex(@"(?i:\bcontact(?: person| name)?(?: is)?|\bhubungan|\bhubungi|\borang (?:hubungan|dihubungi)|联系人|联络人|联系)\s*[:：]?\s*(?:是)?\s*(?<it>[A-Z][\w'.-]*(?:\s+[A-Z][\w'.-]*){0,3}|\p{IsCJKUnifiedIdeographs}{2,4})")]
    private static partial Regex Contact();

    [GeneratedRegex(@"(?:\bnotes?|\bcatatan|备注)\s*[:：]\s*(?<it>.+)$|(?:\blog (?:a |an )?(?:call|e-?mail|meeting|demo|note)[^:]*|\bcatat[^:]*|记录[^：:]*)[:：]\s*(?<it>.+)$", RegexOptions.IgnoreCase)]
    private static partial Regex Note();

    [GeneratedRegex(@"\b(?:mark|move|set|change|update|put|tanda(?:kan)?|tukar(?:kan)?|kemas ?kini|ubah)\s+(?:the\s+)?(?:lead\s+|prospek\s+|deal\s+)?(?<lead>.+?)(?:'s)?\s+(?<rest>(?:as|to|into|status|follow|value|sebagai|kepada|ke)\b.*|[,:]\s*(?:status|follow|value).*)$|(?:把|将)\s*(?:线索)?\s*(?<lead>.+?)\s*(?<rest>(?:的状态|的跟进|改为|改成|标记为|设为|更新为|移到).*)$", RegexOptions.IgnoreCase)]
    private static partial Regex Updates();

    [GeneratedRegex(@"\blog\s+(?:a\s+|an\s+|my\s+)?(?<what>call|e-?mail|meeting|demo|note)\s+(?:with|for|to|on|about)\s+(?:the\s+lead\s+|lead\s+)?(?<lead>[^:,;]+)|\bcatat\s+(?<what>panggilan|emel|mesyuarat|demo|nota)\s+(?:dengan|untuk)\s+(?<lead>[^:,;]+)|记录(?:与|和|跟)\s*(?<lead>[^:：,，的]+?)\s*的?(?<what>电话|邮件|会面|会议|演示)", RegexOptions.IgnoreCase)]
    private static partial Regex Logs();

    [GeneratedRegex(@"\bL-\d+\b", RegexOptions.IgnoreCase)]
    private static partial Regex LeadNumber();

    // How long nobody spoke to them is no filter of the list; it is a question.
    [GeneratedRegex(@"(?:\bnot|n't|\bnever|\bno)\b.{0,20}\b(?:contact|touch|activit)\w*|没有?联系|未联系|\bbelum dihubungi", RegexOptions.IgnoreCase)]
    private static partial Regex NotFor();

    // "The status of Tanjong Bakery": what is changed stands before whose it is.
    [GeneratedRegex(@"^(?:status|stage|value|follow[- ]?up(?: date)?)\s+(?:of|for)\s+", RegexOptions.IgnoreCase)]
    private static partial Regex FieldOf();

    [GeneratedRegex(@"\b(?:status|stage)\b(?:\s+(?:of|for)\s+.+?)?\s+(?:to|as|is|=)\s+(?<it>[\w ]{3,20})", RegexOptions.IgnoreCase)]
    private static partial Regex NamedStatus();

    [GeneratedRegex(@"follow[-_ ]?up|跟进|susulan", RegexOptions.IgnoreCase)]
    private static partial Regex FollowsUp();

    [GeneratedRegex(@"\b(?:because(?: of)?|due to|reason:?|kerana|sebab)\s+(?<it>.+)$|因为\s*(?<it>.+)$", RegexOptions.IgnoreCase)]
    private static partial Regex Because();

    [GeneratedRegex(@"\bmy (?:\w+ )?(?:leads|prospects)\b|\b(?:assigned to|owned by) me\b|我的|\bprospek saya\b", RegexOptions.IgnoreCase)]
    private static partial Regex Mine();

    [GeneratedRegex(@"\b(?:owned by|assigned to|belonging to|milik)\s+(?<it>[A-Z][\w'-]+(?:\s+[A-Z][\w'-]+)?)|\b(?<it>[A-Z][a-z]+(?: [A-Z][a-z]+)?)'s (?:leads|prospects)")]
    private static partial Regex Owner();

    [GeneratedRegex(@"\b(?:pdf|csv|excel|spreadsheet)\b|表格文件", RegexOptions.IgnoreCase)]
    private static partial Regex Format();
}
