namespace Mezzofy.Core.CompanyData.Tickets;

/// <summary>What solved similar tickets.</summary>
/// <param name="Issue">What they were about.</param>
/// <param name="Category">Their category.</param>
/// <param name="Resolution">What solved them.</param>
/// <param name="SolvedTickets">How many it solved.</param>
/// <param name="Examples">The numbers of the last ones.</param>
/// <param name="Similarity">How alike the nearest of them is, 0 to 1.</param>
/// <param name="Satisfaction">The customers' average mark, 1 to 5, or null.</param>
/// <param name="MedianHours">How long it usually took, or null.</param>
public sealed record Solution(
    string Issue, string Category, string Resolution, int SolvedTickets, IReadOnlyList<string> Examples, double Similarity, decimal? Satisfaction, decimal? MedianHours);

/// <summary>Finds what solved tickets like one: PostgreSQL's full text search gives candidates, their words are compared.</summary>
public sealed class SolutionFinder(TicketRepository tickets, TicketWords words)
{
    private const int Candidates = 200;
    private const double LeastAlike = 0.34;

    /// <summary>The solutions, best first; none when nothing is alike.</summary>
    public async Task<IReadOnlyList<Solution>> FindAsync(string text, int limit, CancellationToken cancellationToken)
    {
        var asked = words.Of(text);
        if (asked.Count == 0)
        {
            return [];
        }

        var cases = await tickets.SolvedAsync([.. asked], Candidates, cancellationToken);
        return [.. cases
            .Select(one => (Case: one, Similarity: Alike(asked, one)))
            .Where(one => one.Similarity >= LeastAlike)
            .GroupBy(one => (one.Case.Issue, one.Case.Resolution))
            .Select(group => Solution([.. group.OrderByDescending(one => one.Similarity)]))
            .OrderByDescending(solution => solution.Similarity).ThenByDescending(solution => solution.SolvedTickets)
            .Take(limit)];
    }

    // A short question is measured by what it asks, a long text by what both say.
    private double Alike(IReadOnlySet<string> asked, SolvedCase one)
    {
        var subject = words.Of($"{one.Subject} {one.Issue} {one.Keywords}");
        var whole = words.Of($"{one.Subject} {one.Description} {one.Issue} {one.Keywords}");
        return Math.Max(TicketWords.Similarity(asked, subject), Math.Min(TicketWords.Coverage(asked, whole), asked.Count >= 2 ? 1 : LeastAlike));
    }

    private static Solution Solution(List<(SolvedCase Case, double Similarity)> group)
    {
        var (best, count) = (group[0].Case, group.Sum(one => one.Case.Count));
        var marks = group.Where(one => one.Case.Satisfaction is not null).ToList();
        return new Solution(
            best.Issue, best.Category, best.Resolution, count, [.. group.SelectMany(one => one.Case.Latest).Take(3)], Math.Round(group[0].Similarity, 2),
            marks.Count == 0 ? null : Math.Round(marks.Sum(one => one.Case.Satisfaction!.Value * one.Case.Count) / marks.Sum(one => one.Case.Count), 2),
            best.Hours is { } hours ? Math.Round(hours, 1) : null);
    }
}
