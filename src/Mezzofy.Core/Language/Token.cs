namespace Mezzofy.Core.Language;

/// <summary>A piece of normalised text.</summary>
/// <param name="Text">The piece as it stands.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Start">Where it starts in the normalised text.</param>
public readonly record struct Token(string Text, TokenKind Kind, int Start)
{
    /// <summary>Where it ends in the normalised text, exclusive.</summary>
    public int End => Start + Text.Length;
}

/// <summary>Kinds of token.</summary>
public enum TokenKind
{
    /// <summary>A word in Latin (or another alphabetic) script, inner apostrophes and ampersands included: <c>p&amp;l</c>.</summary>
    Word,

    /// <summary>Digits, with inner separators: <c>12,000</c>, <c>2025-03</c>.</summary>
    Number,

    /// <summary>A run of Chinese characters.</summary>
    Han,

    /// <summary>An e-mail or web address.</summary>
    Address,
}
