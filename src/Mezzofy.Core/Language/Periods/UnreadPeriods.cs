using System.Text.RegularExpressions;

namespace Mezzofy.Core.Language.Periods;

/// <summary>Finds words that mean a time whose days are not known here, such as festivals.</summary>
public static partial class UnreadPeriods
{
    /// <summary>The words, or null.</summary>
    public static string? Find(string text)
    {
        var match = Festival().Match(text);
        return match.Success ? match.Groups["name"].Value.Trim() : null;
    }

    [GeneratedRegex(@"\b(?:between|during|before|after|since|around|over|on|in|until|from|for|semasa|sebelum|selepas|sejak|pada|antara)\s+(?:the\s+|last\s+|this\s+|year's\s+)*(?<name>chinese new year|lunar new year|cny|new year(?:'s)?(?: eve| day)?|hari raya(?: aidilfitri| haji)?|raya|ramadan|deepavali|diwali|christmas|xmas|easter|vesak(?: day)?|national day|merdeka(?: day)?|labou?r day|valentine'?s?(?: day)?|mother'?s day|black friday|cyber monday|thanksgiving|halloween|good friday|golden week|school holidays?|tahun baru cina|krismas)\b|(?<name>春节|农历新年|中秋节?|圣诞节?|国庆节?|端午节?|清明节?|开斋节|屠妖节|元旦|情人节)(?:期间|之前|以前|前|后|以来|当天|到)", RegexOptions.IgnoreCase)]
    private static partial Regex Festival();
}
