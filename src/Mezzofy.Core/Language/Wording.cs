using System.Globalization;

namespace Mezzofy.Core.Language;

/// <summary>Something to say, in the three languages; <c>{0}</c>, <c>{1}</c>, … are places for what varies.</summary>
/// <param name="English">In English.</param>
/// <param name="Chinese">In simplified Chinese.</param>
/// <param name="Malay">In Malay.</param>
public sealed record Wording(string English, string Chinese, string Malay)
{
    /// <summary>In a language; any other than Chinese and Malay is English.</summary>
    public string In(string language) => language switch
    {
        Languages.Chinese => Chinese,
        Languages.Malay => Malay,
        _ => English,
    };

    /// <summary>In a language, with its places filled.</summary>
    public string In(string language, params object?[] values) => string.Format(CultureInfo.InvariantCulture, In(language), values);

    /// <summary>Whether the text carries it, in any language.</summary>
    public bool StandsIn(string text) =>
        text.Contains(English, StringComparison.Ordinal) || text.Contains(Chinese, StringComparison.Ordinal) || text.Contains(Malay, StringComparison.Ordinal);
}
