using System.Globalization;
using Mezzofy.Core.Language;
using Mezzofy.Core.Language.Periods;

namespace Mezzofy.Core.Models.Offline.Questions;

/// <summary>
/// Writes a question's query. Nothing of the question's own text gets into it: only dates, numbers, what the tables of subjects hold,
/// and names that stand in the company's data.
/// </summary>
internal sealed class QuestionSql
{
    private const int MostRows = 200;
    private const int MostMembers = 50;
    private const int MostMonths = 36;
    private const int UsualTop = 10;

    private readonly QuestionReading reading;
    private readonly Subject subject;
    private readonly string language;
    private readonly DateOnly today;
    private readonly Figure figure;

    private QuestionSql(QuestionReading reading, string language, DateOnly today)
    {
        this.reading = reading;
        this.language = language;
        this.today = today;
        subject = reading.Subject;
        figure = Figure.Of(reading, language);
    }

    /// <summary>The query.</summary>
    public static DataQuestion Write(QuestionReading reading, string language, DateOnly today)
    {
        var writer = new QuestionSql(reading, language, today);
        var question = writer.Query();
        return question with
        {
            Sql = question.Sql.Replace("{today}", Date(today), StringComparison.Ordinal)
                .Replace("{from}", Date(writer.Span.Start), StringComparison.Ordinal).Replace("{to}", Date(writer.Span.End), StringComparison.Ordinal),
            Notes = [.. reading.Notes, .. writer.Assumed()],
            NotesLead = reading.Notes.Count > 0,
            IsNarrowed = reading.IsNarrowed || reading.IsFiltered || reading.Versus is not null || reading.Subject.IsDirect || (reading.IsAgainstTarget && reading.Measure?.Target is not null) || reading.Notes.Count > 0 || reading.Several.Count > 0 || reading.Share is not null
                || reading.Dimension?.Column is "lost_reason" or "assignee" || (reading.Dimension is not null && reading.IsSplit) || reading.Measure?.DateColumn is not null || reading.Measure?.Unit is FigureUnit.Percent,
        };
    }

    /// <summary>A day as a literal.</summary>
    public static string Date(DateOnly day) => string.Create(CultureInfo.InvariantCulture, $"date '{day:yyyy-MM-dd}'");

    private DataQuestion Query()
    {
        if (reading.Several.Count > 0)
        {
            return Side();
        }

        if (reading is { IsAgainstTarget: true, Measure.Target: { } metric, Dimension: null, Filters.Count: 0 })
        {
            return AgainstTarget(metric);
        }

        if (reading.Versus is not null && HasPeriod)
        {
            return reading.Dimension is { Column: not "month" } dimension ? SplitOfTwo(dimension) : SingleOfTwo();
        }

        return reading.Dimension is { } split ? Split(split)
            : ListsRows ? Rows()
            : new(Single(reading.Period), Titles.Of(reading, figure, language, today)) { Units = figure.Units };
    }

    /// <summary>The period of a figure that has its days in it; this year when none is named.</summary>
    private Period Span => (reading.Period ?? CalendarPeriods.Unit(PeriodKind.Year, today)).UpTo(today);

    private bool HasPeriod => reading.Period is not null && reading.DateColumn is not null && !reading.Filters.Any(filter => filter.TakesPeriod);

    private bool ListsRows => reading.IsRecord || (!reading.IsCount && !reading.IsAverage && reading.Share is null && !(subject.IsFigure && subject.IsBalance)
        && (reading.IsLatest || reading.IsOldest || reading.Filters.Any(filter => filter.TakesPeriod)
            || (reading.IsList && (reading.Measure is null || (reading.Measure.RowSql is not null && AsksForRows)))
            || (reading.WantsRows && reading.Measure is (null or { RowSql: not null }) && reading.Versus is null && (reading.IsNarrowed || reading.IsFiltered || reading.Filters.Count > 0))
            || (reading.IsNarrowed && reading.Measure is null && !subject.IsFigure)
            || (reading.IsRanking && (reading.Measure?.RowSql is not null || subject.Measures is [{ RowSql: not null }, ..]))));

    private bool AsksForRows => !subject.IsFigure && reading.Filters.Count > 0;

    private string Single(Period? period)
    {
        var columns = string.Join(", ", figure.Columns.Select(column => $"{column.Sql} as {Quote(column.Name)}"));
        return $"select {columns} from {subject.Source}{Where(period)}";
    }

    /// <summary>The figure of a period up to today and the target of its months; averages are held against the average target.</summary>
    private DataQuestion AgainstTarget(string metric)
    {
        var period = (reading.Period ?? CalendarPeriods.Unit(PeriodKind.Year, today)).UpTo(today);
        var (sql, _, unit) = figure.Columns[0];
        var from = Date(new DateOnly(period.Start.Year, period.Start.Month, 1));
        var target = reading.Measure!.IsAverage ? "round(avg(target), 2)" : "sum(target)";
        var of = new QuestionSql(reading with { Period = period }, language, today).Where(period);
        return new(
            $"select actual as {Quote(QuestionNotes.Actual.In(language))}, target as {Quote(QuestionNotes.Target.In(language))}, round(actual / nullif(target, 0), 4) as {Quote(QuestionNotes.Reached.In(language))} from (select (select {sql} from {subject.Source}{of}) as actual, (select {target} from reporting.{subject.Department}_targets where metric = '{metric}' and month between {from} and {Date(period.End)}) as target) as held",
            Titles.Of(reading with { Period = period }, figure, language, today)) { Units = [unit, unit, FigureUnit.Percent] };
    }

    private DataQuestion SingleOfTwo()
    {
        var (sql, _, unit) = figure.Columns[0];
        string Of(Period period) => $"(select {sql} from {subject.Source}{Where(period)}) as {Quote(PeriodText.Short(period, language))}";
        return new($"select {Of(reading.Versus!)}, {Of(reading.Period!)}", Titles.Of(reading with { Period = null }, figure, language, today)) { Units = [unit, unit], IsComparison = true };
    }

    private DataQuestion SplitOfTwo(Dimension dimension)
    {
        var (sql, _, unit) = figure.Columns[0];
        string Of(Period period) => $"(select {dimension.Column} as member, {sql} as figure from {subject.Source}{Where(period)} group by 1)";
        var names = new[] { reading.Versus!, reading.Period! }.Select(period => Quote(PeriodText.Short(period, language))).ToArray();
        return new(
            $"select coalesce(later.member, earlier.member) as {Quote(dimension.Name.In(language))}, earlier.figure as {names[0]}, later.figure as {names[1]} from {Of(reading.Versus!)} as earlier full join {Of(reading.Period!)} as later on earlier.member = later.member order by 3 {(reading.Descending ? "desc" : "asc")} nulls last, 1 limit {MostMembers}",
            Titles.Of(reading with { Period = null }, figure, language, today)) { Units = [FigureUnit.Text, unit, unit] };
    }

    /// <summary>Each state's own count, each with the period that is about it.</summary>
    private DataQuestion Side()
    {
        var columns = reading.Several.Select(state =>
        {
            var day = state.DateColumn ?? subject.DateColumn;
            var period = reading.Period is { } asked && day is { Length: > 0 } ? $" and {Between(day, asked)}" : "";
            return $"count(*) filter (where {state.Sql}{period}) as {Quote(state.Name.In(language))}";
        });
        var all = reading with { Filters = [.. reading.Filters.Where(filter => filter.Group != "state")], Period = null };
        return new($"select {string.Join(", ", columns)} from {subject.Source}{new QuestionSql(all, language, today).Where(null)}", Titles.Of(all with { Period = reading.Period }, figure, language, today))
        {
            Units = [.. reading.Several.Select(_ => FigureUnit.Count)],
        };
    }

    private DataQuestion Split(Dimension dimension)
    {
        var isTime = dimension.Column == "month";
        var column = isTime ? MonthOf : dimension.Column;
        var columns = string.Join(", ", figure.Columns.Select(one => $"{one.Sql} as {Quote(one.Name)}"));
        var order = isTime && !reading.IsRanking ? "1 asc" : $"2 {(reading.Descending ? "desc" : "asc")} nulls last, 1";
        var bounds = reading.Having.Select(bound => string.Create(CultureInfo.InvariantCulture, $"{figure.Columns[0].Sql} {bound.Operator} {bound.Number:0.##}")).ToList();
        var having = bounds.Count > 0 ? $" having {string.Join(" and ", bounds)}" : "";
        var limit = reading.IsRanking ? reading.Limit ?? (isTime ? MostMonths : UsualTop) : isTime ? MostMonths : MostMembers;
        return new(
            $"select {column} as {Quote(dimension.Name.In(language))}, {columns} from {subject.Source}{Where(reading.Period)} group by 1{having} order by {order} limit {limit}",
            Titles.Of(reading, figure, language, today)) { Units = [isTime ? FigureUnit.Month : FigureUnit.Text, .. figure.Units] };
    }

    private DataQuestion Rows()
    {
        var measure = reading.Measure ?? (reading.IsRanking ? subject.Measures.FirstOrDefault() : null);
        var order = reading.IsOldest && reading.DateColumn is { } oldest ? $"{oldest} asc"
            : reading.IsLatest && reading.DateColumn is { } latest ? $"{latest} desc"
            : reading.IsRanking && measure?.RowSql is { } row ? $"{row} {(reading.Descending ? "desc" : "asc")} nulls last"
            : subject.Order;
        var money = subject.List.Where(column => column.EndsWith("_sgd", StringComparison.Ordinal) && column != "spend_sgd" && column != "budget_sgd").ToList();
        var sum = money.Count == 1 || subject.View == "finance_invoices" ? $", sum({(money.Contains("outstanding_sgd") ? "outstanding_sgd" : money[0])}) over () as {Quote(DataQuestion.SumOfAll)}" : "";
        var listed = ListedColumns.Of(reading);
        var columns = string.Join(", ", listed.Select(column => $"{column.Sql} as {Quote(Headings.In(column.Name, language))}"));
        var limit = reading.Limit ?? (reading.IsRanking || reading.IsLatest || reading.IsOldest ? UsualTop : MostRows);
        return new(
            $"select {columns}, count(*) over () as {Quote(DataQuestion.AllRows)}{sum} from {subject.Source}{Where(reading.Period)} order by {order} limit {limit}",
            Titles.Of(reading, figure with { Title = null }, language, today)) { Units = [.. listed.Select(column => ListedColumns.UnitOf(column.Name))] };
    }

    private string Where(Period? period)
    {
        var all = reading.Filters.Select(filter => filter.Sql).Where(sql => sql != "true").ToList();
        all.AddRange(subject.Always is { } always ? [always] : []);
        if (period is not null && subject.IsBalance)
        {
            all.Add($"{subject.DateColumn} <= {Date(period.End)}");
        }
        else if (period is not null && HasPeriod)
        {
            all.Add(Between(reading.DateColumn!, period));
        }

        if (OverBudgetNow)
        {
            all.Add($"(starts_on >= {Date(new DateOnly(today.Year, 1, 1))} or {{today}} between starts_on and ends_on)");
        }

        return all.Count == 0 ? "" : " where " + string.Join(" and ", all.Distinct());
    }

    // "Are over budget" is about campaigns that matter now, not about those of years ago.
    private bool OverBudgetNow => reading.Period is null && subject.View == "marketing_campaigns" && reading.Filters.Any(filter => filter.Sql == "spend_sgd > budget_sgd");

    private static string Between(string column, Period period) => $"{column} between {Date(period.Start)} and {Date(period.End)}";

    private IEnumerable<string> Assumed()
    {
        if (reading.IsAgainstTarget && reading is not { Measure.Target: not null, Dimension: null, Filters.Count: 0 })
        {
            yield return QuestionNotes.NoTarget.In(language);
        }

        if (OverBudgetNow)
        {
            yield return QuestionNotes.ThisYear.In(language);
        }

        if (reading.Versus is not null && reading.Period is { } period && period.Start <= today && today < period.End)
        {
            yield return QuestionNotes.Running.In(language, PeriodText.Short(period, language), PeriodText.Day(today, language));
        }

        if (ShowsOpenMonth)
        {
            yield return QuestionNotes.OpenMonth.In(language, PeriodText.Short(CalendarPeriods.Month(today.Year, today.Month), language));
        }

        if (reading.Period is { } asked && reading.DateColumn is null && reading.Several.Count == 0 && !(asked.Start <= today && today <= asked.End))
        {
            yield return QuestionNotes.NoPeriod.In(language, subject.Name.In(language));
        }
    }

    // Result and margins of a month mean little before its costs are booked; balances and single costs are what they are.
    private bool ShowsOpenMonth => subject is { DateColumn: "month", IsBalance: false } && subject.View is "finance_months" or "finance_account_months"
        && subject.Always is null && (reading.Period is not { } shown || (shown.Start <= today && shown.End >= new DateOnly(today.Year, today.Month, 1)));

    private string MonthOf => subject.DateColumn == "month" ? "month" : $"date_trunc('month', {reading.DateColumn ?? subject.DateColumn})::date";

    private static string Quote(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
