using Mezzofy.Core.Language;

namespace Mezzofy.Core.Models.Offline.Questions;

/// <summary>A question prepared for matching.</summary>
internal sealed class QuestionText
{
    private const int Longest = 500;

    public QuestionText(string message)
        : this(TextNormalizer.NormalizeKeepingCase(Cut(message)), TextNormalizer.Normalize(Cut(message)))
    {
    }

    private QuestionText(string cased, string normalized)
    {
        Cased = cased;
        Normalized = normalized;
        Latin = Words(normalized);
    }

    /// <summary>The text with its capital letters; every character stands where it stands in <see cref="Normalized"/>.</summary>
    public string Cased { get; }

    public string Normalized { get; }

    /// <summary>The words, each without its ending, between spaces.</summary>
    public string Latin { get; }

    public static string Words(string text) =>
        " " + string.Join(' ', Tokenizer.Tokenize(TextNormalizer.Normalize(text)).Select(token => Stemmer.Stem(token.Text))) + " ";

    /// <summary>The text without a part that is understood already, so that its words are not understood a second time.</summary>
    public QuestionText Without(int start, int end)
    {
        var blank = new string(' ', end - start);
        return new(Cased[..start] + blank + Cased[end..], Normalized[..start] + blank + Normalized[end..]);
    }

    private static string Cut(string message) => message.Length > Longest ? message[..Longest] : message;
}
