using System.Globalization;
using System.Text.RegularExpressions;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Content;

namespace Mezzofy.Functions.Tests.Chat;

/// <summary>The rows of a financial statement as they are printed: a label and the amount of the period, in order.</summary>
internal sealed partial class StatementPdf
{
    private readonly List<(string Label, decimal Amount)> rows;

    /// <summary>Reads the file.</summary>
    public StatementPdf(byte[] file)
    {
        using var document = PdfDocument.Open(file);
        Pages = document.NumberOfPages;
        Title = document.Information.Title;
        var lines = document.GetPages().SelectMany(Lines).ToList();
        Text = string.Join('\n', lines);
        rows = [.. lines.Select(line => Row().Match(line)).Where(match => match.Success && match.Groups["label"].Value != "SGD").Select(match => (match.Groups["label"].Value, Amount(match)))];
    }

    /// <summary>How many pages it has.</summary>
    public int Pages { get; }

    /// <summary>The title in its properties.</summary>
    public string? Title { get; }

    /// <summary>Everything printed, a line a row.</summary>
    public string Text { get; }

    /// <summary>The amount beside a label.</summary>
    public decimal this[string label] => rows.Single(row => row.Label == label).Amount;

    /// <summary>The sum of the rows after one label, or from the first, and before another.</summary>
    public decimal Sum(string? after, string before)
    {
        var start = after is null ? 0 : rows.FindIndex(row => row.Label == after) + 1;
        var end = rows.FindIndex(row => row.Label == before);
        (start >= 0 && end > start).ShouldBeTrue($"rows between {after} and {before}");
        return rows[start..end].Sum(row => row.Amount);
    }

    private static IEnumerable<string> Lines(Page page) => page.GetWords()
        .GroupBy(word => Math.Round(word.BoundingBox.Bottom / 4))
        .OrderByDescending(line => line.Key)
        .Select(line => string.Join(' ', line.OrderBy(word => word.BoundingBox.Left).Select(word => word.Text)));

    private static decimal Amount(Match match)
    {
        var text = match.Groups["amount"].Value;
        var amount = decimal.Parse(text.Trim('(', ')'), NumberStyles.Number, CultureInfo.InvariantCulture);
        return text[0] == '(' ? -amount : amount;
    }

    [GeneratedRegex(@"^(?<label>\D.*?) (?<amount>\(?[0-9]{1,3}(,[0-9]{3})*\.[0-9]{2}\)?)(?: |$)")]
    private static partial Regex Row();
}
