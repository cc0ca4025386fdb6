using System.Globalization;
using System.Text;
using Npgsql;

namespace Mezzofy.Core.CompanyData.Demo;

/// <summary>Writes rows with PostgreSQL's COPY, in its text format.</summary>
internal static class DemoCopy
{
    private const int Flush = 1 << 16;

    /// <summary>Copies rows into a table; each row is an array of values in the order of the columns named in the target.</summary>
    public static async Task RowsAsync(NpgsqlConnection connection, string target, IEnumerable<object?[]> rows, CancellationToken cancellationToken)
    {
        await using var copy = await connection.BeginTextImportAsync($"copy {target} from stdin", cancellationToken);
        var text = new StringBuilder(Flush + 1024);
        foreach (var row in rows)
        {
            Append(text, row);
            if (text.Length > Flush)
            {
                await copy.WriteAsync(text, cancellationToken);
                text.Clear();
            }
        }

        await copy.WriteAsync(text, cancellationToken);
    }

    private static void Append(StringBuilder text, object?[] row)
    {
        for (var column = 0; column < row.Length; column++)
        {
            if (column > 0)
            {
                text.Append('\t');
            }

            Append(text, row[column]);
        }

        text.Append('\n');
    }

    private static StringBuilder Append(StringBuilder text, object? value) => value switch
    {
        null => text.Append("\\N"),
        DateOnly day => text.Append(CultureInfo.InvariantCulture, $"{day:yyyy-MM-dd}"),
        DateTimeOffset at => text.Append(CultureInfo.InvariantCulture, $"{at:yyyy-MM-dd HH:mm:sszzz}"),
        IFormattable number => text.Append(CultureInfo.InvariantCulture, $"{number}"),
        _ => text.Append(value.ToString()!.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\t", "\\t", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal)),
    };
}
