using System.Text.RegularExpressions;
using Mezzofy.Core.Language;
using Mezzofy.Core.Language.Periods;
using Mezzofy.Core.Models.Offline.Actions;

namespace Mezzofy.Core.Models.Offline;

/// <summary>Reads what is asked for, with the conversation before it: a follow-up takes what it leaves open from what was asked earlier.</summary>
/// <param name="items">Reads one message.</param>
internal sealed partial class RequestReader(ItemReader items)
{
    private const int MostEarlierMessages = 8;
    private readonly JobReader _jobs = new(items);

    /// <summary>What the last message of the conversation asks for.</summary>
    public OfflineRequest Read(Conversation conversation, ModelRequestContext context, OfferedTools tools, Func<string> abilities)
    {
        var message = conversation.Request;
        var text = TextNormalizer.Normalize(message.Length > 500 ? message[..500] : message);
        if (conversation.LastAnswer is { } asked && Phrases.WhomToSend.StandsIn(asked) && AnswerWithRecipients(message, conversation, context) is { } completed)
        {
            return completed;
        }

        var resolved = Referents.Resolve(message, conversation.LastAnswer);
        if ((_jobs.Read(resolved, context, tools) ?? ActionReader.Read(resolved, context, tools)) is { } action)
        {
            return action.Missing is { } missing ? Saying(missing) : new OfflineRequest([], []) { Action = action };
        }

        if (Unsupported.Find(text, context.Language, tools) is { } refusal)
        {
            return Saying($"{refusal}\n\n{abilities()}");
        }

        var read = items.Read(message, context);
        if (SaysItsText(read, message))
        {
            return new OfflineRequest([], [.. read.Sends.Select(send => send with { Items = [] })]);
        }

        if (read.Items.Any(item => item.Topic is not null))
        {
            return Continue(read, conversation, context);
        }

        return SmallTalk.Reply(text, context, abilities) is { } reply && !SaysSomething(read)
            ? Saying(reply)
            : Complete(read, conversation, context, abilities);
    }

    /// <summary>A new subject that still leans on what was said before: "and the revenue?", or the answer to what is to be sent.</summary>
    private OfflineRequest Continue(OfflineRequest read, Conversation conversation, ModelRequestContext context)
    {
        if (read.Sends.Count == 0 && conversation.LastAnswer is { } asked && Phrases.WhatToSend.StandsIn(asked) && conversation.EarlierRequests.Count > 0)
        {
            var wanted = items.Read(conversation.EarlierRequests[^1], context).Sends;
            return read with { Sends = [.. wanted.Select(send => send with { Items = [.. Enumerable.Range(0, read.Items.Count)] })] };
        }

        return LeansOnPeriod(read, conversation.Request) ? read with { Items = SamePeriod(read.Items, Earlier(conversation, context)) } : read;
    }

    // "Notify the sales reps: town hall at five" carries its text; "sales" is whom, not what.
    private static bool SaysItsText(OfflineRequest read, string message) =>
        read.Sends.Count > 0 && read.Sends.All(send => send.Text is not null && send.By != SendBy.Mail) && !Document().IsMatch(message);

    [GeneratedRegex(@"\b(?:reports?|statements?|dashboards?|summary|summaries|figures|numbers|laporan|penyata|ringkasan)\b|报告|报表|汇总|仪表", RegexOptions.IgnoreCase)]
    private static partial Regex Document();

    private static bool LeansOnPeriod(OfflineRequest read, string message) =>
        read.Items is [{ Period: null, PeriodProblem: null }] && GoesOn().IsMatch(TextNormalizer.Normalize(message));

    private static IReadOnlyList<WorkItem> SamePeriod(IReadOnlyList<WorkItem> items, IReadOnlyList<WorkItem> earlier) =>
        earlier is [.., { Period: { } period }] ? [items[0] with { Period = period }] : items;

    private OfflineRequest Complete(OfflineRequest read, Conversation conversation, ModelRequestContext context, Func<string> abilities)
    {
        var said = read.Items[0];
        if (Earlier(conversation, context) is { Count: > 0 } earlier && SaysSomething(read))
        {
            return new OfflineRequest([.. earlier.Select(item => items.Ask(said.Over(item), context))], [.. read.Sends.Select(send => send with { Items = [.. Enumerable.Range(0, earlier.Count)] })]);
        }

        if (said.IsGeneric || said.Formats.Count > 0 || ((said.Period is not null || said.PeriodProblem is not null) && !LiesAhead(conversation.Request, context)))
        {
            return read with { Items = [said with { Topic = Topics.MainOf(context.Agent) }] };
        }

        return read.Sends.Any(send => send.Text is not null)
            ? new OfflineRequest([], [.. read.Sends.Select(send => send with { Items = [] })])
            : Saying($"{(read.Sends.Count > 0 ? Phrases.WhatToSend : Phrases.Unknown).In(context.Language)} {abilities()}");
    }

    // "Last quarter?" asks for the usual report of it; there is none of tomorrow, so "the weather in KL tomorrow" is about something else.
    private static bool LiesAhead(string message, ModelRequestContext context)
    {
        var clock = PeriodClock.At(context.Now, context.TimeZone);
        return PeriodParser.Find(message, clock)?.Period is { } period && period.Start > clock.Today;
    }

    private OfflineRequest? AnswerWithRecipients(string message, Conversation conversation, ModelRequestContext context)
    {
        var read = items.Read(message, context);
        var to = RecipientReader.ReadAnswer(TextNormalizer.NormalizeKeepingCase(message));
        var earlier = Earlier(conversation, context);
        if (to.Count == 0 || earlier.Count == 0 || read.Items.Any(item => item.Topic is not null) || SmallTalk.Reply(TextNormalizer.Normalize(message), context, () => "") is not null)
        {
            return null;
        }

        return new OfflineRequest(earlier, [new SendOrder(to, [], [.. Enumerable.Range(0, earlier.Count)])]);
    }

    /// <summary>What was asked for last, follow-ups worked in; what was to be sent then is not sent again.</summary>
    private List<WorkItem> Earlier(Conversation conversation, ModelRequestContext context)
    {
        List<WorkItem> found = [];
        foreach (var message in conversation.EarlierRequests.TakeLast(MostEarlierMessages))
        {
            var read = items.Read(message, context);
            if (Unsupported.Find(TextNormalizer.Normalize(message), context.Language) is not null)
            {
                continue;
            }

            if (read.Items.Any(item => item.Topic is not null))
            {
                found = [.. (LeansOnPeriod(read, message) ? SamePeriod(read.Items, found) : read.Items).Where(item => item.Topic is not null)];
            }
            else if (SaysSomething(read))
            {
                found = found.Count > 0
                    ? [.. found.Select(item => items.Ask(read.Items[0].Over(item), context))]
                    : read.Items[0].IsGeneric ? [read.Items[0] with { Topic = Topics.MainOf(context.Agent) }] : [];
            }
        }

        return found;
    }

    [GeneratedRegex(@"^(?:and|what about|how about|same for|also|dan|bagaimana dengan|macam mana dengan)\b|^那|呢[?？]?$|\bpula\b")]
    private static partial Regex GoesOn();

    private static bool SaysSomething(OfflineRequest read) =>
        read.Sends.Count > 0
        || read.Items[0] is { Period: not null } or { PeriodProblem: not null } or { Compare: not null } or { GroupBy: not null } or { Formats.Count: > 0 } or { IsGeneric: true };

    private static OfflineRequest Saying(string reply) => new([], []) { Reply = reply };
}
