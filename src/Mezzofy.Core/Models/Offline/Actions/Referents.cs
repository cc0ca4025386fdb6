using System.Text.RegularExpressions;

namespace Mezzofy.Core.Models.Offline.Actions;

/// <summary>Puts the record that was last spoken of in the place of "it" and "its".</summary>
internal static partial class Referents
{
    /// <summary>The message with the lead's number where it only pointed to it.</summary>
    /// <param name="message">What is said now.</param>
    /// <param name="lastAnswer">What was answered before, or null.</param>
    public static string Resolve(string message, string? lastAnswer)
    {
        if (lastAnswer is null || !Command().IsMatch(message) || LeadNumber().IsMatch(message))
        {
            return message;
        }

        // Only an answer about one lead says which is meant.
        var named = LeadNumber().Matches(lastAnswer).Select(match => match.Value).Distinct().ToList();
        return named is [var lead] ? Pointer().Replace(message, lead, 1) : message;
    }

    [GeneratedRegex(@"^\s*(?:please |pls |now |and |then |tolong |sila |请)?(?:set|mark|move|change|update|put|log|tanda\w*|tukar\w*|ubah|kemas ?kini|catat|把|将|记录)", RegexOptions.IgnoreCase)]
    private static partial Regex Command();

    [GeneratedRegex(@"\bits\b|\bit\b|\b(?:that|this|the) (?:lead|prospect|deal)\b|\bprospek (?:itu|ini|tersebut)\b|\b(?:her|his|their)\b(?=\s+(?:follow|status|stage|value))|\b(?:him|her|them)\b(?=\s+(?:as|to|into)\b)|这条线索|该线索|这个线索|它的?", RegexOptions.IgnoreCase)]
    private static partial Regex Pointer();

    [GeneratedRegex(@"\bL-\d+\b", RegexOptions.IgnoreCase)]
    private static partial Regex LeadNumber();
}
