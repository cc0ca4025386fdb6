using System.Text.RegularExpressions;

namespace Mezzofy.Core.Language.Periods;

/// <summary>Joins neighbours to ranges ("January to March 2025") and reads "since" and "as at".</summary>
internal static partial class PeriodRanges
{
    /// <summary>The expressions with ranges joined.</summary>
    public static List<PeriodAtom> Join(string words, List<PeriodAtom> atoms, PeriodClock clock)
    {
        var joined = new List<PeriodAtom>();
        for (var index = 0; index < atoms.Count; index++)
        {
            var atom = atoms[index];
            if (index + 1 < atoms.Count && Joins(words, atom, atoms[index + 1]))
            {
                atom = Range(atom, atoms[index + 1]);
                index++;
            }

            joined.Add(OpenEnded(words, atom, clock));
        }

        return joined;
    }

    private static bool Joins(string words, PeriodAtom first, PeriodAtom second)
    {
        var between = words[first.End..second.Index];
        return between.Length <= 24
            && (Connector().IsMatch(between) || (AndConnector().IsMatch(between) && Between().IsMatch(words[..first.Index])));
    }

    private static PeriodAtom Range(PeriodAtom first, PeriodAtom second)
    {
        var length = second.End - first.Index;
        if (first.Period is not { } left || second.Period is not { } right)
        {
            return new PeriodAtom(first.Index, length, null, first.Problem ?? second.Problem);
        }

        if (!first.HasYear)
        {
            left = AlignBefore(left, right);
        }
        else if (!second.HasYear)
        {
            right = AlignAfter(right, left);
        }

        return new PeriodAtom(first.Index, length, CalendarPeriods.Range(Min(left.Start, right.Start), Max(left.End, right.End)));
    }

    private static PeriodAtom OpenEnded(string words, PeriodAtom atom, PeriodClock clock)
    {
        if (atom.Period is not { } period)
        {
            return atom;
        }

        var before = words[..atom.Index];
        var after = words[atom.End..];
        if (period.Start <= clock.Today && (Since().IsMatch(before) || SinceAfter().IsMatch(after)))
        {
            return atom with { Period = CalendarPeriods.Range(period.Start, clock.Today) };
        }

        return period.Kind == PeriodKind.Day && AsAt().IsMatch(before)
            ? atom with { Period = CalendarPeriods.Range(new DateOnly(period.End.Year, 1, 1), period.End), Strength = 2 }
            : atom;
    }

    private static Period AlignBefore(Period left, Period right)
    {
        var moved = Shift(left, right.Start.Year - left.Start.Year);
        return moved.Start > right.Start ? Shift(moved, -1) : moved;
    }

    private static Period AlignAfter(Period right, Period left)
    {
        var moved = Shift(right, left.Start.Year - right.Start.Year);
        return moved.End < left.Start ? Shift(moved, 1) : moved;
    }

    private static Period Shift(Period period, int years) => period.IsWholeMonths()
        ? CalendarPeriods.Months(period.Start.AddYears(years), period.MonthCount(), period.Kind)
        : period with { Start = period.Start.AddYears(years), End = period.End.AddYears(years) };

    private static DateOnly Min(DateOnly left, DateOnly right) => left < right ? left : right;

    private static DateOnly Max(DateOnly left, DateOnly right) => left > right ? left : right;

    [GeneratedRegex(@"^\s*(?:to|until|till|through|thru|up\s+to|-|~|hingga|sampai|sehingga|ke|至|到)\s*(?:the\s+)?(?:end\s+of\s+|akhir\s+)?$")]
    private static partial Regex Connector();

    [GeneratedRegex(@"^\s*(?:and|dan|和|与)\s*$")]
    private static partial Regex AndConnector();

    [GeneratedRegex(@"(?:\bbetween|\bantara|从|介于)\s*$")]
    private static partial Regex Between();

    [GeneratedRegex(@"(?:\bsince|\bsejak|自从?)\s*(?:the\s+)?(?:start\s+of\s+|beginning\s+of\s+|awal\s+)?$")]
    private static partial Regex Since();

    [GeneratedRegex(@"^\s*(?:onwards?\b|until\s+now\b|up\s+to\s+now\b|hingga\s+kini|sehingga\s+kini|以来|至今|到现在|起)")]
    private static partial Regex SinceAfter();

    [GeneratedRegex(@"(?:\bas\s+(?:at|of)|\bsetakat|截至|截止)\s*$")]
    private static partial Regex AsAt();
}
