using System.Collections.Frozen;
using System.Globalization;

namespace Mezzofy.Core.Language.Periods;

/// <summary>Small numbers and month names as people write them in English, Chinese and Malay.</summary>
internal static class PeriodNumbers
{
    /// <summary>A pattern for a count.</summary>
    public const string English = "[0-9]{1,4}|a|an|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|eighteen|twenty-four|thirty|sixty|ninety";

    /// <summary>A pattern for a count.</summary>
    public const string Malay = "[0-9]{1,4}|satu|dua belas|dua|tiga puluh|tiga|empat|lima|enam|tujuh|lapan|sembilan puluh|sembilan|sepuluh|sebelas";

    /// <summary>A pattern for a count.</summary>
    public const string Chinese = "[0-9]{1,4}|[一二两三四五六七八九十]{1,3}";

    private const string ChineseDigits = "零一二三四五六七八九";

    private static readonly FrozenDictionary<string, int> Words = new Dictionary<string, int>
    {
        ["a"] = 1, ["an"] = 1, ["one"] = 1, ["two"] = 2, ["three"] = 3, ["four"] = 4, ["five"] = 5, ["six"] = 6, ["seven"] = 7,
        ["eight"] = 8, ["nine"] = 9, ["ten"] = 10, ["eleven"] = 11, ["twelve"] = 12, ["eighteen"] = 18, ["twenty-four"] = 24,
        ["thirty"] = 30, ["sixty"] = 60, ["ninety"] = 90,
        ["first"] = 1, ["second"] = 2, ["third"] = 3, ["fourth"] = 4, ["fifth"] = 5, ["sixth"] = 6, ["last"] = -1, ["final"] = -1,
        ["satu"] = 1, ["dua"] = 2, ["tiga"] = 3, ["empat"] = 4, ["lima"] = 5, ["enam"] = 6, ["tujuh"] = 7, ["lapan"] = 8,
        ["sembilan"] = 9, ["sepuluh"] = 10, ["sebelas"] = 11, ["dua belas"] = 12, ["tiga puluh"] = 30, ["sembilan puluh"] = 90,
        ["pertama"] = 1, ["kedua"] = 2, ["ketiga"] = 3, ["keempat"] = 4, ["kelima"] = 5, ["terakhir"] = -1, ["akhir"] = -1,
        ["上"] = 1, ["下"] = 2, ["最后一"] = -1,
    }.ToFrozenDictionary();

    private static readonly FrozenDictionary<string, int> MonthNames = new Dictionary<string, int>
    {
        ["jan"] = 1, ["feb"] = 2, ["mar"] = 3, ["mac"] = 3, ["apr"] = 4, ["may"] = 5, ["mei"] = 5, ["jun"] = 6, ["jul"] = 7,
        ["aug"] = 8, ["ogo"] = 8, ["sep"] = 9, ["oct"] = 10, ["okt"] = 10, ["nov"] = 11, ["dec"] = 12, ["dis"] = 12,
    }.ToFrozenDictionary();

    /// <summary>The number, -1 for "last", or null.</summary>
    public static int? Read(string text)
    {
        var word = text.Trim().Replace("ke-", string.Empty, StringComparison.Ordinal);
        if (Words.TryGetValue(word, out var known))
        {
            return known;
        }

        var digits = word.AsSpan().TrimEnd("stndrh");
        return int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : ReadChinese(word);
    }

    /// <summary>The month of an English or Malay name or abbreviation; 0 when it is none.</summary>
    public static int Month(string name) => name.Length >= 3 && MonthNames.TryGetValue(name[..3], out var month) ? month : 0;

    private static int? ReadChinese(string word)
    {
        var text = word.Replace('两', '二').Replace('〇', '零');
        var ten = text.IndexOf('十', StringComparison.Ordinal);
        if (ten >= 0)
        {
            var tens = ten == 0 ? 1 : ChineseDigits.IndexOf(text[ten - 1], StringComparison.Ordinal);
            var ones = ten == text.Length - 1 ? 0 : ChineseDigits.IndexOf(text[ten + 1], StringComparison.Ordinal);
            return (tens * 10) + ones;
        }

        var value = 0;
        foreach (var character in text)
        {
            var digit = ChineseDigits.IndexOf(character, StringComparison.Ordinal);
            if (digit < 0)
            {
                return null;
            }

            value = (value * 10) + digit;
        }

        return text.Length == 0 ? null : value;
    }
}
