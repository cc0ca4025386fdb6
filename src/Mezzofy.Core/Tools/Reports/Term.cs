using System.Globalization;
using Mezzofy.Core.Language;

namespace Mezzofy.Core.Tools.Reports;

/// <summary>A word or sentence of a report in the three languages; <c>{0}</c> and so on are filled in.</summary>
internal sealed record Term(string English, string Chinese, string Malay)
{
    /// <summary>In the language; English for one that is not known.</summary>
    public string In(string language) => language switch
    {
        Languages.Chinese => Chinese,
        Languages.Malay => Malay,
        _ => English,
    };

    /// <summary>In the language, filled in; numbers are written with groups of thousands.</summary>
    public string In(string language, params object?[] values) => string.Format(CultureInfo.InvariantCulture, In(language), values);
}

/// <summary>The terms of a column's fixed values; a value that is not among them stands for itself.</summary>
internal sealed class TermTable(IReadOnlyDictionary<string, Term> terms)
{
    /// <summary>The value in the language.</summary>
    public string In(string value, string language) => terms.TryGetValue(value, out var term) ? term.In(language) : value;
}
