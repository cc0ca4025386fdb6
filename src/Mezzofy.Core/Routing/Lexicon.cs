using Mezzofy.Core.Language;

namespace Mezzofy.Core.Routing;

/// <summary>A term of the lexicon found in a text.</summary>
/// <param name="Term">As the lexicon writes it.</param>
/// <param name="Concept">What it means, the same in every language.</param>
/// <param name="Department">The department it hints at, <c>general</c> for small talk, or <c>-</c> for none.</param>
/// <param name="Position">The index of the token it was found in.</param>
public sealed record LexiconHit(string Term, string Concept, string Department, int Position);

/// <summary>The curated terms of <c>lexicon.tsv</c>, found longest first.</summary>
public sealed class Lexicon
{
    private const int LongestTermInTokens = 5;
    private const int LongestTermInHan = 8;

    private readonly Dictionary<string, LexiconHit[]> _latin = [];
    private readonly Dictionary<string, LexiconHit[]> _han = [];

    /// <summary>Reads the lexicon.</summary>
    public Lexicon()
    {
        foreach (var row in EmbeddedTable.Rows("lexicon.tsv"))
        {
            foreach (var term in row[2].Split('|'))
            {
                Add(term, row[0], row[1]);
            }
        }
    }

    /// <summary>The single Latin words in its terms, stemmed: what a mistyped word may be corrected to.</summary>
    public IEnumerable<string> Words => _latin.Keys.SelectMany(term => term.Split(' ')).Distinct();

    /// <summary>All terms in the tokens; of overlapping ones the longest that starts first.</summary>
    /// <param name="tokens">Tokens of normalised text.</param>
    /// <param name="stems">For each token its stem, spelling corrected.</param>
    public List<LexiconHit> Find(IReadOnlyList<Token> tokens, IReadOnlyList<string> stems)
    {
        var hits = new List<LexiconHit>();
        for (var index = 0; index < tokens.Count;)
        {
            index = tokens[index].Kind == TokenKind.Han ? FindInRun(tokens[index].Text, index, hits) : FindAt(tokens, stems, index, hits);
        }

        return hits;
    }

    private int FindAt(IReadOnlyList<Token> tokens, IReadOnlyList<string> stems, int index, List<LexiconHit> hits)
    {
        for (var count = Math.Min(LongestTermInTokens, tokens.Count - index); count > 0; count--)
        {
            var term = count == 1 ? stems[index] : string.Join(' ', stems.Skip(index).Take(count));
            if (_latin.TryGetValue(term, out var found))
            {
                hits.AddRange(found.Select(hit => hit with { Position = index }));
                return index + count;
            }
        }

        return index + 1;
    }

    private int FindInRun(string run, int index, List<LexiconHit> hits)
    {
        for (var start = 0; start < run.Length;)
        {
            var length = Math.Min(LongestTermInHan, run.Length - start);
            LexiconHit[]? found = null;
            while (length > 0 && !_han.TryGetValue(run.Substring(start, length), out found))
            {
                length--;
            }

            hits.AddRange((found ?? []).Select(hit => hit with { Position = index }));
            start += Math.Max(1, length);
        }

        return index + 1;
    }

    private void Add(string term, string concept, string department)
    {
        var normalized = TextNormalizer.Normalize(term);
        var tokens = Tokenizer.Tokenize(normalized);
        var isHan = tokens.Count == 1 && tokens[0].Kind == TokenKind.Han;
        var key = isHan ? normalized : string.Join(' ', tokens.Select(token => Stemmer.Stem(token.Text)));
        var table = isHan ? _han : _latin;
        var hit = new LexiconHit(term, concept, department, 0);
        table[key] = table.TryGetValue(key, out var known) ? known.Any(other => other.Concept == concept) ? known : [.. known, hit] : [hit];
    }
}
