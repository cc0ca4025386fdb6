namespace Mezzofy.Core.Outputs.Csv;

/// <summary>Keeps spreadsheets from running text as a formula (OWASP, CSV injection).</summary>
internal static class CsvFormula
{
    /// <summary>Text that starts like a formula, also after blanks, gets an apostrophe in front; numbers never come here.</summary>
    public static string Neutralise(string text)
    {
        var start = text.AsSpan().TrimStart();
        var begins = start.Length > 0 && start[0] is '=' or '+' or '-' or '@' or '\uFF1D' or '\uFF0B' or '\uFF0D' or '\uFF20' or '|' or '%';
        return begins || (text.Length > 0 && text[0] is '\t' or '\r' or '\n') ? $"'{text}" : text;
    }
}
