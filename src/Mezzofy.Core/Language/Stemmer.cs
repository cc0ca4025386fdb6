namespace Mezzofy.Core.Language;

/// <summary>Takes off the endings that do not change what an English or Malay word is about.</summary>
public static class Stemmer
{
    private static readonly string[] MalayClitics = ["lah", "kah", "nya"];

    /// <summary>The word without possessive, plural or Malay clitic; short words stay whole.</summary>
    public static string Stem(string word)
    {
        if (word.Length > 3 && word.EndsWith("'s", StringComparison.Ordinal))
        {
            word = word[..^2];
        }

        foreach (var clitic in MalayClitics)
        {
            if (word.Length > clitic.Length + 3 && word.EndsWith(clitic, StringComparison.Ordinal))
            {
                return word[..^clitic.Length];
            }
        }

        return Singular(word);
    }

    private static string Singular(string word)
    {
        if (word.Length > 4 && word.EndsWith("ies", StringComparison.Ordinal))
        {
            return word[..^3] + "y";
        }

        var isPlural = word.Length > 3 && word[^1] == 's' && word[^2] is not ('s' or 'u' or 'i');
        return isPlural ? word[..^1] : word;
    }
}
