using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Mezzofy.Core.Outputs.Pdf;

/// <summary>
/// Repairs a font's mapping to Unicode. Noto Sans CJK draws a character and the radical of the same shape with one glyph, and the
/// browser maps the glyph back to the radical: "入" could then be neither found nor copied.
/// </summary>
internal static partial class UnicodeMap
{
    /// <summary>Pairs of a radical of the supplement block, which has no compatibility mapping, and the character of its shape.</summary>
    private const string Supplement =
        "⺂乛⺃乚⺅亻⺉刂⺋㔾⺎兀⺏尣⺐尢⺒巳⺓幺⺔彑⺕彐⺖忄⺘扌⺙攵⺛旡⺞歺⺟母⺠民⺡氵⺣灬⺤爫⺦丬⺨犭⺫罒⺭礻⺯糹⺰纟⺱罓⺲罒⺳㓁⺹耂⺺肀⺾艹⺿艹⻀艹⻂衤⻃覀⻄西⻅见⻆角⻈讠⻉贝⻋车⻌辶⻍辶⻎辶⻐钅⻑長⻒镸⻓长⻔门⻖阝⻘青⻙韦⻚页⻛风⻜飞⻝食⻟飠⻠饣⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻫斉⻬齐⻭歯⻮齿⻯竜⻰龙⻱龜⻲亀⻳龟"

        // The simplified form of this one, and punctuation of full width that shares its glyph with mathematics.
        + "⼾户∕／〜～";

    private static readonly Dictionary<int, int> Characters = Enumerable.Range(0, Supplement.Length / 2)
        .ToDictionary(index => (int)Supplement[2 * index], index => (int)Supplement[(2 * index) + 1]);

    /// <summary>The mapping repaired; null when nothing is wrong with it.</summary>
    public static string? Repair(string map)
    {
        var entries = Entries(map).ToList();
        var repaired = entries.Select(entry => (entry.Code, Target: Character(entry.Target))).ToList();
        return entries.SequenceEqual(repaired) ? null : Rewrite(map, repaired);
    }

    private static string Character(string target)
    {
        var code = target.Length == 4 ? int.Parse(target, NumberStyles.HexNumber, CultureInfo.InvariantCulture) : 0;
        if (Characters.TryGetValue(code, out var character))
        {
            return character.ToString("X4", CultureInfo.InvariantCulture);
        }

        // Kangxi radicals.
        return code is >= 0x2F00 and <= 0x2FD5
            ? ((int)((char)code).ToString().Normalize(NormalizationForm.FormKC)[0]).ToString("X4", CultureInfo.InvariantCulture)
            : target;
    }

    private static IEnumerable<(string Code, string Target)> Entries(string map)
    {
        foreach (Match block in Blocks().Matches(map))
        {
            var isRange = block.Groups[1].ValueSpan.SequenceEqual("range");
            foreach (Match line in (isRange ? RangeLine() : CharLine()).Matches(block.Groups[2].Value))
            {
                var (first, target) = (line.Groups[1].Value, line.Groups[^1].Value);
                var count = isRange ? Hex(line.Groups[2].Value) - Hex(first) + 1 : 1;
                for (var index = 0; index < count; index++)
                {
                    yield return (Written(Hex(first) + index, first.Length), count == 1 ? target.ToUpperInvariant() : Written(Hex(target) + index, target.Length));
                }
            }
        }
    }

    // All of it as single entries; a block holds at most a hundred.
    private static string Rewrite(string map, List<(string Code, string Target)> entries)
    {
        const string head = "endcodespacerange\n";
        var start = map.IndexOf(head, StringComparison.Ordinal) + head.Length;
        var end = map.IndexOf("endcmap", StringComparison.Ordinal);
        var body = string.Concat(entries.Chunk(100).Select(
            chunk => $"{chunk.Length} beginbfchar\n{string.Concat(chunk.Select(entry => $"<{entry.Code}> <{entry.Target}>\n"))}endbfchar\n"));
        return $"{map[..start]}{body}{map[end..]}";
    }

    private static long Hex(string text) => long.Parse(text, NumberStyles.HexNumber, CultureInfo.InvariantCulture);

    private static string Written(long number, int length) => number.ToString($"X{length}", CultureInfo.InvariantCulture);

    [GeneratedRegex(@"beginbf(char|range)\n(.*?)endbf", RegexOptions.Singleline)]
    private static partial Regex Blocks();

    [GeneratedRegex("<([0-9A-Fa-f]+)> <([0-9A-Fa-f]+)>\n")]
    private static partial Regex CharLine();

    [GeneratedRegex("<([0-9A-Fa-f]+)> <([0-9A-Fa-f]+)> <([0-9A-Fa-f]{1,15})>\n")]
    private static partial Regex RangeLine();
}
