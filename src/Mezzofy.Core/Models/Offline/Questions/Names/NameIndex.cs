using Mezzofy.Core.Language;

namespace Mezzofy.Core.Models.Offline.Questions.Names;

/// <summary>Finds the company's names in questions: whole, or a part that says enough.</summary>
internal sealed class NameIndex
{
    private static readonly HashSet<string> People = ["owner", "account_owner", "assignee"];
    private readonly ILookup<string, (Entry Entry, int Position)> byWord;

    public NameIndex(IReadOnlyList<KnownName> names) =>
        byWord = names.Select(name => new Entry(name, [.. Tokenizer.Tokenize(TextNormalizer.Normalize(name.Value)).Select(token => Stemmer.Stem(token.Text))]))
            .SelectMany(entry => entry.Words.Select((word, position) => (word, (entry, position))))
            .ToLookup(pair => pair.word, pair => pair.Item2);

    public static NameIndex Empty { get; } = new([]);

    /// <summary>The names in the text, in order; longer ones before shorter ones that overlap them.</summary>
    public List<NameHit> Find(QuestionText text)
    {
        var tokens = Tokenizer.Tokenize(text.Normalized).ConvertAll(WithoutPossessive);
        var hits = new List<NameHit>();
        for (var index = 0; index < tokens.Count;)
        {
            var hit = At(text, tokens, index, out var count);
            hits.AddRange(hit is null ? [] : [hit]);
            index += Math.Max(1, hit is null ? 1 : count);
        }

        return hits;
    }

    private NameHit? At(QuestionText text, List<Token> tokens, int index, out int count)
    {
        var runs = byWord[Stemmer.Stem(tokens[index].Text)].Select(found => (found.Entry, found.Position, Count: Run(tokens, index, found.Entry, found.Position)))
            .Where(run => Says(text, tokens, index, run.Entry, run.Position, run.Count))
            .ToList();
        count = runs.Select(run => run.Count).DefaultIfEmpty().Max();
        var longest = count;
        var best = runs.Where(run => run.Count == longest).ToList();
        if (best.Count == 0)
        {
            return null;
        }

        var whole = best.Where(run => run.Entry.Words.Count == run.Count).ToList();
        var (start, end) = (tokens[index].Start, tokens[index + count - 1].End);
        return new NameHit(start, end, text.Cased[start..end], [.. (whole.Count > 0 ? whole : best).Select(run => run.Entry.Name).Distinct()]);
    }

    private static int Run(List<Token> tokens, int index, Entry entry, int position)
    {
        var count = 0;
        while (index + count < tokens.Count && position + count < entry.Words.Count && Stemmer.Stem(tokens[index + count].Text) == entry.Words[position + count])
        {
            count++;
        }

        return count;
    }

    /// <summary>Whether so much of a name says that it is meant; a single everyday word does not.</summary>
    private static bool Says(QuestionText text, List<Token> tokens, int index, Entry entry, int position, int count)
    {
        var isWhole = count == entry.Words.Count;
        if (count > 1)
        {
            return isWhole || position == 0 || People.Contains(entry.Name.Column) || InHead(entry, position);
        }

        var word = tokens[index];
        if (EverydayWords.Contains(word.Text))
        {
            return isWhole && ((entry.Name.Column == "account" && Before(tokens, index) is ("on" or "untuk" or "bagi"))
                || (entry.Name.Column == "source" && Before(tokens, index) is ("from" or "via" or "through" or "dari" or "daripada" or "melalui")));
        }

        return word.Text.Length >= 3 && (isWhole || People.Contains(entry.Name.Column) || InHead(entry, position)
            || (position == 0 && (char.IsUpper(text.Cased[word.Start]) || Before(tokens, index) is "from" or "of" or "for" or "by" or "did" or "on" or "dari" or "daripada" or "oleh" or "untuk")));
    }

    // "Newsletter: festive vouchers, Singapore": what stands before the colon is what people call it.
    private static bool InHead(Entry entry, int position)
    {
        var value = entry.Name.Value;
        var end = value.IndexOfAny([':', ',']);
        return entry.Name.Column == "campaign" && end > 0 && position < Tokenizer.Tokenize(TextNormalizer.Normalize(value[..end])).Count;
    }

    private static string? Before(List<Token> tokens, int index) => index > 0 ? tokens[index - 1].Text : null;

    private static Token WithoutPossessive(Token token) =>
        token.Text.EndsWith("'s", StringComparison.Ordinal) ? token with { Text = token.Text[..^2] } : token;

    private sealed record Entry(KnownName Name, IReadOnlyList<string> Words);
}
