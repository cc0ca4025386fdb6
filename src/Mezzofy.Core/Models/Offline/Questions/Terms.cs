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

    /// <summary>The Latin words of all terms, without their endings.</summary>
    public IEnumerable<string> LatinWords => latin.SelectMany(term => term.Split(' ', StringSplitOptions.RemoveEmptyEntries));

    /// <summary>Terms of a message.</summary>
    public static implicit operator Terms(string bars) => new(bars);

    /// <summary>The length of the longest term in the text, or 0; longer terms say more.</summary>
    public int Match(QuestionText text) => Place(text).Length;

    /// <summary>Where the longest term stands; the length is 0 when none does. A Chinese character says about as much as three letters.</summary>
    public TermPlace Place(QuestionText text)
    {
        var best = default(TermPlace);
        foreach (var term in latin)
        {
            if (term.Length > best.Length && text.Latin.IndexOf(term, StringComparison.Ordinal) is >= 0 and var at)
            {
                best = new TermPlace(at, term.Length, IsHan: false);
            }
        }

        foreach (var term in han)
        {
            if (term.Length * 3 > best.Length && text.Normalized.IndexOf(term, StringComparison.Ordinal) is >= 0 and var at)
            {
                best = new TermPlace(at, term.Length * 3, IsHan: true);
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

    /// <summary>Like <see cref="Match"/>, for a term right after a Latin word.</summary>
    public int MatchAfter(string word, QuestionText text) =>
        latin.Where(term => text.Latin.Contains($" {word}{term}", StringComparison.Ordinal)).Select(term => term.Length).DefaultIfEmpty().Max();

    public bool IsIn(QuestionText text) => Match(text) > 0;
}

/// <summary>Where a term stands: Latin ones in the words, Chinese ones in the text.</summary>
internal readonly record struct TermPlace(int Start, int Length, bool IsHan)
{
    /// <summary>Whether it stands before another one, as far as the two can be compared.</summary>
    public bool IsBefore(TermPlace other) => other.Length == 0 || IsHan != other.IsHan || Start <= other.Start;

    /// <summary>Whether the two share characters.</summary>
    public bool Overlaps(TermPlace other) =>
        IsHan == other.IsHan && Start < other.Start + other.Extent - 1 && other.Start < Start + Extent - 1;

    // Latin terms have a space on both sides, which neighbours share.
    private int Extent => IsHan ? (Length / 3) + 1 : Length;
}
