using System.Text.RegularExpressions;
using Mezzofy.Core.Language;
using Mezzofy.Core.Language.Periods;

namespace Mezzofy.Core.Models.Offline;

/// <summary>Reads which items are to be sent to whom.</summary>
internal static partial class SendReader
{
    /// <summary>
    /// The mails in order. A clause that asks to send without saying whom to waits for the clause that does:
    /// "email the statement and the revenue summary to the CFO" is one mail with both.
    /// </summary>
    public static List<SendOrder> Read(HeardText heard, List<ItemSpan> spans, PeriodClock clock)
    {
        var sends = new List<SendOrder>();
        var open = new SortedSet<int>();
        for (var index = 0; index < spans.Count; index++)
        {
            foreach (var clause in spans[index].Clauses)
            {
                var asks = heard.Has("verb", "send", clause.Start, clause.End);
                if (!asks && open.Count == 0 && !GoesOn(heard, clause, sends))
                {
                    continue;
                }

                var (to, cc) = RecipientReader.Read(Recipients(heard, clause, clock));
                if (to.Count == 0 && cc.Count > 0 && sends.Count > 0 && open.Count == 0)
                {
                    sends[^1] = sends[^1] with { Cc = [.. sends[^1].Cc, .. cc] };
                    continue;
                }

                open.Add(index);
                open.UnionWith(heard.Has("all", null, clause.Start, clause.End) ? Enumerable.Range(0, index) : []);
                if (to.Count > 0)
                {
                    sends.Add(new SendOrder(to, cc, [.. open], OwnText(heard.Text))
                    {
                        IsHandedOver = cc.Count == 0 && to.TrueForAll(RecipientReader.IsSelf) && !heard.Has("mail"),
                    });
                    open.Clear();
                }
            }
        }

        return open.Count > 0 ? [.. sends, new SendOrder([], [], [.. open], OwnText(heard.Text))] : sends;
    }

    // "Email the P&L to Sarah and the revenue summary to John": the second part has a subject and no verb of its own.
    private static bool GoesOn(HeardText heard, Clause clause, List<SendOrder> sends) =>
        sends.Count > 0
        && !heard.Has("verb", null, clause.Start, clause.End)
        && (heard.Has("report", null, clause.Start, clause.End) || heard.Has("topic", null, clause.Start, clause.End))
        && RecipientReader.Read(heard.Text[clause.Start..clause.End]).To.Count > 0;

    /// <summary>The clause from its verb on (Chinese puts the verb last), without the words that name a period.</summary>
    private static string Recipients(HeardText heard, Clause clause, PeriodClock clock)
    {
        var verb = heard.In("verb", clause.Start, clause.End).FirstOrDefault(hit => hit.Value.Name == "send");
        var start = verb.Term is null || TextNormalizer.IsHan(verb.Term[0]) || verb.Term.Any(TextNormalizer.IsHan) ? clause.Start : verb.Start;
        var text = Saying().Replace(heard.Text[start..clause.End], string.Empty);
        var period = PeriodParser.Find(MonthNames.WithoutPeople(text), clock);
        return period is null ? text : text.Remove(period.Index, Math.Min(period.Source.Length, text.Length - period.Index)).Insert(period.Index, " ");
    }

    private static string? OwnText(string text) => Saying().Match(text) is { Success: true } match ? match.Groups["text"].Value.Trim() : null;

    [GeneratedRegex(@"(?:\b(?:saying|that says|telling (?:him|her|them)|with the (?:text|message)|mengatakan|beritahu|yang berbunyi)\b:?\s*(?:that\s+)?|(?:内容是|说|告诉(?:他|她)们?)[：:]?\s*|:\s+)(?<text>.{3,})$", RegexOptions.IgnoreCase | RegexOptions.Singleline)]
    private static partial Regex Saying();
}
