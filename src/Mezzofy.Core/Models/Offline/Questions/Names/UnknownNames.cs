using System.Text.RegularExpressions;

namespace Mezzofy.Core.Models.Offline.Questions.Names;

/// <summary>Finds what is written like a name, or quoted as one, and is none that the company's data hold.</summary>
internal static partial class UnknownNames
{
    /// <summary>Such words of a text whose known names are taken out.</summary>
    public static IEnumerable<string> In(QuestionText text) =>
        Written().Matches(text.Cased).Concat(Quoted().Matches(text.Cased))
            .Select(match => match.Groups["name"].Value.Trim())
            .Where(name => name.Length > 1 && name.Split(' ').Any(word => !EverydayWords.Contains(word.ToLowerInvariant().Trim('\'', '"', ',', '.'))))
            .Distinct();

    [GeneratedRegex(@"\b(?:from|by|did|does|has|of|for|with|customer|client|rep|agent|dari|daripada|oleh|pelanggan)\s+(?<name>[A-Z][a-z&'-]+(?:\s+[A-Z][a-z&'-]+)*)(?![\w/])")]
    private static partial Regex Written();

    [GeneratedRegex("[\"“](?<name>[^\"”]{2,40})[\"”]")]
    private static partial Regex Quoted();
}
