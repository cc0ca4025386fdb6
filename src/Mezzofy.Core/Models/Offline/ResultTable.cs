using System.Globalization;
using System.Text;
using System.Text.Json;
using Mezzofy.Core.Language;

namespace Mezzofy.Core.Models.Offline;

/// <summary>Rows of a query, as text.</summary>
/// <param name="Title">What they answer.</param>
/// <param name="Columns">Headers.</param>
/// <param name="Rows">Cells.</param>
/// <param name="Truncated">Whether the database has more rows than came back.</param>
internal sealed record ResultTable(string Title, IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<string>> Rows, bool Truncated)
{
    private const int MostRows = 20;

    /// <summary>Reads a <c>database_query</c> result; null if it has another shape.</summary>
    public static ResultTable? Of(JsonElement result, string title)
    {
        if (result.ValueKind != JsonValueKind.Object || !Array(result, "columns", out var columns) || !Array(result, "rows", out var rows))
        {
            return null;
        }

        var truncated = result.TryGetProperty("truncated", out var more) && more.ValueKind == JsonValueKind.True;
        return new ResultTable(
            title,
            [.. columns.EnumerateArray().Select(column => Header(Results.Text(column, "name") ?? (column.ValueKind == JsonValueKind.String ? column.GetString()! : "")))],
            [.. rows.EnumerateArray().Where(row => row.ValueKind == JsonValueKind.Array).Select(row => (IReadOnlyList<string>)[.. row.EnumerateArray().Select(Cell)])],
            truncated);
    }

    /// <summary>As Markdown: one value in a sentence, one row as a list, more as a table of at most 20 rows.</summary>
    public string ToMarkdown(string language)
    {
        if (Rows.Count == 0)
        {
            return Phrases.NoRows.In(language, Title);
        }

        if (Rows.Count == 1)
        {
            return Columns.Count == 1 && Rows[0].Count == 1
                ? $"**{Title}**: {Escape(Rows[0][0])}"
                : $"**{Title}**\n" + string.Join('\n', Columns.Zip(Rows[0], (column, cell) => $"- {Escape(column)}: {Escape(cell)}"));
        }

        var text = new StringBuilder().Append(CultureInfo.InvariantCulture, $"**{Title}**\n\n");
        AppendRow(text, Columns).Append('|').Insert(text.Length, " --- |", Columns.Count).Append('\n');
        foreach (var row in Rows.Take(MostRows))
        {
            AppendRow(text, row);
        }

        return text.Append(Footer(language)).ToString().TrimEnd();
    }

    private string Footer(string language)
    {
        var all = Rows.Count.ToString("N0", CultureInfo.InvariantCulture);
        return Rows.Count <= MostRows && !Truncated
            ? string.Empty
            : "\n" + Phrases.MoreRows.In(language, Math.Min(Rows.Count, MostRows), Truncated ? Phrases.MoreThan.In(language, all) : all);
    }

    private static StringBuilder AppendRow(StringBuilder text, IEnumerable<string> cells) =>
        text.Append("| ").AppendJoin(" | ", cells.Select(Escape)).Append(" |\n");

    // Data must not become markup: no table breaks, links, code or HTML from a cell.
    internal static string Escape(string cell)
    {
        var text = new StringBuilder(cell.Length);
        foreach (var character in cell)
        {
            text.Append(character switch
            {
                '\r' or '\n' or '\t' => " ",
                '|' or '[' or ']' or '<' or '`' => "\\" + character,
                _ => character.ToString(),
            });
        }

        return text.ToString();
    }

    private static string Header(string name)
    {
        var words = name.Replace('_', ' ').Trim();
        return words.Length == 0 ? words : char.ToUpperInvariant(words[0]) + words[1..];
    }

    private static string Cell(JsonElement cell) => cell.ValueKind switch
    {
        JsonValueKind.Number => cell.TryGetInt64(out var whole)
            ? whole.ToString(whole is > 1900 and < 2200 ? "0" : "N0", CultureInfo.InvariantCulture)
            : cell.GetDouble().ToString("N2", CultureInfo.InvariantCulture),
        JsonValueKind.String => cell.GetString()!,
        JsonValueKind.Null => "–",
        _ => cell.GetRawText(),
    };

    private static bool Array(JsonElement result, string member, out JsonElement array) =>
        result.TryGetProperty(member, out array) && array.ValueKind == JsonValueKind.Array;
}
