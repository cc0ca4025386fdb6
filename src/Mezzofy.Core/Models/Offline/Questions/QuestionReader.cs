using Mezzofy.Core.Identity;
using Mezzofy.Core.Language.Periods;
using Mezzofy.Core.Models.Offline.Questions.Names;

namespace Mezzofy.Core.Models.Offline.Questions;

/// <summary>Reads what a question asks: the subject, the figure, what narrows and what splits it, and of which periods.</summary>
internal sealed class QuestionReader(string agent, string language, PeriodClock clock, Asker? asker, NameIndex names)
{
    /// <summary>A figure's name of this length ("resolution time") says what is asked about even when the subject is not named.</summary>
    private const int EnoughToName = 9;
    private const int NameScore = 8;
    private static readonly Terms TargetWords = "target|targets|goal|quota|sasaran|matlamat|目标|指标";
    private static readonly Terms Customers = "customer|client|merchant|pelanggan|客户|商户";
    private static readonly Terms Products = "product|produk|产品|商品";
    private static readonly Terms Today = "today|hari ini|今天|今日";
    private static readonly Terms ComparesWords = "compare|comparison|versus|vs|better|against|banding|bandingkan|比较|对比|相比";
    private const int DirectScore = 20;
    private const int ByScore = 14;

    /// <summary>The reading, or null when the question is not understood or names an impossible period.</summary>
    public QuestionReading? Read(string message)
    {
        var text = new QuestionText(MonthSpelling.Mend(message));
        var hits = names.Find(text);
        if (SubjectOf(text, hits) is not { } subject)
        {
            return null;
        }

        var ranksAs = Vocabulary.Most.IsIn(text) || Vocabulary.Least.IsIn(text) ? subject.RanksAs : null;
        ranksAs = ranksAs is not null && !subject.Filters.Any(filter => filter.Terms.IsIn(text) && filter.Group == "state") && !subject.Measures.Any(measure => measure.Terms.IsIn(text)) ? ranksAs : null;
        subject = ranksAs ?? subject;
        var restrictions = new Restrictions(subject, language, clock, asker);
        var rest = restrictions.Read(text, [.. hits.Where(hit => hit.Fits(subject.Names) || IsName(hit))]);
        var (period, versus, problem) = Comparisons.Read(rest.Cased, clock);
        if (problem is not null)
        {
            return null;
        }

        var reading = Compared(new FigureReader(subject).Read(WithoutPeriods(rest), period is not null), rest, hits);
        reading = ranksAs is null || reading.Dimension is not null ? reading : reading with { Dimension = Vocabulary.Dimensions.First(dimension => dimension.Column == "customer") };
        (period, var whole) = WholeMonths(reading, period);
        reading = whole is null ? reading : reading with { Notes = [whole] };
        return reading.IsQuestion || period is not null || restrictions.Filters.Count > 0 || restrictions.Amounts.Count > 0
            ? Complete(reading, restrictions, rest) with { Period = period ?? Usual(reading), Versus = versus, IsAgainstTarget = TargetWords.IsIn(rest) }
            : null;
    }

    /// <summary>The text without its periods, whose "month" is no split; "today" may be part of a condition.</summary>
    private QuestionText WithoutPeriods(QuestionText text) => PeriodParser.FindAll(text.Cased, clock)
        .Where(found => !Today.IsIn(new QuestionText(found.Source)))
        .Aggregate(text, (rest, found) => rest.Without(found.Index, found.Index + found.Source.Length));

    /// <summary>"Compare Jason and Arjun", "Singapore or Malaysia": what is compared is split by.</summary>
    private static QuestionReading Compared(QuestionReading reading, QuestionText text, List<NameHit> hits)
    {
        if (reading.Dimension is not null || !ComparesWords.IsIn(text))
        {
            return reading;
        }

        var several = reading.Subject.Names.FirstOrDefault(column => hits.Count(hit => hit.Fits([column])) > 1) ?? reading.Filters.FirstOrDefault(filter => filter.Column is "country" or "plan" && filter.Sql.Contains(" or ", StringComparison.Ordinal))?.Column;
        return reading with { Dimension = Vocabulary.Dimensions.FirstOrDefault(dimension => dimension.Column == several && reading.Subject.Dimensions.Contains(several)) };
    }

    /// <summary>The books know whole months: a day or week in them stands for its month, and that is said.</summary>
    private (Language.Period? Period, string? Note) WholeMonths(QuestionReading reading, Language.Period? period)
    {
        if (period is null || reading.Subject is not { DateColumn: "month", IsBalance: false } || (period.Start.Day == 1 && (period.IsWholeMonths() || period.End >= clock.Today)))
        {
            return (period, null);
        }

        var first = new DateOnly(period.Start.Year, period.Start.Month, 1);
        var months = CalendarPeriods.Months(first, period.MonthCount(), period.MonthCount() == 1 ? Language.PeriodKind.Month : Language.PeriodKind.Range);
        return (months, QuestionNotes.WholeMonths.In(language, reading.Subject.Name.In(language), PeriodText.Short(months, language)));
    }

    /// <summary>A share of a figure of the books is one of this year, as the reports are; "by month" without a period shows the last twelve, not the first ones on record.</summary>
    private Language.Period? Usual(QuestionReading reading) =>
        reading is { Dimension.Column: "month", IsRanking: false, Subject.DateColumn: not null } ? LastTwelveMonths
        : reading.Share is not null && reading.Subject.IsFigure ? CalendarPeriods.Unit(Language.PeriodKind.Year, clock.Today).UpTo(clock.Today) : null;

    private Language.Period LastTwelveMonths =>
        CalendarPeriods.Months(new DateOnly(clock.Today.Year, clock.Today.Month, 1).AddMonths(-11), 12, Language.PeriodKind.Range).UpTo(clock.Today);

    private QuestionReading Complete(QuestionReading reading, Restrictions restrictions, QuestionText rest)
    {
        var amounts = restrictions.Amounts;
        var column = reading.Measure?.RowSql ?? reading.Subject.Measures.Select(measure => measure.RowSql).FirstOrDefault(row => row is not null);
        var bounds = reading.Dimension is not null || column is null ? [] : amounts.ConvertAll(amount => AmountFilter(amount, column));
        var notes = restrictions.Notes
            .Concat(amounts.Count > 0 && reading.Dimension is null && column is null ? [QuestionNotes.NotApplied.In(language, restrictions.AmountText)] : [])
            .Concat(UnreadPeriods.Find(rest.Cased) is { } unread ? [QuestionNotes.UnreadPeriod.In(language, unread)] : []);
        var places = reading.Subject.Filters.Select(filter => filter.Terms.Place(rest));
        if (!reading.Filters.Concat(restrictions.Filters).Any(filter => filter.Sql.EndsWith("is not true", StringComparison.Ordinal)) && Negation.Unapplied(rest, places) is { } unapplied)
        {
            notes = notes.Append(QuestionNotes.NotApplied.In(language, unapplied));
        }

        var state = restrictions.Filters.Any(filter => filter.Group == "state");
        return reading with
        {
            // An age says which state is meant: what is "open for a week" is open already.
            Filters = [.. reading.Filters.Where(filter => !state || filter.Group != "state"), .. restrictions.Filters, .. bounds],
            Having = reading.Dimension is null ? [] : amounts,
            IsRecord = restrictions.IsRecord,
            IsNarrowed = restrictions.Filters.Count > 0 || amounts.Count > 0 || restrictions.Notes.Count > 0,
            Notes = [.. reading.Notes.Concat(notes).Distinct()],
        };
    }

    private static Filter AmountFilter(Bound bound, string column)
    {
        var number = bound.Number.ToString("0.##", System.Globalization.CultureInfo.InvariantCulture);
        var told = bound.ToString();
        return new Filter(new(told, told, told), "", $"{column} {bound.Operator} {number}");
    }

    private static bool IsName(NameHit hit) => hit.Words.Contains(' ', StringComparison.Ordinal) || char.IsUpper(hit.Words[0]);

    /// <summary>The subject whose words, figures and conditions account for most of the question.</summary>
    private Subject? SubjectOf(QuestionText text, List<NameHit> hits) =>
        Subjects.All
            .Where(subject => subject.Department == agent || agent == Departments.Management)
            .Select(subject => (Subject: subject, Score: Score(text, subject, hits)))
            .Where(candidate => candidate.Score > 0)
            .OrderByDescending(candidate => candidate.Score)
            .Select(candidate => candidate.Subject)
            .FirstOrDefault() ?? TopCustomers(text);

    /// <summary>"Top five customers" where no figure is named are those that bring most revenue.</summary>
    private Subject? TopCustomers(QuestionText text) => agent == Departments.Finance && Vocabulary.Most.IsIn(text) && Customers.IsIn(text)
        ? Subjects.All.First(subject => subject.View == "finance_revenue")
        : null;

    private static int Score(QuestionText text, Subject subject, List<NameHit> hits)
    {
        if (subject.Unless?.IsIn(text) == true)
        {
            return 0;
        }

        var named = subject.Terms.Match(text) / (FigureReader.Belongs(text, subject.Terms.Place(text)) ? 2 : 1);
        var measured = subject.Measures.Select(measure => measure.Terms.Match(text)).DefaultIfEmpty().Max();
        if (subject.IsBalance && named == 0)
        {
            return 0;
        }

        var isNamed = ComparesWords.IsIn(text) && hits.Exists(hit => hit.Fits(subject.Names));
        return named == 0 && measured < EnoughToName && !isNamed
            ? 0
            : (named * 2) + measured + subject.Filters.Sum(filter => Math.Min(6, filter.Terms.Match(text))) + (hits.Exists(hit => hit.Fits(subject.Names)) ? NameScore : 0)
                + (subject.Dimensions.Contains("product") && Products.IsIn(text) ? ByScore : 0)
                + (TargetWords.IsIn(text) && subject.Measures.Any(measure => measure.Target is not null && measure.Terms.IsIn(text)) ? NameScore : 0)
                + (subject.IsDirect && named > 0 ? DirectScore : 0) + (Vocabulary.Most.IsIn(text) && subject.Terms.MatchAfter("by", text) > 0 ? ByScore : 0);
    }
}
