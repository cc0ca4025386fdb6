using System.Globalization;
using System.Text.RegularExpressions;
using Mezzofy.Core.Language;
using Mezzofy.Core.Language.Periods;
using Mezzofy.Core.Outputs.Text;

namespace Mezzofy.Core.Models.Offline.Actions;

/// <summary>Reads what is to be done again and again, or once later: "send the pipeline report to #sales every Monday at 9".</summary>
/// <param name="items">Reads what is to be done each time.</param>
internal sealed partial class JobReader(ItemReader items)
{
    /// <summary>The tool that proposes it.</summary>
    public const string Tool = "schedule_job";

    private const int LongestName = 100;

    private static readonly Wording What = new(
        "What should be done each time? For example: “send the pipeline report to #sales every Monday at 9”.",
        "每次要做什么？例如：“每周一早上9点把销售管道报告发到 #sales 频道”。",
        "Apa yang perlu dibuat setiap kali? Contohnya: “hantar laporan saluran jualan ke saluran #sales setiap Isnin pukul 9”.");

    private static readonly Wording Unusual = new(
        "I can set up what comes every day, on days of the week, on a day of the month, every quarter, or every so many minutes or hours, but not every other week or the like. When shall it run?",
        "我可以设置每天、每周某几天、每月某日、每季度，或每隔若干分钟、小时的任务，但不能隔周执行。请问什么时候执行？",
        "Saya boleh menetapkan tugas setiap hari, pada hari tertentu setiap minggu, pada tarikh tertentu setiap bulan, setiap suku, atau setiap beberapa minit atau jam, tetapi bukan selang seminggu. Bila ia perlu dijalankan?");

    /// <summary>The job, or null when the message asks for something now.</summary>
    public OfflineAction? Read(string message, ModelRequestContext context, OfferedTools tools)
    {
        var text = ActionReader.Heard(message);
        var quoted = Quoted().Match(text);
        var (said, own) = quoted.Success ? (text[..quoted.Index], text[quoted.Index..]) : (text, "");
        if (!tools.Has(Tool) || Asks().IsMatch(said) || !Orders().IsMatch(said))
        {
            return null;
        }

        return Recurrence.IsUnusual(said) ? OfflineAction.Asking(Unusual.In(context.Language))
            : Recurrence.Of(said) is { } often ? Again(often, own, context, tools) : Later(said, own, context);
    }

    private OfflineAction? Again(Recurrence often, string own, ModelRequestContext context, OfferedTools tools)
    {
        if (!often.IsExact && !Schedules().IsMatch(often.Rest))
        {
            return null;
        }

        var rest = Clean(often.Rest + own);
        var read = items.Read(rest, context);
        return IsUnderstood(read) || ActionReader.Read(rest, context, tools) is { Missing: null }
            ? Propose(rest, read, context, ("cron", often.Cron), ("every_minutes", often.EveryMinutes))
            : OfflineAction.Asking(What.In(context.Language));
    }

    // Only a report that is to be sent can wait for its hour; "tell her the call is tomorrow at nine" is said now.
    private OfflineAction? Later(string said, string own, ModelRequestContext context)
    {
        var now = PeriodClock.At(context.Now, context.TimeZone);
        if (own.Length > 0 || !When().IsMatch(said) || ClockTime.Of(said) is not { } time || ComingDay.Of(said, now.Today) is not { } day)
        {
            return null;
        }

        var rest = Clean(When().Replace(said, " "));
        var read = items.Read(rest, context);
        if (read.Sends.Count == 0 || read.Items.All(item => item.Topic is null))
        {
            return null;
        }

        var at = day.ToDateTime(time);
        var offset = TimeZoneInfo.FindSystemTimeZoneById(context.TimeZone).GetUtcOffset(at);
        return Propose(rest, read, context, ("once", new DateTimeOffset(at, offset).ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture)));
    }

    private static OfflineAction Propose(string rest, OfflineRequest read, ModelRequestContext context, params (string Name, object? Value)[] when)
    {
        // What names nobody else goes to whoever asks: a job has no conversation to answer in.
        var isForMe = read.Sends.All(send => send.IsHandedOver || (send.By == SendBy.Mail && send.To.Count == 0));
        return new OfflineAction(
            Tool, [("name", rest.Length <= LongestName ? rest : rest[..(LongestName - 1)].TrimEnd() + "…"), ("message", rest), .. when, ("time_zone", context.TimeZone), ("email", isForMe ? new[] { "me" } : null)]);
    }

    private static bool IsUnderstood(OfflineRequest read) =>
        read.Items.Any(item => item.Topic is not null || item.IsGeneric) || read.Sends.Any(send => send.Text is not null);

    private static string Clean(string rest)
    {
        var clean = Polite().Replace(Spaces().Replace(rest, " ").Trim(' ', ',', '，', '。', '.', ';', '、'), "");
        clean = Loose().Replace(Spaces().Replace(Wrapper().Replace(clean.Trim(), ""), " "), "$1").Trim(' ', ',', '，', '。', '.', ';', '、');
        return PlainText.Capitalized(clean);
    }

    // The person's own text is no order: it begins at a quotation mark or a colon that is none of a time.
    [GeneratedRegex(@"[""“「]|[:：](?!\d)")]
    private static partial Regex Quoted();

    [GeneratedRegex(@"^\s*(?:how|what|which|who|when|why|is|are|do|does|did|was|were|berapa|apa|siapa|bila|adakah|mengapa|多少|哪|什么|谁|几|为什么)\b|多少|哪些|几[个张条]|[?？]\s*$(?<!(?:can|could|would) you.*)", RegexOptions.IgnoreCase)]
    private static partial Regex Asks();

    [GeneratedRegex(@"\b(?:send|e-?mail|mail|post|share|deliver|prepare|generate|make|create|give|get|run|write|remind|notify|alert|push|schedule|set up|produce|build|draft|find|show|update)\b|\b(?:hantar|emel|e-mel|sediakan|jana|buat|siapkan|kongsi|siar|beritahu|maklumkan|jadualkan|tunjuk|beri|cari)\w*|发|生成|准备|制作|整理|汇总|提醒|安排|给我|推送|通知|出一份|做一份|查找|找出", RegexOptions.IgnoreCase)]
    private static partial Regex Orders();

    [GeneratedRegex(@"\b(?:schedule|recurring|automatically|regularly|job)\b|\bjadual\w*|\bsecara automatik\b|定期|自动|定时", RegexOptions.IgnoreCase)]
    private static partial Regex Schedules();

    [GeneratedRegex(@"^(?:(?:please|pls|kindly|can you|could you|would you|i want you to|i'd like you to|tolong|sila|boleh(?:kah)?(?: awak| anda)?|请你?|麻烦你?|帮我)[\s,，]*)+", RegexOptions.IgnoreCase)]
    private static partial Regex Polite();

    [GeneratedRegex(@"^(?:schedule|set up|create|make|add)\s+(?:(?:a|an|the)\s+)?(?:recurring\s+|scheduled\s+|new\s+)*(?:job|task|schedule)?\s*(?:that|which|to|for)?\s*(?:will\s+)?|^jadualkan\s+|^(?:设置|创建|安排|添加)?(?:一个)?(?:定期|定时|自动)(?:任务)?[，,:：]?|\s*\b(?:in\s+)?(?:singapore|malaysian?|kl|local|our)\s+time\b|\s+\b(?:SGT|MYT)\b|\b(?:automatically|regularly|secara automatik|starting (?:today|tomorrow|now))\b", RegexOptions.IgnoreCase)]
    private static partial Regex Wrapper();

    // What is left over where the time stood: "… to #sales at", "…, in the morning".
    [GeneratedRegex(@"\s+(?:at|on|in the (?:morning|afternoon|evening)|pada|pukul|jam)\s*(?=[,.;]|$)|(?:的?早上|上午|下午|晚上)\s*(?=[，。]|$)|^(?:at|on|早上|上午|下午|晚上)\s*[,，]?\s*|\s+(?=[,，.;])|\b(?:at)\s+(?=to\b|for\b)()", RegexOptions.IgnoreCase)]
    private static partial Regex Loose();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();

    // A day and an hour, one after the other, at the beginning or the end of what is said.
    [GeneratedRegex(@"(?<=^|[,，]?\s)(?:on\s+)?(?:tomorrow|tmr|next\s+\w+day|(?:mon|tues|wednes|thurs|fri|satur|sun)day|the day after tomorrow)(?:\s+(?:morning|afternoon|evening))?\s*(?:,|at|@)?\s*(?:at\s+)?(?:\d{1,2}(?:[:.]\d{2})?\s*(?:am|pm)|\d{1,2}:\d{2}|(?<=at\s)\d{1,2})(?:\s+(?=$|[,.])|(?=\s*[,.]|\s*$))|\bat\s+\d{1,2}(?:[:.]\d{2})?\s*(?:am|pm)?\s+(?:tomorrow|tmr|on\s+\w+day)(?=\s*[,.]|\s*$)|(?:esok|lusa)\s*,?\s*pukul\s+\d{1,2}(?:[:.]\d{2})?(?:\s*(?:pagi|petang|malam|tengah hari))?(?=\s*[,.]|\s*$)|(?:明天|后天|下?(?:周|星期)[一二三四五六日天])\s*(?:上午|早上|中午|下午|晚上)?(?:\d{1,2}|十[一二]?|[一二三四五六七八九两])点(?:半|\d{2}分?)?", RegexOptions.IgnoreCase)]
    private static partial Regex When();
}
