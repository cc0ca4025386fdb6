namespace Mezzofy.Core.Models.Offline.Questions;

/// <summary>The columns of a list of rows.</summary>
internal static class ListedColumns
{
    private static readonly string[] OfLead =
        ["lead_no", "company", "contact_name", "status", "owner", "value_sgd", "industry", "city", "country", "source", "created_on", "last_activity_on", "follow_up_date", "closed_on", "lost_reason"];

    /// <summary>Expressions and their names; the day that the period is about is among them.</summary>
    public static IReadOnlyList<(string Sql, string Name)> Of(QuestionReading reading)
    {
        var subject = reading.Subject;
        if (reading.IsRecord && subject.View == "sales_leads")
        {
            return [.. OfLead.Select(column => (column, column))];
        }

        var day = reading.DateColumn is { } column && column != subject.DateColumn ? column : null;
        var dated = day is null || subject.List.Contains(day) ? [] : new[] { (day, day.Split(':')[0].Replace("_at", "_on", StringComparison.Ordinal)) };
        return [.. subject.List.Select(name => (name, name)), .. dated];
    }

    /// <summary>The unit of a listed column.</summary>
    public static FigureUnit UnitOf(string column) => column switch
    {
        "month" => FigureUnit.Month,
        "roi" => FigureUnit.Return,
        "days_overdue" or "leads" or "clicks" or "impressions" => FigureUnit.Count,
        _ when column.EndsWith("_sgd", StringComparison.Ordinal) || column is "amount" or "revenue" or "expenses" or "net_income" => FigureUnit.Money,
        _ => FigureUnit.Text,
    };
}
