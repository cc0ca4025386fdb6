using System.Text.RegularExpressions;

namespace Mezzofy.Core.Language.Periods;

/// <summary>What a period is to be compared with.</summary>
public enum PeriodComparison
{
    /// <summary>The period before.</summary>
    Previous,

    /// <summary>The same period a year earlier.</summary>
    LastYear,

    /// <summary>Both.</summary>
    Both,

    /// <summary>Nothing.</summary>
    None,
}

/// <summary>Finds words of comparison in a sentence.</summary>
public static partial class PeriodComparisonParser
{
    /// <summary>What the sentence asks to compare with, or null when it does not say.</summary>
    public static PeriodComparison? Find(string text)
    {
        var words = PeriodWords.Normalise(text, PeriodParser.MaxLength);
        return (Previous().IsMatch(words), LastYear().IsMatch(words)) switch
        {
            (true, true) => PeriodComparison.Both,
            (true, false) => PeriodComparison.Previous,
            (false, true) => PeriodComparison.LastYear,
            _ => null,
        };
    }

    /// <summary>Whether an expression of time only says what to compare with.</summary>
    internal static bool IsComparison(string words, PeriodAtom atom) =>
        Before().IsMatch(words[Math.Max(0, atom.Index - 48)..atom.Index]) || After().IsMatch(words[atom.End..Math.Min(words.Length, atom.End + 24)]);

    [GeneratedRegex(@"(?:\bvs\.?|\bversus|\bcompar(?:e|ed|ing|ison)\s+(?:it\s+)?(?:to|with|against)|\bagainst|\bthan|\brelative\s+to|\bberbanding(?:\s+dengan)?|\bdibandingkan\s+dengan|\bbandingkan\s+dengan|对比|相比|比)\s*(?:the\s+|that\s+of\s+|its\s+)?(?:same\s+\w+\s+)?$|\bsame\s+(?:period|quarter|month|time|half|week)\s+(?:of\s+|in\s+)?(?:the\s+)?$|\b(?:tempoh|suku|bulan)\s+(?:yang\s+)?sama\s+(?:pada\s+)?$")]
    private static partial Regex Before();

    [GeneratedRegex(@"^\s*(?:的?同期|相比|的?对比|相较)")]
    private static partial Regex After();

    [GeneratedRegex(@"\bsame\s+(?:period|quarter|month|time|half|week)\s+(?:of\s+|in\s+)?(?:the\s+)?(?:last|previous|prior)\s+year|\byear[\s-](?:on|over)[\s-]year\b|\byoy\b|(?:\bvs\.?|\bversus|\b(?:to|with|against|than|over))\s+(?:the\s+)?(?:last|previous|prior)\s+year\b|\ba\s+year\s+(?:ago|earlier)\b|\b(?:berbanding|sama|bandingkan)\b.{0,24}tahun\s+(?:lepas|lalu|sebelumnya)|tahun\s+ke\s+tahun|去年同期|同比|上年同期|[与和跟比](?:去年|上年)")]
    private static partial Regex LastYear();

    [GeneratedRegex(@"(?:\bvs\.?|\bversus|\b(?:compared?|comparison)\s+(?:to|with|against)|\bagainst|\bthan)\s+(?:the\s+)?(?:previous|prior|preceding|last|one\s+before)\s*(?:period|month|quarter|week)|\b(?:previous|prior|preceding)\s+period\b|\b(?:month|quarter|week)[\s-](?:on|over)[\s-](?:month|quarter|week)\b|\b[mqw]o[mqw]\b|\b(?:berbanding|bandingkan)\b.{0,12}(?:tempoh|bulan|suku|minggu)\s+(?:tahun\s+)?(?:sebelum|lepas|lalu)|tempoh\s+sebelum|环比|[与和跟比]上一?(?:期|个?月|个?季度|周)|上期")]
    private static partial Regex Previous();
}
