using System.Text.RegularExpressions;

namespace Mezzofy.Core.Language;

/// <summary>Recognises in which language something is wanted: "the KPI dashboard in Chinese", "dalam bahasa Inggeris", 用英文.</summary>
internal static partial class LanguageWish
{
    /// <summary>A pattern of the words that say so; the group <c>language</c> is for <see cref="Named"/>.</summary>
    public const string Said =
        @"(?:\b(?:in|dalam)\s+(?:bahasa\s+(?=cina|inggeris|mandarin))?(?<language>chinese|mandarin|malay|bahasa(?: malaysia| melayu)?|english|cina|inggeris)\b|用(?<language>中文|华文|华语|英文|英语|马来文|马来语|巫文))";

    /// <summary>The language of an answer that is wanted in another one than it is asked in, or null; a text that is to be written or translated is in that language, not the answer.</summary>
    public static string? Of(string message) =>
        message.Length <= 1000 && !Writes().IsMatch(message) && Wish().Match(message) is { Success: true } wish ? Named(wish.Groups["language"].Value) : null;

    /// <summary>The language with a name that <see cref="Said"/> found.</summary>
    public static string Named(string name) => name.ToLowerInvariant() switch
    {
        "chinese" or "mandarin" or "cina" or "中文" or "华文" or "华语" => Languages.Chinese,
        "english" or "inggeris" or "英文" or "英语" => Languages.English,
        _ => Languages.Malay,
    };

    [GeneratedRegex(@"\b(?:draft|write|compose|translat\w*|caption|post about|draf\w*|tulis\w*|terjemah\w*|rangka)\b|起草|撰写|翻译|写", RegexOptions.IgnoreCase)]
    private static partial Regex Writes();

    [GeneratedRegex(Said + @"(?!\s+(?:customers|market|leads|campaign|restaurant))", RegexOptions.IgnoreCase)]
    private static partial Regex Wish();
}
