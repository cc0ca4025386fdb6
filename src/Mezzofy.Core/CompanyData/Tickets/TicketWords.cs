using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Text.RegularExpressions;
using Mezzofy.Core.Language;

namespace Mezzofy.Core.CompanyData.Tickets;

/// <summary>What a ticket is about, as English words, whatever language it is written in; what makes tickets comparable.</summary>
/// <remarks>Safe for concurrent use.</remarks>
public sealed partial class TicketWords
{
    private const int LongestText = 4000;
    private const int Remembered = 2000;

    private static readonly FrozenSet<string> Fillers =
        ("our we us a an the is are was were to of in on at for with and or not no it its this that they them since be has have had can cannot will would like please help "
        + "from by but after before when how do does did i my you your there customer customers problem issue error again still").Split(' ').ToFrozenSet();

    private readonly List<(string Meaning, Regex Pattern)> terms = [.. EmbeddedTable.Rows("ticket_words.tsv").Select(row => (row[0], Pattern(row[1])))];
    private readonly ConcurrentDictionary<string, FrozenSet<string>> known = new();
    private readonly ConcurrentDictionary<string, string> keywords = new();

    /// <summary>The English words behind the text's terms; empty when it has none.</summary>
    public string Keywords(string text)
    {
        if (keywords.TryGetValue(text, out var found))
        {
            return found;
        }

        var made = KeywordsOf(Normal(text));
        if (keywords.Count < Remembered)
        {
            keywords.TryAdd(text, made);
        }

        return made;
    }

    /// <summary>The words that matter, singular, without fillers, with the English ones behind Chinese and Malay terms.</summary>
    public IReadOnlySet<string> Of(string text)
    {
        if (known.TryGetValue(text, out var found))
        {
            return found;
        }

        var words = Words($"{Normal(text)} {Keywords(text)}").ToFrozenSet();
        if (known.Count < Remembered)
        {
            known.TryAdd(text, words);
        }

        return words;
    }

    /// <summary>How alike two sets of words are, 0 to 1 (Dice's coefficient).</summary>
    public static double Similarity(IReadOnlySet<string> left, IReadOnlySet<string> right) =>
        left.Count + right.Count == 0 ? 0 : 2.0 * left.Count(right.Contains) / (left.Count + right.Count);

    /// <summary>How much of what is asked stands in the other set, 0 to 1.</summary>
    public static double Coverage(IReadOnlySet<string> asked, IReadOnlySet<string> other) => asked.Count == 0 ? 0 : (double)asked.Count(other.Contains) / asked.Count;

    private string KeywordsOf(string normal) => string.Join(' ', terms.Where(term => term.Pattern.IsMatch(normal)).Select(term => term.Meaning));

    // Only Latin words count: what Chinese says is in its keywords.
    private static IEnumerable<string> Words(string text) => LatinWord().Matches(text)
        .Select(match => Stemmer.Stem(match.Value))
        .Where(word => word.Length > 1 && !Fillers.Contains(word));

    private static string Normal(string text) => TextNormalizer.Normalize(text.Length > LongestText ? text[..LongestText] : text);

    private static Regex Pattern(string list) => new(
        string.Join('|', list.Split('|').Select(term => TextNormalizer.IsHan(term[0]) ? Regex.Escape(term) : $@"\b{Regex.Escape(term)}\b")),
        RegexOptions.CultureInvariant | RegexOptions.Compiled);

    [GeneratedRegex("[a-z0-9]+")]
    private static partial Regex LatinWord();
}
