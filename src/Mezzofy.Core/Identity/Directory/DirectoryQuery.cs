using System.Collections.Frozen;
using System.Text;

namespace Mezzofy.Core.Identity.Directory;

/// <summary>What is asked of the directory, cleared of the words that name nobody.</summary>
internal static class DirectoryQuery
{
    private const int MaxLength = 254;

    private static readonly FrozenSet<string> Fillers = new[]
    {
        "the", "our", "my", "to", "company", "company's", "mr", "mrs", "ms", "mdm", "dr", "encik", "puan", "cik", "kepada", "please",
    }.ToFrozenSet();

    private static readonly string[] Prefixes = ["公司的", "我们的", "我们", "本公司", "公司", "给", "发给"];
    private static readonly string[] Suffixes = ["先生", "女士", "小姐", "kami", "syarikat"];

    /// <summary>The words that matter, lower-case, one space apart.</summary>
    public static string Clean(string query)
    {
        var text = (query.Length > MaxLength ? query[..MaxLength] : query).Replace('\0', ' ');
        text = Normalized(text).ToLowerInvariant().Trim(" \t\r\n.,;:!?\"'“”‘’。，、；：！？()（）<>《》".ToCharArray());
        text = Without(Prefixes, text, text.StartsWith, (value, part) => value[part.Length..]);
        text = Without(Suffixes, text, text.EndsWith, (value, part) => value[..^part.Length]);
        var words = text.Split((char[])[' ', '\t', '\n', '\r', .. text.Contains('@') ? "" : "_"], StringSplitOptions.RemoveEmptyEntries)
            .Select(word => word.Trim('.', ',', '\'', '"'))
            .ToList();
        var first = words.FindIndex(word => !Fillers.Contains(word));
        return first < 0 ? text : string.Join(' ', words.Skip(first));
    }

    // Lone surrogates have no normal form; they name nobody either.
    private static string Normalized(string text) =>
        string.Concat(text.EnumerateRunes().Where(rune => rune != Rune.ReplacementChar)).Normalize(NormalizationForm.FormKC);

    private static string Without(
        string[] parts, string text, Func<string, StringComparison, bool> has, Func<string, string, string> cut)
    {
        var part = parts.FirstOrDefault(part => has(part, StringComparison.Ordinal) && text.Length > part.Length);
        return part is null ? text : cut(text, part).Trim();
    }
}
