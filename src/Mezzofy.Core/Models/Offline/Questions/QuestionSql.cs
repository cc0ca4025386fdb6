using System.Globalization;
using Mezzofy.Core.Language.Periods;

namespace Mezzofy.Core.Models.Offline.Questions;

/// <summary>Writes a question's query. Nothing of the question's own text gets into it: only dates, numbers and what the table of subjects holds.</summary>
internal static class QuestionSql
{
    private static readonly Label CountOf = new("Number", "数量", "Bilangan");

    public static DataQuestion Write(QuestionReading reading, string language, DateOnly today)
    {
        var conditions = Conditions(reading);
        var sql =
            reading.Dimension is { } dimension ? Split(reading, dimension, language, conditions)
            : ListsRows(reading) ? Rows(reading, language, conditions)
            : Single(reading, language, conditions);
        return new(sql, Title(reading, language, today));
    }

    private static bool ListsRows(QuestionReading reading) =>
        !reading.IsCount && !reading.IsAverage && (reading.IsLatest || reading.IsOldest || (reading.IsList && reading.Measure is null)
            || (reading.IsRanking && reading.Measure?.RowSql is not null) || (reading.IsRanking && reading.Subject.Measures is [{ RowSql: not null }, ..]));

    private static string Split(QuestionReading reading, Dimension dimension, string language, string conditions)
    {
        var (sql, name) = Figure(reading, language);
        var isTime = dimension.Column == "month";
        var column = isTime ? MonthOf(reading.Subject) : dimension.Column;
        var order = isTime ? $"1 {(reading.IsRanking ? "desc" : "asc")}" : $"2 {(reading.Descending ? "desc" : "asc")} nulls last, 1";
        return $"select {column} as {Quote(dimension.Name.In(language))}, {sql} as {Quote(name)} from reporting.{reading.Subject.View}{conditions} group by 1 order by {order} limit {(isTime ? 36 : reading.IsRanking ? reading.Limit : 50)}";
    }

    private static string Single(QuestionReading reading, string language, string conditions)
    {
        var (sql, name) = Figure(reading, language);
        return $"select {sql} as {Quote(name)} from reporting.{reading.Subject.View}{conditions}";
    }

    private static string Rows(QuestionReading reading, string language, string conditions)
    {
        var measure = reading.Measure ?? (reading.IsRanking ? reading.Subject.Measures.FirstOrDefault() : null);
        var order = reading.IsOldest && reading.Subject.DateColumn is { } oldest ? $"{oldest} asc"
            : reading.IsLatest && reading.Subject.DateColumn is { } latest ? $"{latest} desc"
            : reading.IsRanking && measure?.RowSql is { } row ? $"{row} {(reading.Descending ? "desc" : "asc")} nulls last"
            : reading.Subject.Order;
        var columns = string.Join(", ", reading.Subject.List.Select(column => $"{column} as {Quote(Heading(column, language))}"));
        return $"select {columns} from reporting.{reading.Subject.View}{conditions} order by {order} limit {reading.Limit}";
    }

    private static (string Sql, string Name) Figure(QuestionReading reading, string language)
    {
        var measure = reading.Measure
            ?? (reading.Subject.View is "finance_account_months" or "finance_months" or "finance_revenue" ? reading.Subject.Measures[0] : null)
            ?? (reading.IsAverage || (reading.IsRanking && reading.Dimension is not null && !reading.IsCount) ? reading.Subject.Measures.FirstOrDefault(candidate => candidate.Sql.Contains("sum(", StringComparison.Ordinal)) : null);
        if (measure is null || (reading.IsCount && reading.Subject.View is "support_tickets" or "sales_leads" or "sales_customers" && !measure.Sql.Contains("avg(", StringComparison.Ordinal) && reading.IsCount))
        {
            return ("count(*)", CountOf.In(language));
        }

        return reading.IsAverage && measure.RowSql is { } row && measure.Sql.Contains("sum(", StringComparison.Ordinal) && !measure.Sql.Contains('/', StringComparison.Ordinal)
            ? ($"round(avg({row}), 2)", measure.Name.In(language))
            : (measure.Sql, measure.Name.In(language));
    }

    private static string Conditions(QuestionReading reading)
    {
        var all = reading.Filters.Select(filter => filter.Sql).ToList();
        if (reading.Subject.Name.English == "Expenses")
        {
            all.Add("account_type = 'expense'");
        }

        if (reading.Subject.Name.English == "Cash balance" && !all.Contains("is_cash"))
        {
            all.Add("is_cash");
        }

        if (reading.Period is { } period && reading.Subject.DateColumn is { } date)
        {
            all.Add(string.Create(CultureInfo.InvariantCulture, $"{date} between date '{period.Start:yyyy-MM-dd}' and date '{period.End:yyyy-MM-dd}'"));
        }

        return all.Count == 0 ? "" : " where " + string.Join(" and ", all.Distinct());
    }

    private static string Title(QuestionReading reading, string language, DateOnly today)
    {
        List<string> parts = [reading.Subject.Name.In(language)];
        if (reading.Dimension is { } dimension)
        {
            parts[0] = string.Format(CultureInfo.InvariantCulture, new Label("{0} by {1}", "按{1}的{0}", "{0} mengikut {1}").In(language), parts[0], dimension.Name.In(language).ToLower(CultureInfo.InvariantCulture));
        }

        parts.AddRange(reading.Filters.Select(filter => filter.Name.In(language)).Distinct());
        if (reading.Period is { } period && reading.Subject.DateColumn is not null)
        {
            parts.Add(PeriodText.Describe(period, language, today));
        }

        return string.Join(language == Core.Language.Languages.Chinese ? "，" : ", ", parts);
    }

    private static string MonthOf(Subject subject) => subject.DateColumn == "month" ? "month" : $"date_trunc('month', {subject.DateColumn})::date";

    private static string Heading(string column, string language) => Headings.In(column, language);

    private static string Quote(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
