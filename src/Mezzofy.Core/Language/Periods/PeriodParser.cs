using System.Text.RegularExpressions;

namespace Mezzofy.Core.Language.Periods;

/// <summary>Reads periods as people write them, in English, Chinese and Malay, alone or inside a sentence.</summary>
/// <remarks>
/// "Last 12 months" are the last twelve completed ones, "past 30 days" end today; "Q3" without a year is the most recent one that has
/// begun. Words of comparison ("versus last year") are no period: see <see cref="PeriodComparisonParser"/>. Only the first
/// <see cref="MaxLength"/> characters are read.
/// </remarks>
public static partial class PeriodParser
{
    /// <summary>How much of a text is read, in UTF-16 units.</summary>
    public const int MaxLength = 2000;

    private static readonly PeriodRule[] Rules = [.. EndedPeriodRules.All, .. LatinPeriodRules.All, .. RelativePeriodRules.All, .. ChinesePeriodRules.All];

    /// <summary>The period that a sentence speaks of, a problem when it names an impossible one, or null when it names none.</summary>
    public static PeriodReading? Find(string text, PeriodClock clock)
    {
        var words = PeriodWords.Normalise(text, MaxLength);
        var atoms = PeriodRanges.Join(words, Pick(Matches(words, clock)), clock)
            .Where(atom => !PeriodComparisonParser.IsComparison(words, atom))
            .ToList();
        var best = atoms.MaxBy(atom => atom.Strength);
        return best is null ? null : new PeriodReading(best.Period, best.Problem, text.Substring(best.Index, best.Length).Trim(), best.Index);
    }

    /// <summary>All periods that a sentence names, in order, also those that it only compares with.</summary>
    public static IReadOnlyList<PeriodReading> FindAll(string text, PeriodClock clock)
    {
        var words = PeriodWords.Normalise(text, MaxLength);
        return [.. PeriodRanges.Join(words, Pick(Matches(words, clock)), clock)
            .Where(atom => atom.Strength > 0)
            .Select(atom => new PeriodReading(atom.Period, atom.Problem, text.Substring(atom.Index, atom.Length).Trim(), atom.Index))];
    }

    /// <summary>Reads a text that is meant to be a period and nothing else: a tool's argument. Nothing means the latest.</summary>
    public static PeriodReading Read(string? text, PeriodClock clock)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return new PeriodReading(clock.LatestPeriod(), null, string.Empty);
        }

        return Find(text, clock) ?? new PeriodReading(null, PeriodProblem.NotAPeriod, text.Trim()[..Math.Min(text.Trim().Length, 80)]);
    }

    private static List<PeriodAtom> Matches(string words, PeriodClock clock)
    {
        var atoms = new List<PeriodAtom>();
        foreach (var rule in Rules)
        {
            for (var match = rule.Pattern.Match(words); match.Success && match.Length > 0; match = match.NextMatch())
            {
                if (rule.Read(match, clock) is { } atom)
                {
                    atoms.Add(atom);
                }
            }
        }

        return atoms;
    }

    /// <summary>Of overlapping expressions the longest stands; the result is in order of appearance.</summary>
    private static List<PeriodAtom> Pick(List<PeriodAtom> atoms)
    {
        var chosen = new List<PeriodAtom>();
        foreach (var atom in atoms.OrderByDescending(atom => atom.Length).ThenBy(atom => atom.Index))
        {
            if (chosen.TrueForAll(other => atom.End <= other.Index || atom.Index >= other.End))
            {
                chosen.Add(atom);
            }
        }

        chosen.Sort((left, right) => left.Index.CompareTo(right.Index));
        return chosen;
    }
}
