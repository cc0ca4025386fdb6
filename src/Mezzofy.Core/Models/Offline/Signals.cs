using Mezzofy.Core.Language;

namespace Mezzofy.Core.Models.Offline;

/// <summary>A word or phrase that the offline model listens for.</summary>
/// <param name="Kind"><c>report</c>, <c>topic</c>, <c>weak</c>, <c>generic</c>, <c>verb</c>, <c>ask</c>, <c>format</c>, <c>part</c>, <c>mail</c>, <c>all</c>; <c>person</c> and <c>other</c> keep their words from being heard as something else.</param>
/// <param name="Name">Which one.</param>
internal sealed record Signal(string Kind, string Name);

/// <summary>A text with the signals in it.</summary>
/// <param name="Text">Normalised, capital letters kept.</param>
/// <param name="Hits">In order.</param>
internal sealed record HeardText(string Text, List<TermHit<Signal>> Hits)
{
    /// <summary>Whether there is a signal of the kind (and name) in a part of the text.</summary>
    public bool Has(string kind, string? name = null, int start = 0, int end = int.MaxValue) => In(kind, start, end).Any(hit => name is null || hit.Value.Name == name);

    /// <summary>The signals of a kind in a part of the text.</summary>
    public IEnumerable<TermHit<Signal>> In(string kind, int start = 0, int end = int.MaxValue) =>
        Hits.Where(hit => hit.Value.Kind == kind && hit.Start >= start && hit.Start < end);
}

/// <summary>The signals of <c>signals.tsv</c>.</summary>
internal sealed class Signals
{
    private const int LongestText = 2000;

    private readonly TermIndex<Signal> _terms = new();
    private readonly SpellingCorrector _spelling;

    public Signals()
    {
        foreach (var row in EmbeddedTable.Rows("signals.tsv"))
        {
            foreach (var term in row[2].Split('|'))
            {
                _terms.Add(term, new Signal(row[0], row[1]));
            }
        }

        var known = EmbeddedTable.Rows("function_words.tsv").SelectMany(row => row[1].Split(' ')).Concat(_terms.Words).ToHashSet();
        _spelling = new SpellingCorrector(known, _terms.Words);
    }

    /// <summary>Listens to a text; of a long one to its first 2,000 characters.</summary>
    public HeardText Hear(string text)
    {
        var cased = TextNormalizer.NormalizeKeepingCase(text.Length > LongestText ? text[..LongestText] : text);
        var tokens = Tokenizer.Tokenize(cased.ToLowerInvariant());
        return new HeardText(cased, _terms.Find(tokens, [.. tokens.Select(Stem)]));
    }

    private string Stem(Token token)
    {
        var stem = token.Kind == TokenKind.Word ? Stemmer.Stem(token.Text) : token.Text;
        return token.Kind == TokenKind.Word ? _spelling.Correct(stem) ?? stem : stem;
    }
}
