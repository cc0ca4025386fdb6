using Mezzofy.Core.CompanyData.Tickets;

namespace Mezzofy.Core.Tools.Support;

/// <summary>What clusters are found by: the tickets that have one text.</summary>
/// <param name="Subject">What customers wrote.</param>
/// <param name="Issue">The company's own name for it, or the subject.</param>
/// <param name="Category">Most of them have it.</param>
/// <param name="Now">How many in the period.</param>
/// <param name="Customers">Who wrote them in the period.</param>
/// <param name="Before">How many in the period before.</param>
/// <param name="Open">How many are open.</param>
/// <param name="Numbers">The latest of the period.</param>
/// <param name="Resolution">What solved most of them, or null.</param>
internal sealed record TicketText(
    string Subject, string Issue, string Category, int Now, IReadOnlyList<string> Customers, int Before, int Open, IReadOnlyList<string> Numbers, string? Resolution)
{
    /// <summary>How many in all.</summary>
    public int Count => Now + Before + Open;
}

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
            .OrderByDescending(group => group.Sum(text => text.Count)).ThenBy(group => group.Key, StringComparer.Ordinal);
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
        var named = Most(cluster.Where(IsNamed), text => text.Issue);
        var numbers = cluster.OrderByDescending(text => text.Now).SelectMany(text => text.Numbers).Distinct().Take(Examples);
        return new RecurringIssue(
            named ?? cluster[0].Subject, named is not null, Most(cluster, text => text.Category)!, cluster.Sum(text => text.Now),
            cluster.SelectMany(text => text.Customers).Distinct().Count(), cluster.Sum(text => text.Before), cluster.Sum(text => text.Open),
            [.. numbers], Most(cluster, text => text.Resolution));
    }

    private sealed record Cluster(List<IReadOnlySet<string>> Texts, List<TicketText> Tickets);

    private static string? Most(IEnumerable<TicketText> texts, Func<TicketText, string?> value) => texts.Where(text => value(text) is not null).GroupBy(value)
        .OrderByDescending(group => group.Sum(text => text.Count)).ThenBy(group => group.Key, StringComparer.Ordinal).Select(group => group.Key).FirstOrDefault();
}
