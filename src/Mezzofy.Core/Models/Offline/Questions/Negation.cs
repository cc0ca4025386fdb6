namespace Mezzofy.Core.Models.Offline.Questions;

/// <summary>Whether a condition is ruled out rather than asked for: "not in Singapore", "except enterprise", "不是新加坡".</summary>
internal static class Negation
{
    private const int Reach = 3;
    private static readonly HashSet<string> Words = ["not", "non", "except", "excluding", "exclude", "without", "excl", "isn't", "aren't", "wasn't", "weren't", "bukan", "kecuali", "selain", "tanpa"];
    private static readonly HashSet<string> Verbs = ["don't", "doesn't", "didn't", "haven't", "hasn't", "hadn't", "never"];
    private static readonly string[] Characters = ["不是", "不在", "除了", "除", "非", "不包括", "不含"];

    /// <summary>A word that rules something out and belongs to none of the conditions; null when there is none.</summary>
    /// <param name="text">What is left of the question.</param>
    /// <param name="understood">Places of conditions that have such words in them, as "not paid" has.</param>
    public static string? Unapplied(QuestionText text, IEnumerable<TermPlace> understood)
    {
        var known = string.Concat(understood.Where(place => place is { Length: > 0, IsHan: false }).Select(place => text.Latin.Substring(place.Start, place.Length)));
        return text.Latin.Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .FirstOrDefault(word => (Words.Contains(word) || Verbs.Contains(word)) && !known.Contains($" {word} ", StringComparison.Ordinal));
    }

    /// <summary>Whether a term at a place is ruled out.</summary>
    public static bool Before(QuestionText text, TermPlace place)
    {
        if (place.Length == 0)
        {
            return false;
        }

        return place.IsHan
            ? Characters.Any(word => text.Normalized[..place.Start].EndsWith(word, StringComparison.Ordinal))
            : Latin(text.Latin[..place.Start]);
    }

    /// <summary>Whether a name that starts at a place of the normalised text is ruled out.</summary>
    public static bool Before(QuestionText text, int start) =>
        Latin(QuestionText.Words(text.Normalized[..start])) || Characters.Any(word => text.Normalized[..start].TrimEnd().EndsWith(word, StringComparison.Ordinal));

    private static bool Latin(string before) => before.Split(' ', StringSplitOptions.RemoveEmptyEntries).TakeLast(Reach).Any(Words.Contains);
}
