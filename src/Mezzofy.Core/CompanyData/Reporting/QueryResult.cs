using Npgsql;

namespace Mezzofy.Core.CompanyData.Reporting;

/// <summary>Rows of a query, small enough for a model.</summary>
/// <param name="Columns">The columns.</param>
/// <param name="Rows">The rows: numbers, booleans, text; dates as <c>yyyy-MM-dd</c>, times as RFC 3339; null for nothing.</param>
/// <param name="RowCount">How many rows there are here.</param>
/// <param name="Truncated">Whether there were more.</param>
public sealed record QueryResult(IReadOnlyList<QueryColumn> Columns, IReadOnlyList<IReadOnlyList<object?>> Rows, int RowCount, bool Truncated)
{
    internal static async Task<QueryResult> ReadAsync(NpgsqlDataReader reader, ReportingOptions options, CancellationToken cancellationToken)
    {
        var columns = Enumerable.Range(0, reader.FieldCount).Select(i => new QueryColumn(reader.GetName(i), reader.GetDataTypeName(i))).ToList();
        var rows = new List<IReadOnlyList<object?>>();
        while (rows.Count < options.MaxRows && await reader.ReadAsync(cancellationToken))
        {
            rows.Add([.. Enumerable.Range(0, columns.Count).Select(i => Cell(reader, i, options.MaxCell))]);
        }

        return new(columns, rows, rows.Count, rows.Count == options.MaxRows && await reader.ReadAsync(cancellationToken));
    }

    private static object? Cell(NpgsqlDataReader reader, int column, int maxLength)
    {
        if (reader.IsDBNull(column))
        {
            return null;
        }

        return reader.GetValue(column) switch
        {
            DateTime { Kind: DateTimeKind.Utc } time => new DateTimeOffset(time).ToString("yyyy-MM-dd'T'HH:mm:ssK", System.Globalization.CultureInfo.InvariantCulture),
            DateTime { TimeOfDay.Ticks: 0 } day => day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
            DateOnly day => day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
            string text => text.Length > maxLength ? text[..maxLength] + "…" : text,
            double number when !double.IsFinite(number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture),
            decimal or int or long or short or double or float or bool => reader.GetValue(column),
            var other => Convert.ToString(other, System.Globalization.CultureInfo.InvariantCulture),
        };
    }
}

/// <summary>A column of a query.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">Its PostgreSQL type.</param>
public sealed record QueryColumn(string Name, string Type);
