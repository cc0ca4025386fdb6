using System.Globalization;
using System.Text;
using System.Text.Json;
using Mezzofy.Core.Language;
using Mezzofy.Core.Outputs.Text;

namespace Mezzofy.Core.Models.Offline;

/// <summary>Rows of a query, as text.</summary>
/// <param name="Title">What they answer.</param>
/// <param name="Columns">Headers.</param>
/// <param name="Rows">Cells.</param>
/// <param name="Truncated">Whether the database has more rows than came back.</param>
internal sealed record ResultTable(string Title, IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<string>> Rows, bool Truncated)
{
    private const int MostRows = 20;

    /// <summary>How many rows there are in all, when the query says so.</summary>
    public long? All { get; init; }

    /// <summary>The sum over all rows, when the query says so.</summary>
    public string? Sum { get; init; }

    /// <summary>The rows as they are computed with: numbers ungrouped, in full.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Raw { get; init; } = Rows;

    /// <summary>What follows the rows: what could not be applied.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>Whether the notes come first.</summary>
    public bool NotesLead { get; init; }

    /// <summary>The units of the columns.</summary>
    public IReadOnlyList<FigureUnit> Units { get; init; } = [];

    /// <summary>The change between the two figures of a comparison.</summary>
    public string? Change { get; init; }

    /// <summary>Reads a <c>database_query</c> result; null if it has another shape.</summary>
    public static ResultTable? Of(JsonElement result, DataQuestion question, string language)
    {
        if (result.ValueKind != JsonValueKind.Object || !Array(result, "columns", out var columns) || !Array(result, "rows", out var rows))
        {
            return null;
        }

        var names = columns.EnumerateArray().Select(column => Results.Text(column, "name") ?? (column.ValueKind == JsonValueKind.String ? column.GetString()! : "")).ToList();
        var shown = Enumerable.Range(0, names.Count).Where(index => names[index] is not (DataQuestion.AllRows or DataQuestion.SumOfAll)).ToList();
        var cells = rows.EnumerateArray().Where(row => row.ValueKind == JsonValueKind.Array).Select(row => row.EnumerateArray().ToList()).ToList();
        JsonElement? Told(string name) => names.IndexOf(name) is >= 0 and var at && cells.Count > 0 && cells[0][at].ValueKind == JsonValueKind.Number ? cells[0][at] : null;
        return new ResultTable(
            question.Title,
            [.. shown.Select(index => Header(names[index]))],
            [.. cells.Select(row => (IReadOnlyList<string>)[.. shown.Where(index => index < row.Count).Select(index => FigureFormat.Cell(row[index], question.UnitOf(index), language))])],
            result.TryGetProperty("truncated", out var more) && more.ValueKind == JsonValueKind.True)
        {
            Raw = [.. cells.Select(row => (IReadOnlyList<string>)[.. shown.Where(index => index < row.Count).Select(index => Plain(row[index]))])],
            All = Told(DataQuestion.AllRows)?.GetInt64(),
            Sum = Told(DataQuestion.SumOfAll) is { } sum ? FigureFormat.Alone(FigureFormat.Cell(sum, FigureUnit.Money, language), FigureUnit.Money, language) : null,
            Notes = question.Notes,
            NotesLead = question.NotesLead,
            Units = question.Units,
            Change = question.IsComparison && cells is [[var before, var after]] ? FigureFormat.Change(Number(before), Number(after), question.UnitOf(1), language) : null,
        };
    }

    /// <summary>As Markdown: one value in a sentence, one row as a list, more as a table of at most 20 rows.</summary>
    public string ToMarkdown(string language) => string.Join("\n\n", NotesLead ? [.. Notes, Body(language)] : [Body(language), .. Notes]);

    private string Body(string language)
    {
        if (Rows.Count == 0 || Rows.All(row => row.All(cell => cell == "–")))
        {
            return Phrases.NoRows.In(language, Title);
        }

        if (Rows.Count == 1)
        {
            return Columns.Count == 1 && Rows[0].Count == 1
                ? $"**{Title}**: {Escape(Alone(0, language))}"
                : $"**{Title}**\n" + string.Join('\n', Columns.Select((column, index) => $"- {Escape(column)}: {Escape(Alone(index, language))}{(index == 1 && Change is not null ? $" ({Change})" : "")}"));
        }

        var text = new StringBuilder().Append(CultureInfo.InvariantCulture, $"**{Title}**\n\n");
        AppendRow(text, Columns).Append('|').Insert(text.Length, " --- |", Columns.Count).Append('\n');
        foreach (var row in Rows.Take(MostRows))
        {
            AppendRow(text, row);
        }

        return text.Append(Footer(language)).ToString().TrimEnd();
    }

    private static string Plain(JsonElement cell) => cell.ValueKind switch
    {
        JsonValueKind.String => cell.GetString()!,
        JsonValueKind.Null => string.Empty,
        _ => cell.GetRawText(),
    };

    // A heading that names the unit says enough.
    private string Alone(int column, string language) => Columns.Count > 1 && Columns[column].Contains("SGD", StringComparison.Ordinal)
        ? Rows[0][column]
        : FigureFormat.Alone(Rows[0][column], column < Units.Count ? Units[column] : FigureUnit.Text, language);

    private static decimal? Number(JsonElement cell) => cell.ValueKind == JsonValueKind.Number && cell.TryGetDecimal(out var number) ? number : null;

    private string Footer(string language)
    {
        var shown = Math.Min(Rows.Count, MostRows);
        var all = All ?? Rows.Count;
        var count = all.ToString("N0", CultureInfo.InvariantCulture);
        var rows = all <= shown && (All is not null || !Truncated) ? Sum is null ? null : Phrases.Rows.In(language, count)
            : Phrases.MoreRows.In(language, shown, All is null && Truncated ? Phrases.MoreThan.In(language, count) : count);
        return rows is null ? string.Empty : "\n" + rows + (Sum is null ? "" : " " + Phrases.Total.In(language, Sum));
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

    private static string Header(string name) => PlainText.Capitalized(name.Replace('_', ' ').Trim());

    private static bool Array(JsonElement result, string member, out JsonElement array) =>
        result.TryGetProperty(member, out array) && array.ValueKind == JsonValueKind.Array;
}
