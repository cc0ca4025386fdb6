using System.Text.RegularExpressions;
using Mezzofy.Core.Identity;
using Mezzofy.Core.Language.Periods;

namespace Mezzofy.Core.Models.Offline;

/// <summary>Reads the pieces of work and the mails that one message speaks of, without looking at what was said before.</summary>
/// <param name="signals">The words to listen for.</param>
/// <param name="questions">Questions that SQL answers.</param>
internal sealed partial class ItemReader(Signals signals, IQuestionCatalogue? questions)
{
    /// <summary>The items and mails in the order in which they are spoken of; at least one item, perhaps an empty one.</summary>
    public OfflineRequest Read(string message, ModelRequestContext context)
    {
        var heard = signals.Hear(message);
        var clock = PeriodClock.At(context.Now, context.TimeZone);
        var spans = Spans(heard, ClauseSplitter.Split(heard));
        var weak = spans.TrueForAll(span => span.Topic is null) ? WeakTopic(heard, context.Agent) : null;
        List<WorkItem> items = [.. spans.Select(span => Item(heard, span, span.Topic ?? weak, context, clock))];
        if (items.Count == 1 && Question(heard, items[0], context, clock) is { } question)
        {
            items[0] = items[0] with { Topic = Topic.Question, Question = question, Asked = heard.Text };
        }

        var sends = ChannelReader.Read(heard.Text, SendReader.Read(heard, spans, clock), items.Count, items.Exists(item => item.Topic is not null));
        return new OfflineRequest(Share(heard, spans, items), sends);
    }

    /// <summary>
    /// The item with its question asked again, after a follow-up changed its words; without an answer it is no question any more. Two
    /// periods that a follow-up compares make a question of a report, which knows only one.
    /// </summary>
    public WorkItem Ask(WorkItem item, ModelRequestContext context)
    {
        var asked = item.Versus is { } versus ? $"{(item.Topic == Topic.Question ? item.Asked : item.Topic is { } topic ? Topics.Subject(topic) : null)} {versus}" : item.Asked;
        if (asked is null || (item.Topic != Topic.Question && item.Versus is null)
            || questions?.Find(asked, context.Agent, context.Language, PeriodClock.At(context.Now, context.TimeZone), Asker(context)) is not { } question)
        {
            return item;
        }

        return item with { Topic = Topic.Question, Question = question, Asked = asked };
    }

    private static Asker? Asker(ModelRequestContext context) => context.CallerName is { } name ? new Asker(name, context.CallerEmail) : null;

    private static List<ItemSpan> Spans(HeardText heard, List<Clause> clauses)
    {
        var spans = new List<ItemSpan>();
        foreach (var clause in clauses)
        {
            var topic = StrongTopic(heard, clause);
            if (spans.Count > 0 && (topic is null || spans[^1].Topic is null || spans[^1].Topic == topic))
            {
                var last = spans[^1];
                spans[^1] = last with { End = clause.End, Topic = last.Topic ?? topic, Clauses = [.. last.Clauses, clause] };
            }
            else
            {
                spans.Add(new ItemSpan(clause.Start, clause.End, topic, [clause]));
            }
        }

        return spans;
    }

    private static Topic? StrongTopic(HeardText heard, Clause clause)
    {
        var hits = heard.In("report", clause.Start, clause.End).Concat(heard.In("topic", clause.Start, clause.End));
        return hits.Select(hit => (Topic?)Topics.Of(hit.Value.Name)).FirstOrDefault();
    }

    // "Total sales" asked of finance is revenue; otherwise the agent's own subject counts before others.
    private static Topic? WeakTopic(HeardText heard, string agent)
    {
        // In "by customer" the customer is no subject.
        var split = GroupWord().Match(heard.Text.ToLowerInvariant());
        var topics = heard.In("weak")
            .Where(hit => !split.Success || hit.End <= split.Index || hit.Start >= split.Index + split.Length)
            .Select(hit => Topics.Of(hit.Value.Name))
            .ToList();
        if (topics.Count == 0)
        {
            return null;
        }

        return topics.Contains(Topics.MainOf(agent)) ? Topics.MainOf(agent) : topics[0] switch
        {
            Topic.Pipeline when agent == Departments.Finance => Topic.Revenue,
            Topic.Kpis when agent != Departments.Management => Topics.MainOf(agent),
            var topic => topic,
        };
    }

    private static WorkItem Item(HeardText heard, ItemSpan span, Topic? topic, ModelRequestContext context, PeriodClock clock)
    {
        var text = MonthSpelling.Mend(heard.Text[span.Start..span.End]);
        var period = PeriodParser.Find(MonthSeries.PeriodText(MonthNames.WithoutPeople(text)), clock);
        var unread = period is null ? UnreadPeriods.Find(text) : null;
        return new WorkItem
        {
            Topic = topic,
            Period = period is { Problem: null } ? period.Source : period is null ? Cadence(topic, text) : null,
            PeriodProblem = period?.Problem is { } problem ? PeriodText.Explain(problem, period.Source, context.Language)
                : unread is null ? null : PeriodText.Explain(PeriodProblem.NotAPeriod, unread, context.Language),
            Versus = PeriodParser.FindAll(text, clock).Count > 1 && CompareWord().IsMatch(text) ? text : null,
            EachMonth = topic == Topic.Statement && MonthSeries.IsAsked(text, heard.Has("report", "statement", span.Start, span.End)),
            Compare = Comparison(PeriodComparisonParser.Find(text)),
            GroupBy = topic == Topic.Kpis ? null : Grouping(text.ToLowerInvariant()),
            Part = Part([.. heard.In("part", span.Start, span.End).Select(hit => hit.Value.Name).Distinct()]),
            Formats = [.. heard.In("format", span.Start, span.End).Select(hit => hit.Value.Name).Distinct()],
            IsMade = heard.Has("verb", "make", span.Start, span.End),
            IsGeneric = heard.Has("generic", null, span.Start, span.End),
        };
    }

    // Whoever asks for a report, or names its subject without asking anything in particular, gets the report; a question its answer.
    private DataQuestion? Question(HeardText heard, WorkItem item, ModelRequestContext context, PeriodClock clock)
    {
        if (heard.Has("report") || item.IsMade || item.EachMonth || questions?.Find(heard.Text, context.Agent, context.Language, clock, Asker(context)) is not { } question)
        {
            return null;
        }

        var asks = heard.Has("ask") || item.GroupBy is not null;
        var wantsReport = item.Topic == Topic.Kpis || (item is { Topic: not null, IsGeneric: true }) || (heard.Has("topic") && !asks);
        return wantsReport && !question.IsNarrowed ? null : question;
    }

    // "The statement and the revenue summary for Q3" speaks of one period; a clause with a verb of its own speaks for itself.
    private static List<WorkItem> Share(HeardText heard, List<ItemSpan> spans, List<WorkItem> items)
    {
        for (var index = items.Count - 2; index >= 0; index--)
        {
            var joined = !heard.Has("verb", null, spans[index + 1].Start, spans[index + 1].End);
            if (joined && items[index].Period is null && items[index].PeriodProblem is null)
            {
                items[index] = items[index] with { Period = items[index + 1].Period, PeriodProblem = items[index + 1].PeriodProblem };
            }
            else if (joined && items[index + 1].Period is null)
            {
                items[index + 1] = items[index + 1] with { Period = items[index].Period };
            }
        }

        return items;
    }

    // A weekly or monthly dashboard is one of the last week or month.
    private static string? Cadence(Topic? topic, string text) => topic != Topic.Kpis ? null
        : MonthSeries.IsMonthly(text) ? "last month"
        : WeeklyWord().IsMatch(text) ? "last week"
        : null;

    // The income statement alone, say; whoever names two of them wants the whole.
    private static string? Part(string[] parts) => parts.Length == 1 ? parts[0] : null;

    private static string? Comparison(PeriodComparison? comparison) => comparison switch
    {
        PeriodComparison.Previous => "previous",
        PeriodComparison.LastYear => "last_year",
        PeriodComparison.Both => "both",
        PeriodComparison.None => "none",
        _ => null,
    };

    private static string? Grouping(string text)
    {
        var found = GroupWord().Match(text) is { Success: true } match ? match.Groups["g"].Value : null;
        return found switch
        {
            null => null,
            "month" or "月" or "个月" or "bulan" => "month",
            "quarter" or "季度" or "季" or "suku" => "quarter",
            "country" or "countries" or "market" or "国家" or "negara" => "country",
            "customer" or "client" or "客户" or "pelanggan" => "customer",
            "plan" or "套餐" or "方案" or "pelan" => "plan",
            "product" or "产品" or "produk" => "product",
            "industry" or "行业" or "industri" => "industry",
            _ => "channel",
        };
    }

    [GeneratedRegex(@"\bcompar\w*|\bvs\b|\bversus\b|\bagainst\b|\bdifference\b|banding|比较|对比|相比|比", RegexOptions.IgnoreCase)]
    private static partial Regex CompareWord();

    [GeneratedRegex(@"\bweekly\b|每周|周报|周度|\bmingguan\b", RegexOptions.IgnoreCase)]
    private static partial Regex WeeklyWord();

    [GeneratedRegex(@"\b(?:by|per|each|for each|for every)\s+(?<g>month|quarter|country|market|customer|client|plan|product|industry|channel)\b|\b(?:mengikut|ikut|setiap|bagi setiap)\s+(?<g>bulan|suku|negara|pelanggan|pelan|produk|industri|saluran)\b|(?:按|每个?|各)(?<g>个?月|季度?|国家|客户|套餐|方案|产品|行业|渠道)")]
    private static partial Regex GroupWord();
}

/// <summary>The part of a message that one item is read from.</summary>
/// <param name="Start">Where it starts.</param>
/// <param name="End">Where it ends, exclusive.</param>
/// <param name="Topic">What it is plainly about, or null.</param>
/// <param name="Clauses">Its clauses.</param>
internal sealed record ItemSpan(int Start, int End, Topic? Topic, IReadOnlyList<Clause> Clauses);
