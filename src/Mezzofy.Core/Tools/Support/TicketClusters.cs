using Mezzofy.Core.CompanyData.Tickets;

namespace Mezzofy.Core.Tools.Support;

/// <summary>What clusters are found by: a ticket's words, and in which periods it counts.</summary>
internal sealed record TicketText(
    string Number, string? Customer, string Subject, string Issue, string Category, bool IsNow, bool IsBefore, bool IsOpen, string? Resolution);

/// <summary>
/// Finds tickets that are about the same, whatever their words, language and category: first by their texts, joined where the words
/// behind them are alike. Texts repeat, so there are far fewer of them than tickets.
/// </summary>
internal static class TicketClusters
{
    private const double Alike = 0.5;
    private const int Fewest = 3;
    private const int FewestCustomers = 2;
    private const int Examples = 3;
    private static readonly TicketWords Words = new();

    /// <summary>The clusters with at least three tickets from two customers in the period, the largest first.</summary>
    public static IReadOnlyList<RecurringIssue> Recurring(IReadOnlyList<TicketText> tickets) =>
        [.. Clusters(tickets).Select(Issue)
            .Where(issue => issue.Tickets >= Fewest && issue.Customers >= FewestCustomers)
            .OrderByDescending(issue => issue.Tickets).ThenByDescending(issue => issue.Customers).ThenBy(issue => issue.Issue, StringComparer.Ordinal)];

    // Tickets that somebody has named belong together by their name. The others join the cluster with the most similar text, or found
    // one; texts that come often do so first, so that the result does not depend on the order of the tickets.
    private static List<List<TicketText>> Clusters(IReadOnlyList<TicketText> tickets)
    {
        var clusters = tickets.Where(IsNamed).GroupBy(ticket => ticket.Issue).OrderBy(group => group.Key, StringComparer.Ordinal).Select(Named).ToList();
        var texts = tickets.Where(ticket => !IsNamed(ticket)).GroupBy(ticket => ticket.Subject)
            .OrderByDescending(group => group.Count()).ThenBy(group => group.Key, StringComparer.Ordinal);
        foreach (var text in texts)
        {
            var words = Words.Of(text.Key);
            var nearest = clusters.Select(cluster => (Cluster: cluster, Similarity: cluster.Texts.Max(other => TicketWords.Similarity(words, other))))
                .Where(one => one.Similarity >= Alike).OrderByDescending(one => one.Similarity).Select(one => one.Cluster).FirstOrDefault();
            if (nearest is null)
            {
                clusters.Add(nearest = new Cluster([], []));
            }

            nearest.Texts.Add(words);
            nearest.Tickets.AddRange(text);
        }

        return clusters.ConvertAll(cluster => cluster.Tickets);
    }

    private static bool IsNamed(TicketText ticket) => ticket.Issue != ticket.Subject;

    private static Cluster Named(IGrouping<string, TicketText> group) =>
        new([.. group.Select(ticket => ticket.Subject).Append(group.Key).Distinct().Select(Words.Of)], [.. group]);

    private static RecurringIssue Issue(List<TicketText> cluster)
    {
        var now = cluster.Where(ticket => ticket.IsNow).ToList();
        var named = Most(cluster.Where(ticket => ticket.Issue != ticket.Subject).Select(ticket => ticket.Issue));
        return new RecurringIssue(
            named ?? cluster[0].Subject, named is not null, Most(cluster.Select(ticket => ticket.Category))!, now.Count,
            now.Select(ticket => ticket.Customer).OfType<string>().Distinct().Count(), cluster.Count(ticket => ticket.IsBefore), cluster.Count(ticket => ticket.IsOpen),
            [.. now.Concat(cluster).Select(ticket => ticket.Number).Distinct().Take(Examples)], Most(cluster.Select(ticket => ticket.Resolution).OfType<string>()));
    }

    private sealed record Cluster(List<IReadOnlySet<string>> Texts, List<TicketText> Tickets);

    private static string? Most(IEnumerable<string> values) => values.GroupBy(value => value)
        .OrderByDescending(group => group.Count()).ThenBy(group => group.Key, StringComparer.Ordinal).Select(group => group.Key).FirstOrDefault();
}
