using System.Text.RegularExpressions;

namespace Mezzofy.Core.Models.Offline;

/// <summary>Keeps people called May, June or Mei from being read as months.</summary>
internal static partial class MonthNames
{
    /// <summary>The text of the same length, with a month that begins a person's name blanked.</summary>
    public static string WithoutPeople(string text) => Person().Replace(text, match => new string(' ', match.Length));

    // A recipient ("to June Tan", "and Mei Ling"): a month's name, then a capitalised word that is no other month and no noun of ours.
    [GeneratedRegex(@"(?<=\b(?:to|and|cc|kepada|dan|email|ask|for|,)\s)(?:May|June|April|August|Mei|Jun|Jan)(?=\s+(?!Report|Statement|Revenue|Pipeline|KPI|P&L|Sales|June|July|May|Jun|Jul)[A-Z][a-z]+)")]
    private static partial Regex Person();
}
