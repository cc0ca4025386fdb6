using System.Text.RegularExpressions;

namespace Mezzofy.Core.Language;

/// <summary>Recognises that an answer is wanted in another language than the one it is asked in: "the KPI dashboard in Chinese".</summary>
internal static partial class LanguageWish
{
    /// <summary>The language that is asked for, or null; a text that is to be written or translated is in that language, not the answer.</summary>
    public static string? Of(string message)
    {
        var wish = message.Length > 1000 || Writes().IsMatch(message) ? "" : Wish().Match(message).Groups["language"].Value.ToLowerInvariant();
        return wish switch
        {
            "" => null,
            "chinese" or "mandarin" or "cina" or "mandarin cina" or "中文" or "华文" or "华语" => Languages.Chinese,
            "english" or "inggeris" or "英文" or "英语" => Languages.English,
            _ => Languages.Malay,
        };
    }

    [GeneratedRegex(@"\b(?:draft|write|compose|translat\w*|caption|post about|draf\w*|tulis\w*|terjemah\w*|rangka)\b|起草|撰写|翻译|写", RegexOptions.IgnoreCase)]
    private static partial Regex Writes();

    [GeneratedRegex(@"\b(?:in|dalam)\s+(?:bahasa\s+(?=cina|inggeris|mandarin))?(?<language>chinese|mandarin|malay|bahasa(?: malaysia| melayu)?|english|cina|inggeris)\b(?!\s+(?:customers|market|leads|campaign|restaurant))|用(?<language>中文|华文|华语|英文|英语|马来文|马来语|巫文)", RegexOptions.IgnoreCase)]
    private static partial Regex Wish();
}
