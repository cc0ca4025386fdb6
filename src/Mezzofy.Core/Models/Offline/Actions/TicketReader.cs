using System.Text.RegularExpressions;
using Mezzofy.Core.Language;

namespace Mezzofy.Core.Models.Offline.Actions;

/// <summary>Reads what is to be done with tickets.</summary>
internal static partial class TicketReader
{
    private static readonly Wording WhatProblem = new(
        "What is the ticket about? For example: “log a ticket for Kopi House: QR codes do not scan, urgent”.",
        "工单的内容是什么？例如：“新建工单：Kopi House 的二维码无法扫描，紧急”。",
        "Tiket itu tentang apa? Contohnya: “buka tiket untuk Kopi House: kod QR tidak dapat diimbas, segera”.");

    private static readonly Wording WhichTicket = new(
        "For which ticket or problem? For example: “suggest solutions for T-900012” or “how did we solve OTP not received?”.",
        "针对哪张工单或什么问题？例如：“T-900012 怎么解决”。",
        "Untuk tiket atau masalah mana? Contohnya: “cadangkan penyelesaian untuk T-900012”.");

    /// <summary>What solved tickets like one.</summary>
    public static OfflineAction? Solutions(string text, ModelRequestContext context)
    {
        if (!Solves().IsMatch(text))
        {
            return null;
        }

        if (TicketNumber().Match(text) is { Success: true } number)
        {
            return new OfflineAction("suggest_solutions", ("ticket", number.Value.ToUpperInvariant()));
        }

        var problem = Trim(SolveWords().Replace(text, " "));
        return problem.Length < 2 ? OfflineAction.Asking(WhichTicket.In(context.Language)) : new OfflineAction("suggest_solutions", ("text", problem));
    }

    /// <summary>A new ticket.</summary>
    public static OfflineAction? Create(string text, ModelRequestContext context)
    {
        if (Opens().Match(text) is not { Success: true } opened)
        {
            return null;
        }

        var rest = text[(opened.Index + opened.Length)..];
        var said = Subject().Match(rest);
        var subject = Trim(PriorityWords().Replace(said.Success ? said.Groups["it"].Value : Customer().Replace(rest, " "), " "));
        var customer = Customer().Match(said.Success ? rest[..said.Index] + " " : rest) is { Success: true } named ? Trim(named.Groups["it"].Value) : null;
        return subject.Length < 3 ? OfflineAction.Asking(WhatProblem.In(context.Language)) : new OfflineAction(
            "create_ticket", ("subject", subject.Length > 200 ? subject[..200] : subject), ("description", subject.Length > 200 ? subject : null), ("customer", customer), ("priority", Priority(text)));
    }

    /// <summary>Tickets by words; a question about their number is none.</summary>
    public static OfflineAction? Search(string text, ModelRequestContext context)
    {
        if (Looks().Match(text) is not { Success: true } looked || Counts().IsMatch(text))
        {
            return null;
        }

        var about = Trim(looked.Groups["it"].Value);
        return about.Length < 2 ? null : new OfflineAction("search_tickets", ("text", about), ("status", Unsolved().IsMatch(text) ? new[] { "unresolved" } : null), ("priority", Priority(text)));
    }

    private static string? Priority(string text) =>
        Urgent().IsMatch(text) ? "urgent" : High().IsMatch(text) ? "high" : Low().IsMatch(text) ? "low" : null;

    private static string Trim(string text) => Regex.Replace(text, @"\s+", " ").Trim(' ', '.', ',', ';', ':', '!', '?', '"', '-', '“', '”', '，', '。', '：', '？');

    [GeneratedRegex(@"\bT-\d+\b", RegexOptions.IgnoreCase)]
    private static partial Regex TicketNumber();

    [GeneratedRegex(@"\b(?:suggest|recommend|propose|find|any|what)\b.{0,30}\b(?:solutions?|fix(?:es)?|answers?)\b|\bhow (?:do|did|can|could|should) (?:we|i|you) (?:usually )?(?:solve|fix|resolve|handle)\b|\bhow to (?:solve|fix|resolve)\b|建议.{0,6}(?:解决|方案)|怎么(?:解决|处理|修)|如何(?:解决|处理)|解决方案|解决办法|\bcadang(?:kan)? .{0,10}penyelesaian\b|\bpenyelesaian (?:untuk|bagi)\b|\bmacam mana (?:nak )?(?:selesai|betul)\w*|\bbagaimana (?:nak |untuk )?(?:menyelesaikan|selesaikan)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Solves();

    [GeneratedRegex(@"\b(?:please|can you|suggest|recommend|propose|find|any|what|solutions?|fix(?:es)?|answers?|how|do|did|can|could|should|we|i|you|usually|solve|resolve|handle|to|for|the|a|an|this|problem|issue|ticket|before|is|are|there|with|about|of|in|past|tickets)\b|请|建议|怎么|如何|解决方案|解决办法|解决|处理|方案|问题|工单|的|\b(?:cadang(?:kan)?|penyelesaian|untuk|bagi|macam mana|nak|bagaimana|selesaikan|menyelesaikan|tiket|masalah)\b", RegexOptions.IgnoreCase)]
    private static partial Regex SolveWords();

    [GeneratedRegex(@"\b(?:create|open|log|raise|file|add|make)\s+(?:a\s+|an\s+|another\s+)?(?:new\s+)?(?:(?:urgent|high[- ]priority|low[- ]priority|high|low)\s+)?(?:support\s+)?(?:ticket|case)\b|^new ticket\b|(?:新建|创建|开|建|登记)(?:一张|一个|个|张)?新?(?:紧急|客服)?工单|\b(?:buka|cipta|buat|log)(?:kan)?\s+(?:satu\s+)?tiket\b(?:\s+(?:baharu|baru|segera))*", RegexOptions.IgnoreCase)]
    private static partial Regex Opens();

    [GeneratedRegex(@"[:：]\s*(?<it>.+)$|\b(?:about|saying|that says|that|because|regarding|tentang|bahawa|kerana|mengenai)\s+(?<it>.+)$|关于\s*(?<it>.+)$", RegexOptions.IgnoreCase | RegexOptions.Singleline)]
    private static partial Regex Subject();

    [GeneratedRegex(@"\b(?i:for|from|by|untuk|bagi|daripada)\s+(?i:customer\s+|pelanggan\s+)?(?<it>[A-Z0-9][\w&'.-]*(?:\s+(?:&|[A-Z0-9][\w&'.-]*))*)|(?:客户)\s*(?<it>[^，,：:]+)")]
    private static partial Regex Customer();

    [GeneratedRegex(@"[,，]?\s*(?:\(?(?:priority[: ]+)?(?:urgent|high priority|low priority|segera|keutamaan tinggi|紧急|高优先级|低优先级)\)?)\s*[.!。]?$|[,，]?\s*\bpriority[: ]+(?:urgent|high|normal|low)\b", RegexOptions.IgnoreCase)]
    private static partial Regex PriorityWords();

    [GeneratedRegex(@"\b(?:find|search(?: for)?|show(?: me)?|list|look for|get|cari(?:kan)?|senaraikan|tunjuk(?:kan)?)\b.{0,40}?\b(?:tickets?|tiket)\b\s+(?:about|with|on|for|from|mentioning|regarding|tentang|mengenai|berkaitan|daripada)\s+(?<it>.+)$|(?:找|查找|查|搜索|列出).{0,6}关于\s*(?<it>.+?)的?工单|(?:找|查找|查|搜索)\s*(?<it>[^工]{2,30}?)的工单", RegexOptions.IgnoreCase)]
    private static partial Regex Looks();

    [GeneratedRegex(@"\bhow many\b|\bcount|\bnumber of\b|\bby (?:category|priority|status|month|customer)\b|\bsummar|\breports?\b|多少|几张|总结|汇总|\bberapa\b|\bringkas", RegexOptions.IgnoreCase)]
    private static partial Regex Counts();

    [GeneratedRegex(@"\b(?:open|unresolved|unsolved)\b|未解决|未结|\bterbuka\b|\bbelum selesai\b", RegexOptions.IgnoreCase)]
    private static partial Regex Unsolved();

    [GeneratedRegex(@"\burgent\b|紧急|\bsegera\b", RegexOptions.IgnoreCase)]
    private static partial Regex Urgent();

    [GeneratedRegex(@"\bhigh[- ]priority\b|\bpriority[: ]+high\b|高优先级|\bkeutamaan tinggi\b", RegexOptions.IgnoreCase)]
    private static partial Regex High();

    [GeneratedRegex(@"\blow[- ]priority\b|\bpriority[: ]+low\b|低优先级|\bkeutamaan rendah\b", RegexOptions.IgnoreCase)]
    private static partial Regex Low();
}
