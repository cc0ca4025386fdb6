namespace Mezzofy.Core.Language;

/// <summary>Splits normalised text into words, numbers, runs of Chinese and addresses; punctuation separates and is dropped.</summary>
public static class Tokenizer
{
    /// <summary>The tokens of text that <see cref="TextNormalizer"/> made.</summary>
    public static List<Token> Tokenize(string normalized)
    {
        var tokens = new List<Token>(normalized.Length / 4 + 1);
        var position = 0;
        while (position < normalized.Length)
        {
            var end = EndOfToken(normalized, position, out var kind);
            if (kind is { } found)
            {
                tokens.Add(new Token(normalized[position..end], found, position));
            }

            position = end;
        }

        return tokens;
    }

    private static int EndOfToken(string text, int start, out TokenKind? kind)
    {
        var first = text[start];
        kind = null;
        if (TextNormalizer.IsHan(first))
        {
            kind = TokenKind.Han;
            return Scan(text, start, TextNormalizer.IsHan);
        }

        if (!char.IsLetterOrDigit(first))
        {
            return start + 1;
        }

        var address = EndOfAddress(text, start);
        if (address > start)
        {
            kind = TokenKind.Address;
            return address;
        }

        kind = char.IsDigit(first) ? TokenKind.Number : TokenKind.Word;
        return char.IsDigit(first) ? EndOfNumber(text, start) : EndOfWord(text, start);
    }

    private static int EndOfWord(string text, int start) =>
        ScanJoined(text, start, IsWordCharacter, joiner => joiner is '\'' or '&');

    private static int EndOfNumber(string text, int start) =>
        ScanJoined(text, start, char.IsDigit, joiner => joiner is ',' or '.' or '-' or '/' or ':');

    private static int EndOfAddress(string text, int start)
    {
        var end = Scan(text, start, character => IsWordCharacter(character) || "@._-+:/?=%#~&".Contains(character));
        var candidate = text.AsSpan(start, end - start).TrimEnd("._-+:/?=%#~&");
        var isMail = candidate.IndexOf('@') is var at && at > 0 && candidate[at..].Contains('.');
        return isMail || candidate.Contains("://", StringComparison.Ordinal) ? start + candidate.Length : start;
    }

    private static bool IsWordCharacter(char character) => char.IsLetterOrDigit(character) && !TextNormalizer.IsHan(character);

    private static int Scan(string text, int start, Func<char, bool> belongs)
    {
        var end = start;
        while (end < text.Length && belongs(text[end]))
        {
            end++;
        }

        return end;
    }

    private static int ScanJoined(string text, int start, Func<char, bool> belongs, Func<char, bool> joins)
    {
        var end = Scan(text, start, belongs);
        while (end + 1 < text.Length && joins(text[end]) && belongs(text[end + 1]))
        {
            end = Scan(text, end + 1, belongs);
        }

        return end;
    }
}
