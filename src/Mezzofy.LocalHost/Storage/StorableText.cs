namespace Mezzofy.LocalHost.Storage;

/// <summary>Keeps what others say storable: bounded in length, without characters that the database refuses.</summary>
internal static class StorableText
{
    /// <summary>The text, cut after so many characters; what cannot be stored is U+FFFD instead.</summary>
    public static string Of(string text, int most)
    {
        var cut = text.Length <= most ? text : text[..most] + "…";
        return string.Create(cut.Length, cut, static (target, source) =>
        {
            for (var i = 0; i < source.Length; i++)
                target[i] = IsStorable(source, i) ? source[i] : '\uFFFD';
        });
    }

    // No NUL, and no half of a surrogate pair.
    private static bool IsStorable(string text, int i) =>
        text[i] != '\0'
        && (!char.IsHighSurrogate(text[i]) || (i + 1 < text.Length && char.IsLowSurrogate(text[i + 1])))
        && (!char.IsLowSurrogate(text[i]) || (i > 0 && char.IsHighSurrogate(text[i - 1])));
}
