namespace Mezzofy.Core.Language;

/// <summary>A term found in a text.</summary>
/// <param name="Value">What the term stands for.</param>
/// <param name="Term">As it was added.</param>
/// <param name="Start">Where it starts in the normalised text.</param>
/// <param name="End">Where it ends, exclusive.</param>
public readonly record struct TermHit<T>(T Value, string Term, int Start, int End);

/// <summary>
/// Terms in several languages, found longest first: Latin ones as whole stemmed words, Chinese ones anywhere in a run of characters.
/// </summary>
public sealed class TermIndex<T>
{
    private const int LongestInTokens = 5;
    private const int LongestInHan = 8;

    private readonly Dictionary<string, List<(T Value, string Term)>> _latin = [];
    private readonly Dictionary<string, List<(T Value, string Term)>> _han = [];

    /// <summary>The single Latin words of all terms, stemmed: what a mistyped word may be corrected to.</summary>
    public IEnumerable<string> Words => _latin.Keys.SelectMany(term => term.Split(' ')).Distinct();

    /// <summary>Adds a term; the same term may stand for several values.</summary>
    public void Add(string term, T value)
    {
        var normalized = TextNormalizer.Normalize(term);
        var tokens = Tokenizer.Tokenize(normalized);
        var isHan = tokens.Count == 1 && tokens[0].Kind == TokenKind.Han;
        var key = isHan ? normalized : string.Join(' ', tokens.Select(token => Stemmer.Stem(token.Text)));
        var table = isHan ? _han : _latin;
        if (!table.TryGetValue(key, out var values))
        {
            table[key] = values = [];
        }

        if (!values.Exists(known => EqualityComparer<T>.Default.Equals(known.Value, value)))
        {
            values.Add((value, term));
        }
    }

    /// <summary>All terms in the tokens; of overlapping ones the longest that starts first.</summary>
    /// <param name="tokens">Tokens of normalised text.</param>
    /// <param name="stems">For each token its stem, spelling corrected.</param>
    public List<TermHit<T>> Find(IReadOnlyList<Token> tokens, IReadOnlyList<string> stems)
    {
        var hits = new List<TermHit<T>>();
        for (var index = 0; index < tokens.Count;)
        {
            index = tokens[index].Kind == TokenKind.Han ? FindInRun(tokens, index, hits) : FindAt(tokens, stems, index, hits);
        }

        return hits;
    }

    private int FindAt(IReadOnlyList<Token> tokens, IReadOnlyList<string> stems, int index, List<TermHit<T>> hits)
    {
        for (var count = Math.Min(LongestInTokens, tokens.Count - index); count > 0; count--)
        {
            var term = count == 1 ? stems[index] : string.Join(' ', stems.Skip(index).Take(count));
            if (_latin.TryGetValue(term, out var found))
            {
                var end = tokens[index + count - 1].End;
                hits.AddRange(found.Select(entry => new TermHit<T>(entry.Value, entry.Term, tokens[index].Start, end)));
                return index + count;
            }
        }

        return index + 1;
    }

    private int FindInRun(IReadOnlyList<Token> tokens, int index, List<TermHit<T>> hits)
    {
        var run = tokens[index].Text;
        for (var start = 0; start < run.Length;)
        {
            var length = Math.Min(LongestInHan, run.Length - start);
            List<(T Value, string Term)>? found = null;
            while (length > 0 && !_han.TryGetValue(run.Substring(start, length), out found))
            {
                length--;
            }

            var at = tokens[index].Start + start;
            hits.AddRange((found ?? []).Select(entry => new TermHit<T>(entry.Value, entry.Term, at, at + length)));
            start += Math.Max(1, length);
        }

        return index + 1;
    }
}
