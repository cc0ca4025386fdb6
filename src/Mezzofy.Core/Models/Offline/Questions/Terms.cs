using Mezzofy.Core.Language;

namespace Mezzofy.Core.Models.Offline.Questions;

/// <summary>Words and phrases of one meaning in all languages, separated by bars; Latin ones match whole words in any number, Chinese ones anywhere.</summary>
internal sealed class Terms
{
    private static readonly string[] ByWords = ["by", "per", "each", "every", "mengikut", "setiap", "ikut", "which", "bagi"];
    private static readonly string[] ByCharacters = ["按", "每个", "每", "各", "哪个", "哪些", "哪家"];
    private readonly string[] latin;
    private readonly string[] han;

    public Terms(string bars)
    {
        var all = bars.Split('|', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        han = [.. all.Where(term => term.Any(TextNormalizer.IsHan))];
        latin = [.. all.Except(han).Select(QuestionText.Words)];
    }

    /// <summary>Terms of a message.</summary>
    public static implicit operator Terms(string bars) => new(bars);

    /// <summary>The length of the longest term in the text, or 0; longer terms say more.</summary>
    public int Match(QuestionText text)
    {
        var best = 0;
        foreach (var term in latin)
        {
            if (term.Length > best && text.Latin.Contains(term, StringComparison.Ordinal))
            {
                best = term.Length;
            }
        }

        foreach (var term in han)
        {
            // A Chinese character says about as much as three letters.
            if (term.Length * 3 > best && text.Normalized.Contains(term, StringComparison.Ordinal))
            {
                best = term.Length * 3;
            }
        }

        return best;
    }

    /// <summary>Like <see cref="Match"/>, for a term that stands right after a word such as "by", "per" or "按".</summary>
    public int MatchAfterBy(QuestionText text)
    {
        var best = 0;
        foreach (var by in ByWords)
        {
            best = latin.Where(term => text.Latin.Contains($" {by}{term}", StringComparison.Ordinal)).Select(term => term.Length).Append(best).Max();
        }

        foreach (var by in ByCharacters)
        {
            best = han.Where(term => text.Normalized.Contains(by + term, StringComparison.Ordinal)).Select(term => term.Length * 3).Append(best).Max();
        }

        return best;
    }

    public bool IsIn(QuestionText text) => Match(text) > 0;
}

/// <summary>A question prepared for matching.</summary>
internal sealed class QuestionText
{
    public QuestionText(string message)
    {
        Normalized = TextNormalizer.Normalize(message.Length > 500 ? message[..500] : message);
        Latin = Words(Normalized);
    }

    public string Normalized { get; }

    /// <summary>The words, each without its ending, between spaces.</summary>
    public string Latin { get; }

    public static string Words(string text) =>
        " " + string.Join(' ', Tokenizer.Tokenize(TextNormalizer.Normalize(text)).Select(token => Stemmer.Stem(token.Text))) + " ";
}
