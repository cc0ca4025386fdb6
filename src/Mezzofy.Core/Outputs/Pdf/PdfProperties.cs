using System.Globalization;
using System.Text;

namespace Mezzofy.Core.Outputs.Pdf;

/// <summary>What a PDF says about itself.</summary>
internal sealed record PdfProperties(string Title, string Author, string? Subject, DateTimeOffset Created)
{
    /// <summary>As the file writes it (ISO 32000-1, 14.3.3).</summary>
    public string ToDictionary()
    {
        var date = Created.UtcDateTime.ToString("'(D:'yyyyMMddHHmmss'Z)'", CultureInfo.InvariantCulture);
        var subject = Subject is null ? "" : $"\n/Subject {Hex(Subject)}";
        return $"<</Title {Hex(Title)}\n/Author {Hex(Author)}{subject}\n/Creator (Mezzofy AI Assistant)\n/Producer (Chromium)\n"
            + $"/CreationDate {date}\n/ModDate {date}>>";
    }

    // UTF-16 with its mark, in hexadecimal: no character of the text can end the string.
    private static string Hex(string text) => $"<FEFF{Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes(text))}>";
}
