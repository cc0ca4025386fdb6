using System.Text.RegularExpressions;
using Mezzofy.Core.Language;
using Mezzofy.Core.Models.Offline.Actions;

namespace Mezzofy.Core.Models.Offline;

/// <summary>Recognises what the offline model cannot do, so that it says so instead of doing something else.</summary>
internal static partial class Unsupported
{
    private static readonly (Regex Pattern, Wording What, string? Unless, string? Needs)[] Kinds =
    [
        (Recurring(), new("set up recurring jobs from a chat", "在对话中设置定期任务", "menetapkan tugas berulang daripada perbualan"), JobReader.Tool, JobReader.Tool),
        (Meeting(), new("make calendar appointments", "安排日历会议", "menjadualkan temu janji"), Topics.Event, Topics.Event),
        (Content(), new("write marketing content", "撰写营销内容", "menulis kandungan pemasaran"), null, "draft_content"),
        (Pitch(), new("write proposals, quotations or pitch decks", "撰写提案、报价单或推介稿", "menulis cadangan, sebut harga atau pitch deck"), null, null),
        (Crm(), new("change leads, customers or orders", "修改线索、客户或订单", "mengubah prospek, pelanggan atau pesanan"), null, "update_lead"),
        (TicketWork(), new("open, change or answer tickets", "新建、修改或回复工单", "membuka, mengubah atau menjawab tiket"), null, "create_ticket"),
        (Posting(), new("post to Teams channels", "发布到 Teams 频道", "menghantar ke saluran Teams"), Topics.Teams, Topics.Teams),
        (Booking(), new("write to the ledger or make payments", "记账或付款", "menulis ke lejar atau membuat bayaran"), null, "log_revenue"),
    ];

    /// <summary>What of it cannot be done, as a sentence, or null.</summary>
    /// <remarks>What could be done with a tool that is not offered is a matter of rights; only the rest is what this model lacks.</remarks>
    public static string? Find(string text, string language, OfferedTools? tools = null)
    {
        var kind = Kinds.FirstOrDefault(kind => kind.Pattern.IsMatch(text) && (kind.Unless is null || tools?.Has(kind.Unless) != true));
        return kind.What is not { } what ? null
            : kind.Needs is { } needed && tools is not null && !tools.Has(needed) ? Phrases.MayNot.In(language, what.In(language))
            : Phrases.Cannot.In(language, what.In(language));
    }

    // A command stands at the beginning, or after "please", "can you" and the like; "open tickets" in a question is no command.
    private const string Command = @"(?:^|\bplease |\bpls |\byou |\band |\bthen |\bto |\bhelp me |\blet's |[,;:] ?|\btolong |\bsila |\bboleh |\bdan |\bnak )";

    [GeneratedRegex(@"\b(?:every|each) (?:mon|tues|wednes|thurs|fri|satur|sun)day|\bevery (?:morning|evening)|\b(?:first|second|third|fourth|last) (?:mon|tues|wednes|thurs|fri|satur|sun)day of (?:the|every|each) month|\bevery other (?:mon|tues|wednes|thurs|fri|satur|sun|week|day)|\bfortnightly|每月第|隔周|\bdaily at\b|\bsetiap (?:isnin|selasa|rabu|khamis|jumaat|sabtu|ahad|pagi|petang)|每(?:周|个?星期)[一二三四五六日天]|每天(?:早上|晚上|下午|\d)|每月\d+[号日]")]
    private static partial Regex Recurring();

    [GeneratedRegex(Command + @"(?:schedule|book|arrange|set up|plan) .{0,40}\b(?:meeting|call|appointment|demo|lunch|visit)\b|\b(?:jadualkan|aturkan)\b|\btempah .{0,20}mesyuarat|安排.{0,12}(?:会议|会面|拜访|通话|演示)|^约.{1,20}(?:见|谈|会)")]
    private static partial Regex Meeting();

    [GeneratedRegex(Command + @"(?:write|draft|compose|rewrite|design|brainstorm|come up with|announce|translate) .{0,60}\b(?:post|posts|caption|captions|blog|article|copy|announcement|press release|newsletter|slogan|tagline|content|playbook|landing page|story|script|poster|flyer|brochure|ideas|headline)\b|" + Command + @"(?:plan|run|launch|start|create) (?:a |an |the |our |new ){1,2}.{0,24}campaign\b(?! report| summary| performance| results)|" + Command + @"(?:tulis|draf|reka|rangka|terjemah|umumkan) .{0,60}\b(?:siaran|hantaran|kapsyen|blog|artikel|pengumuman|surat berita|slogan|kandungan|poster|risalah|skrip)|(?:写|起草|撰写|设计|策划|翻译|想).{0,24}(?:帖子|文案|博客|文章|公告|新闻稿|电子报|口号|内容|推文|海报|脚本|手册|标语|创意)")]
    private static partial Regex Content();

    [GeneratedRegex(Command + @"(?:write|draft|create|make|prepare|generate|build) .{0,30}\b(?:pitch deck|sales deck|proposal|quotation|quote|sales presentation)\b|" + Command + @"(?:tulis|buat|sediakan|siapkan) .{0,24}\b(?:pitch deck|cadangan|sebut harga|pembentangan jualan)|(?:写|做|准备|出).{0,16}(?:提案|推介|报价单|销售演示)")]
    private static partial Regex Pitch();

    [GeneratedRegex(Command + @"(?:create|add|assign|log|change|mark|move|update|edit) .{0,40}\b(?:lead|prospect|deal|opportunity|customer|contact|crm|order)\b|" + Command + @"(?:delete|remove|erase|wipe|purge|drop|cancel) .{0,40}\b(?:leads?|prospects?|deals?|opportunit(?:y|ies)|customers?|contacts?|crm|orders?|invoices?|records?|data|table|database|entries|entry)\b|" + Command + @"(?:cipta|tambah|kemas kini|agih\w*|catat|padam|ubah|tanda\w*) .{0,40}\b(?:lead|prospek|deal|pelanggan|crm|pesanan)|(?:新建|添加|创建|更新|修改|分配|删除|清除|增加|加(?=[一个条入到]))(?!坡).{0,16}(?:线索|客户|商机|crm|订单)|在crm")]
    private static partial Regex Crm();

    [GeneratedRegex(Command + @"(?:(?:create|open|log|raise) (?:a |an |new |another )+.{0,20}(?:ticket|case)|(?:close|reopen|assign|escalate|resolve|update|merge) .{0,24}(?:ticket|case|issue|#?\d{3,})|(?:reply|respond) to .{0,30}(?:customer|complaint|ticket))|" + Command + @"(?:(?:buka|cipta) (?:satu |semula )?(?:tiket|kes)|(?:tutup|serah\w*|eskalasi|balas) .{0,20}(?:tiket|kes|pelanggan|aduan|\d{3,}))|(?:开一?张?|新建|创建|关闭|重新打开|分配|升级|关掉).{0,10}工单|回复.{0,10}(?:客户|投诉|顾客)")]
    private static partial Regex TicketWork();

    [GeneratedRegex(@"\bpost (?:it |this |.{0,30})?(?:to|in|on) .{0,20}(?:teams|channel)|(?:hantar|siar)\w* ke (?:saluran|teams)|发(?:布)?到.{0,12}(?:teams|频道|群)")]
    private static partial Regex Posting();

    [GeneratedRegex(Command + @"(?:record|book|log|enter|pay|transfer|reimburse|refund) .{0,40}(?:payment|revenue|expense|invoice|\$|sgd|rm ?\d|myr|\d{2,})|" + Command + @"(?:rekod|bayar) .{0,30}(?:hasil|bayaran|invois|rm ?\d|sgd|\d{2,})|记一笔|付款给")]
    private static partial Regex Booking();
}
