namespace Mezzofy.Core.Models.Offline.Questions;

/// <summary>Reads the figure, the split and the fixed conditions of a question about one subject.</summary>
internal sealed class FigureReader(Subject subject)
{
    /// <summary>A figure's name of this length ("revenue per customer") may have a column's name in it.</summary>
    private const int EnoughForMeasure = 14;

    /// <summary>The reading without periods, names and amounts.</summary>
    public QuestionReading Read(QuestionText text, bool hasPeriod)
    {
        var measure = Best(subject.Measures, candidate => candidate.Terms.Match(text));
        var most = Vocabulary.Most.IsIn(text);
        var least = Vocabulary.Least.IsIn(text);
        var slowest = measure is { LeastIsBest: true } && new Terms("slow|slowest|worst|longest|highest|最慢|最长|paling lambat").IsIn(text);
        var filters = Shared(text).Concat(Own(text)).Where(filter => filter.Group != "state" || measure is not { Unit: FigureUnit.Percent }).ToList();
        var reading = new QuestionReading(subject, measure, DimensionOf(text), filters)
        {
            Several = SideBySide(text),
            Descending = slowest || (!least && !(most && measure is { LeastIsBest: true })),
            IsRanking = most || least,
            IsCount = Vocabulary.Count.IsIn(text) || CountsRows(text, measure),
            IsAverage = Vocabulary.Average.IsIn(text),
            IsList = Vocabulary.List.IsIn(text),
            IsLatest = Vocabulary.Latest.IsIn(text),
            IsOldest = Vocabulary.Oldest.IsIn(text),
            Limit = RowNumbers.In(text),
            Distinct = Vocabulary.Dimensions.FirstOrDefault(dimension => subject.Dimensions.Contains(dimension.Column) && CountsMembers(dimension, text)),
            IsSplit = Vocabulary.By.IsIn(text),
            WantsRows = subject.ListsUnless?.IsIn(text) == false,
            IsFiltered = filters.Exists(filter => (filter.Group is null || !filter.Terms.Place(text).Overlaps(subject.Terms.Place(text))) && filter.Terms.IsIn(text)),
        };
        return Shares(text, Defaulted(reading, text, hasPeriod));
    }

    /// <summary>"Top customers by orders", "who has the most tickets": the rows themselves are counted.</summary>
    private bool CountsRows(QuestionText text, Measure? measure) =>
        subject.Terms.MatchAfter("by", text) > 0 && (measure is null || measure.Terms.MatchAfterBy(text) == 0) && !subject.IsFigure && IsRanked(text)
        || (measure is null && !subject.IsFigure && MostOf(text));

    /// <summary>"How many customers have paid": members are counted, each once, not rows.</summary>
    private bool CountsMembers(Dimension dimension, QuestionText text) => !IsRows(dimension) && dimension.Column is "customer" or "campaign" or "product" or "account"
        && (dimension.Terms.MatchAfter("how many", text) > 0 || dimension.Terms.MatchAfter("how many different", text) > 0 || dimension.Terms.MatchAfter("berapa", text) > 0 || dimension.Terms.MatchAfter("berapa banyak", text) > 0);

    private static bool IsRanked(QuestionText text) => Vocabulary.Most.IsIn(text) || Vocabulary.Least.IsIn(text);

    private bool MostOf(QuestionText text) =>
        new Terms("most|fewest|paling banyak|paling sedikit|最多|最少").IsIn(text) && !text.Latin.Contains(" most recent ", StringComparison.Ordinal);

    private IEnumerable<Filter> Shared(QuestionText text)
    {
        var found = Vocabulary.Filters.Where(filter => subject.Columns.Contains(filter.Column) && filter.Terms.IsIn(text)).Select(filter => Denied(filter, text)).ToList();
        if (subject.Columns.Contains("country") && Shouted.MalaysiaIn(text))
        {
            found.Add(Vocabulary.Filters.First(filter => filter.Name.English == "Malaysia"));
        }

        // Two countries or two plans are both meant, unless they are ruled out.
        return found.GroupBy(filter => filter.Column).SelectMany(group => group.Key is "country" or "plan" && group.Count() > 1 && group.All(filter => !filter.Sql.EndsWith("not true", StringComparison.Ordinal)) ? [Either([.. group])] : group.ToArray());
    }

    private static Filter Either(Filter[] filters) => filters[0] with
    {
        Name = new(Join(filters, filter => filter.Name.English), Join(filters, filter => filter.Name.Chinese), Join(filters, filter => filter.Name.Malay)),
        Sql = $"({string.Join(" or ", filters.Select(filter => filter.Sql))})",
    };

    private static string Join(Filter[] filters, Func<Filter, string> name) => string.Join(" + ", filters.Select(name));

    private List<Filter> Own(QuestionText text)
    {
        var found = subject.Filters.Where(filter => filter.Terms.IsIn(text)).ToList();
        var state = found.Where(filter => filter.Group is not null).MaxBy(filter => filter.Terms.Match(text));
        return [.. found.Where(filter => filter.Group is null || filter == state).Select(filter => Denied(filter, text))];
    }

    private static Filter Denied(Filter filter, QuestionText text) => Negation.Before(text, filter.Terms.Place(text)) ? Restrictions.Not(filter) : filter;

    /// <summary>States that are counted side by side: two of them, joined by "and".</summary>
    private Filter[] SideBySide(QuestionText text)
    {
        var states = subject.Filters.Where(filter => filter.Group == "state" && filter.Sql != "true" && filter.Terms.IsIn(text)).ToList();
        var apart = states.Where(one => states.TrueForAll(other => other == one || !other.Terms.Place(text).Overlaps(one.Terms.Place(text)) || other.Terms.Match(text) < one.Terms.Match(text))).ToArray();
        return apart.Length > 1 && new Terms("and|vs|versus|or|dan|和|与|及|，|，多少|又").IsIn(text) && Vocabulary.Count.IsIn(text) ? apart : [];
    }

    private QuestionReading Defaulted(QuestionReading reading, QuestionText text, bool hasPeriod)
    {
        var isFigure = reading.IsRanking || reading.IsAverage || reading.Dimension is not null;
        if (reading.Filters.Any(filter => filter.Group == "state") || reading.Measure is { DateColumn: not null } or { Unit: FigureUnit.Percent })
        {
            return reading;
        }

        var meant = subject.Defaults.FirstOrDefault(one => (one.When is null || one.When.IsIn(text)) && !(one.OnlyForFigures && (!isFigure || reading.IsCount)) && !(one.OnlyWithoutPeriod && hasPeriod));
        var measure = reading.Measure ?? (meant is { OnlyForFigures: true } && reading is { IsCount: false, Dimension.Column: not "lost_reason" } ? subject.Measures.FirstOrDefault() : null);
        return meant is null ? reading : reading with { Measure = measure, Filters = [.. reading.Filters, meant.Filter] };
    }

    /// <summary>"What percentage of revenue is recurring": the condition's share of the whole.</summary>
    private QuestionReading Shares(QuestionText text, QuestionReading reading)
    {
        var asked = Vocabulary.Share.IsIn(text) || text.Normalized.Contains('%', StringComparison.Ordinal);
        var share = Own(text).FirstOrDefault() ?? Shared(text).FirstOrDefault();
        return asked && share is not null && reading.Measure is null or { Unit: not FigureUnit.Percent } && reading.Measure?.IsAverage != true && asked && share is not null
            ? reading with { Share = share, Filters = [.. reading.Filters.Where(filter => filter.Sql != share.Sql && filter.Group != "state")], IsCount = reading.IsCount || !subject.IsFigure && reading.Measure is null }
            : reading;
    }

    /// <summary>A column is split by when the question says "by", or ranks something other than the rows themselves.</summary>
    private Dimension? DimensionOf(QuestionText text)
    {
        var splits = Vocabulary.By.IsIn(text);
        var possible = Vocabulary.Dimensions.Where(dimension => subject.Dimensions.Contains(dimension.Column)).ToList();
        var measured = subject.Measures.Select(measure => measure.Terms.Place(text)).DefaultIfEmpty().MaxBy(place => place.Length);
        possible.RemoveAll(dimension => measured.Length > EnoughForMeasure && dimension.Terms.Place(text).Overlaps(measured));
        var asksWhich = text.Latin.Contains(" which ", StringComparison.Ordinal) || text.Normalized.Contains('哪', StringComparison.Ordinal);
        if (Best(possible, dimension => dimension.Terms.MatchAfterBy(text)) is { } named && (!IsRows(named) || IsRanked(text) || !asksWhich))
        {
            return named;
        }

        if (splits && subject.Breakdown is { } usual && new Terms("break down|breakdown|breakdowns|pecahan|细分|明细").IsIn(text) && !possible.Exists(dimension => dimension.Terms.IsIn(text)))
        {
            return possible.First(dimension => dimension.Column == usual);
        }

        var why = possible.Find(dimension => dimension.Column == "lost_reason" && dimension.Terms.IsIn(text));
        var ranks = IsRanked(text) || Vocabulary.List.IsIn(text) || splits;
        var ranked = IsRanked(text) && subject is { IsFigure: true, Breakdown: { } members } ? possible.Find(dimension => dimension.Column == members) : null;
        return why ?? (ranks ? Best(possible.Where(dimension => Stands(dimension, text, splits)), dimension => dimension.Terms.Match(text)) : null) ?? ranked;
    }

    /// <summary>Whether a column is what is asked for: named before the rows, and not as what they belong to ("for customers").</summary>
    private bool Stands(Dimension dimension, QuestionText text, bool splits)
    {
        var place = dimension.Terms.Place(text);
        if (place.Length == 0 || (dimension.Column == "status" && !splits))
        {
            return false;
        }

        var rows = subject.Terms.Place(text);
        var isRanked = IsRanked(text);
        if (IsRows(dimension) && !isRanked)
        {
            return false;
        }

        return splits && !place.IsHan && !isRanked && !Vocabulary.List.IsIn(text) ? !Belongs(text, place)
            : place.IsBefore(rows) && !(place.Start == rows.Start && place.IsHan == rows.IsHan && rows.Length > place.Length) ? isRanked || !IsSubject(text, place)
            : isRanked && !Belongs(text, place);
    }

    /// <summary>Whether the column is what each row is: the campaign of a campaign.</summary>
    private bool IsRows(Dimension dimension) => dimension.Column == "campaign" && subject.List[0] == "campaign";

    // "List campaigns" asks for the rows, "which customers have invoices" for the customers.
    private bool IsSubject(QuestionText text, TermPlace place) => subject.Terms.Place(text).Overlaps(place);

    /// <summary>Whether a word stands as what the rows belong to: "for Malaysian customers", "where customer is".</summary>
    public static bool Belongs(QuestionText text, TermPlace place) =>
        !place.IsHan && text.Latin[..place.Start].Split(' ', StringSplitOptions.RemoveEmptyEntries).TakeLast(3).Any(word => word is "for" or "from" or "of" or "to" or "in" or "where" or "untuk" or "bagi" or "daripada" or "dari");

    private static T? Best<T>(IEnumerable<T> candidates, Func<T, int> score)
        where T : class =>
        candidates.Select(candidate => (Candidate: candidate, Score: score(candidate)))
            .Where(pair => pair.Score > 0)
            .OrderByDescending(pair => pair.Score)
            .Select(pair => pair.Candidate)
            .FirstOrDefault();
}
