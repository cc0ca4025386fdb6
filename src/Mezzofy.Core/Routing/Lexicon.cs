using Mezzofy.Core.Language;

namespace Mezzofy.Core.Routing;

/// <summary>A term of the lexicon found in a text.</summary>
/// <param name="Term">As the lexicon writes it.</param>
/// <param name="Concept">What it means, the same in every language.</param>
/// <param name="Department">The department it hints at, <c>general</c> for small talk, or <c>-</c> for none.</param>
public sealed record LexiconHit(string Term, string Concept, string Department);

/// <summary>The curated terms of <c>lexicon.tsv</c>.</summary>
public sealed class Lexicon
{
    private readonly TermIndex<(string Concept, string Department)> _terms = new();

    /// <summary>Reads the lexicon.</summary>
    public Lexicon()
    {
        foreach (var row in EmbeddedTable.Rows("lexicon.tsv"))
        {
            foreach (var term in row[2].Split('|'))
            {
                _terms.Add(term, (row[0], row[1]));
            }
        }
    }

    /// <summary>The single Latin words in its terms, stemmed: what a mistyped word may be corrected to.</summary>
    public IEnumerable<string> Words => _terms.Words;

    /// <summary>All terms in the tokens; of overlapping ones the longest that starts first.</summary>
    /// <param name="tokens">Tokens of normalised text.</param>
    /// <param name="stems">For each token its stem, spelling corrected.</param>
    public List<LexiconHit> Find(IReadOnlyList<Token> tokens, IReadOnlyList<string> stems) =>
        [.. _terms.Find(tokens, stems).Select(hit => new LexiconHit(hit.Term, hit.Value.Concept, hit.Value.Department))];
}
