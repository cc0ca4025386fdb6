using Mezzofy.Core.Identity;
using Mezzofy.Core.Language.Periods;

namespace Mezzofy.Core.Models.Offline.Questions;

/// <summary>
/// Understands questions about the company's data without a language model: finds the subject, the figure, what narrows and what
/// splits it, and writes the query. Pure and quick; the same question on the same day gives the same query.
/// </summary>
public sealed class QuestionCatalogue : IQuestionCatalogue
{
    private const int MaxRows = 50;
    private const int DefaultTop = 10;

    /// <summary>A figure's name of this length ("resolution time") says what is asked about even when the subject is not named.</summary>
    private const int EnoughToName = 9;

    /// <summary>The query of a question, or null when it is not understood.</summary>
    /// <param name="message">What was asked, in any of the three languages.</param>
    /// <param name="agent">Whose views may be asked: a department; management asks them all.</param>
    /// <param name="language">The language of headings and title.</param>
    /// <param name="clock">What "this month" is counted from.</param>
    public DataQuestion? Find(string message, string agent, string language, PeriodClock clock)
    {
        var text = new QuestionText(message);
        if (SubjectOf(text, agent) is not { } subject)
        {
            return null;
        }

        var period = PeriodParser.Find(message, clock);
        if (period is { Problem: not null })
        {
            return null;
        }

        var reading = Read(text, subject);
        if (!reading.IsQuestion && period is null)
        {
            return null;
        }

        return QuestionSql.Write(reading with { Period = period?.Period, Limit = LimitOf(text, period?.Source) }, language, clock.Today);
    }

    /// <summary>The subject whose words, figures and conditions account for most of the question.</summary>
    private static Subject? SubjectOf(QuestionText text, string agent) =>
        Subjects.All
            .Where(subject => subject.Department == agent || agent == Departments.Management)
            .Select(subject => (Subject: subject, Score: Score(text, subject)))
            .Where(candidate => candidate.Score > 0)
            .OrderByDescending(candidate => candidate.Score)
            .Select(candidate => candidate.Subject)
            .FirstOrDefault();

    private static int Score(QuestionText text, Subject subject)
    {
        var named = subject.Terms.Match(text);
        var measured = subject.Measures.Select(measure => measure.Terms.Match(text)).DefaultIfEmpty().Max();
        return named == 0 && measured < EnoughToName
            ? 0
            : (named * 2) + measured + subject.Filters.Sum(filter => Math.Min(6, filter.Terms.Match(text)));
    }

    private static QuestionReading Read(QuestionText text, Subject subject)
    {
        var measure = Best(subject.Measures, candidate => candidate.Terms.Match(text));
        var dimension = DimensionOf(text, subject);
        var filters = Vocabulary.Filters
            .Where(filter => subject.Columns.Contains(filter.Column) && filter.Terms.IsIn(text))
            .Concat(Distinct(subject.Filters.Where(filter => filter.Terms.IsIn(text)).ToList(), text))
            .ToList();
        var most = Vocabulary.Most.IsIn(text);
        var least = Vocabulary.Least.IsIn(text);
        return new(subject, measure, dimension, filters)
        {
            Descending = !least && !(most && measure is { LeastIsBest: true }),
            IsRanking = most || least,
            IsCount = Vocabulary.Count.IsIn(text),
            IsAverage = Vocabulary.Average.IsIn(text),
            IsList = Vocabulary.List.IsIn(text),
            IsLatest = Vocabulary.Latest.IsIn(text),
            IsOldest = Vocabulary.Oldest.IsIn(text),
        };
    }

    /// <summary>Of conditions on one column the one that says most; "overdue" beats "unpaid", which it includes.</summary>
    private static IEnumerable<Filter> Distinct(List<Filter> filters, QuestionText text) =>
        filters.Count <= 1
            ? filters
            : filters.GroupBy(filter => filter.Sql.Split(' ')[0] is "is_open" or "not" or "status" or "is_overdue" or "outstanding_sgd" ? "state" : filter.Sql)
                .Select(group => group.MaxBy(filter => filter.Terms.Match(text))!);

    /// <summary>A column is split by when the question says "by", or ranks something other than the rows themselves.</summary>
    private static Dimension? DimensionOf(QuestionText text, Subject subject)
    {
        var splits = Vocabulary.By.IsIn(text);
        var ranks = Vocabulary.Most.IsIn(text) || Vocabulary.Least.IsIn(text) || Vocabulary.List.IsIn(text);
        if (!splits && !ranks)
        {
            return null;
        }

        var possible = Vocabulary.Dimensions.Where(dimension => subject.Dimensions.Contains(dimension.Column)).ToList();
        return Best(possible, dimension => dimension.Terms.MatchAfterBy(text))
            ?? Best(possible, dimension => splits || dimension.Column != "status" ? dimension.Terms.Match(text) : 0);
    }

    private static T? Best<T>(IEnumerable<T> candidates, Func<T, int> score)
        where T : class =>
        candidates.Select(candidate => (Candidate: candidate, Score: score(candidate)))
            .Where(pair => pair.Score > 0)
            .OrderByDescending(pair => pair.Score)
            .Select(pair => pair.Candidate)
            .FirstOrDefault();

    private static int LimitOf(QuestionText text, string? period)
    {
        var words = (period is null ? text.Normalized : text.Normalized.Replace(period, " ", StringComparison.OrdinalIgnoreCase)).AsSpan();
        foreach (var part in words.SplitAny(" ,.?!个家位条张名"))
        {
            if (int.TryParse(words[part].TrimStart("top前"), out var number) && number is >= 1 and <= MaxRows)
            {
                return number;
            }
        }

        return DefaultTop;
    }
}

/// <summary>What a question asks, before it is written as a query.</summary>
internal sealed record QuestionReading(Subject Subject, Measure? Measure, Dimension? Dimension, IReadOnlyList<Filter> Filters)
{
    public Language.Period? Period { get; init; }

    public int Limit { get; init; }

    public bool Descending { get; init; }

    public bool IsRanking { get; init; }

    public bool IsCount { get; init; }

    public bool IsAverage { get; init; }

    public bool IsList { get; init; }

    public bool IsLatest { get; init; }

    public bool IsOldest { get; init; }

    /// <summary>Whether anything is asked of the subject; its mere mention is no question.</summary>
    public bool IsQuestion => Measure is not null || Dimension is not null || Filters.Count > 0 || IsRanking || IsCount || IsAverage || IsList || IsLatest || IsOldest;
}
