using System.Text.RegularExpressions;

namespace Mezzofy.Core.CompanyData.Reporting;

/// <summary>
/// Finds names of PostgreSQL's own system in a query. Everybody may call its functions and read its catalogue, also a role that can read
/// nothing else: locks, notifications and the definitions of views are no business of a report.
/// </summary>
internal static partial class SystemNames
{
    /// <summary>The first such name, or null.</summary>
    public static string? In(string sql)
    {
        var found = Name().Match(Literal().Replace(sql, "''"));
        return found.Success ? found.Value : null;
    }

    // Strings, also those with escapes or dollar quotes: what stands in them is data.
    [GeneratedRegex(@"[eE]'(?:[^'\\]|\\.|'')*'|'(?:[^']|'')*'|\$(?<tag>\w*)\$.*?\$\k<tag>\$", RegexOptions.Singleline)]
    private static partial Regex Literal();

    [GeneratedRegex(@"\b(?:pg_\w+|information_schema|lo_\w+|dblink\w*|txid_\w+|(?:query|table|schema|database|cursor)_to_xml\w*)\b|\bU&""", RegexOptions.IgnoreCase)]
    private static partial Regex Name();
}
