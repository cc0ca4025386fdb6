namespace Mezzofy.Core.Language;

/// <summary>Finds the key term a mistyped word means: one slip from five letters on, two from eight on.</summary>
/// <param name="known">Words that are right as they are and are never corrected.</param>
/// <param name="keyTerms">Words worth finding behind a slip.</param>
public sealed class SpellingCorrector(IReadOnlySet<string> known, IEnumerable<string> keyTerms)
{
    private const int ShortestWord = 5;
    private const int ShortestForTwo = 8;

    // A slip in the first letter is rare; keeping it fixed keeps "sales" from becoming "males" and the search short.
    private readonly ILookup<char, string> _byFirstLetter =
        keyTerms.Where(term => term.Length >= ShortestWord).Distinct().ToLookup(term => term[0]);

    /// <summary>The one nearest key term, or null if the word is known, too short, or no or several terms are near.</summary>
    public string? Correct(string word)
    {
        if (word.Length < ShortestWord || known.Contains(word) || !char.IsLetter(word[0]))
        {
            return null;
        }

        string? nearest = null;
        var bound = word.Length >= ShortestForTwo ? 2 : 1;
        foreach (var term in _byFirstLetter[word[0]])
        {
            var distance = EditDistance.Bounded(word, term, bound);
            if (distance < bound || (distance == bound && nearest is null))
            {
                nearest = term;
                bound = distance;
            }
            else if (distance == bound && nearest is not null && nearest != term)
            {
                nearest = string.Empty;
            }
        }

        return string.IsNullOrEmpty(nearest) ? null : nearest;
    }
}
