namespace Mezzofy.Core.Language;

/// <summary>What language a text is in.</summary>
/// <param name="Primary">The language to answer in, one of <see cref="Languages"/>, or null if the text does not show one.</param>
/// <param name="Present">All languages that occur, the primary one first.</param>
public sealed record DetectedLanguage(string? Primary, IReadOnlyList<string> Present);

/// <summary>
/// Tells English, Chinese and Malay apart, also in sentences that mix them: the language of the function words decides
/// ("send the 财务报表 to CEO" is English with a Chinese term in it), the language of the terms only when there are none.
/// </summary>
public sealed class LanguageDetector
{
    private const double WeightOfBorrowed = 0.6;
    private const double WeightOfTerm = 0.3;
    private const double MostForTerms = 0.5;
    private const double WeightOfMalayWord = 1.25;
    private const double WeightOfHanCharacter = 0.4;
    private const int MostTokens = 200;

    private readonly HashSet<string> _english;
    private readonly HashSet<string> _borrowed;
    private readonly HashSet<string> _malay;
    private readonly string[] _chinese;

    /// <summary>Reads the word lists.</summary>
    public LanguageDetector()
    {
        var words = EmbeddedTable.Rows("function_words.tsv").ToDictionary(row => row[0], row => row[1].Split(' '));
        _english = [.. words[Languages.English]];
        _borrowed = [.. words["borrowed"]];
        _malay = [.. words[Languages.Malay]];
        _chinese = words[Languages.Chinese];
    }

    /// <summary>The languages of a text; only its first 200 words are looked at.</summary>
    public DetectedLanguage Detect(string text) => Detect(Tokenizer.Tokenize(TextNormalizer.Normalize(text)));

    /// <summary>The languages of tokens of normalised text.</summary>
    public DetectedLanguage Detect(IReadOnlyList<Token> tokens)
    {
        double english = 0, terms = 0, malay = 0, chinese = 0;
        foreach (var token in tokens.Take(MostTokens))
        {
            if (token.Kind == TokenKind.Han)
            {
                chinese += ScoreOfHan(token.Text);
            }
            else if (token.Kind == TokenKind.Word)
            {
                english += _english.Contains(token.Text) ? 1 : _borrowed.Contains(token.Text) ? WeightOfBorrowed : 0;
                malay += IsMalay(token.Text) && !_english.Contains(token.Text) ? WeightOfMalayWord : 0;
                terms += _english.Contains(token.Text) || IsMalay(token.Text) ? 0 : WeightOfTerm;
            }
        }

        return Decide(english + Math.Min(terms, MostForTerms), malay, chinese);
    }

    private static DetectedLanguage Decide(double english, double malay, double chinese)
    {
        (string Language, double Score)[] scores = [(Languages.English, english), (Languages.Malay, malay), (Languages.Chinese, chinese)];
        var present = scores.Where(score => score.Score > 0.25).OrderByDescending(score => score.Score).Select(score => score.Language).ToArray();
        return new DetectedLanguage(present.FirstOrDefault(), present);
    }

    private double ScoreOfHan(string run)
    {
        var score = run.Length * WeightOfHanCharacter;
        foreach (var word in _chinese)
        {
            score += run.Contains(word, StringComparison.Ordinal) ? 0.5 : 0;
        }

        return score;
    }

    // Malay builds words with affixes; these endings and beginnings are rare in English words of that length.
    private bool IsMalay(string word) =>
        _malay.Contains(word)
        || (word.Length >= 6 && (word.EndsWith("nya", StringComparison.Ordinal) || word.EndsWith("kan", StringComparison.Ordinal)))
        || (word.Length >= 7 && word.StartsWith("meng", StringComparison.Ordinal))
        || (word.Length >= 8 && (word.StartsWith("peng", StringComparison.Ordinal) || word.StartsWith("memper", StringComparison.Ordinal)));
}
