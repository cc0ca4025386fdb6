using System.Text.RegularExpressions;

namespace Mezzofy.Core.Models.Offline.Questions;

/// <summary>Recognises that somebody asks of what is theirs.</summary>
internal static partial class AskerWords
{
    public static bool AreIn(QuestionText text) => Mine().IsMatch(text.Normalized) || Own().IsMatch(text.Normalized);

    // "My team's" and "my boss" are not the asker's own; MY in capitals is Malaysia.
    [GeneratedRegex(@"\bmy\s+(?!team|company|boss|manager|department|dept|colleague|business|name|question|report\b|(?:(?:best|top|worst|weakest|strongest|busiest)\s+)?(?:sales\s+|support\s+|marketing\s+)*(?:rep|reps|people|person|agent|agents|staff|seller|sellers|salesperson|salespeople|colleagues?)\b)|\bmine\b|\b(?:assigned|belong(?:s|ing)?) to me\b|\bowned by me\b|\b(?:do|did|have|am) i\b|\bi (?:own|have|handle|look after|closed|won|sold)\b")]
    private static partial Regex Mine();

    [GeneratedRegex(@"我的|我负责|我名下|我有|我手上|分配给我|\b(?:prospek|tiket|pelanggan|pesanan|kempen|lead|leads|tickets?|deals?) (?:terbuka )?saya\b|\bmilik saya\b|ditugaskan kepada saya")]
    private static partial Regex Own();
}
