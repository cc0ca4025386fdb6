using Mezzofy.Core.Language;
using Mezzofy.Core.Language.Periods;

namespace Mezzofy.Core.CompanyData.Statements;

/// <summary>A statement with what it is compared to and the months of its chart.</summary>
/// <param name="Asked">The period that was asked for, whole.</param>
/// <param name="Current">The statement, up to today.</param>
/// <param name="Comparisons">None, one or two, of the same length.</param>
/// <param name="Trend">The twelve months up to the period's last, as far as there are any.</param>
/// <param name="FirstDay">The first day of the books.</param>
/// <param name="Today">The reader's date.</param>
public sealed record StatementSet(
    Period Asked, Statement Current, IReadOnlyList<Statement> Comparisons, IReadOnlyList<LedgerMonth> Trend, DateOnly FirstDay, DateOnly Today);

/// <summary>Puts statements together.</summary>
public sealed class StatementService(LedgerRepository ledger)
{
    /// <summary>The statement of a period, or null when the books have nothing of it: it lies before the first day or after today.</summary>
    /// <param name="asked">The period.</param>
    /// <param name="comparison">What to compare with.</param>
    /// <param name="today">The reader's date.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <param name="ofBalances">Whether only balances are wanted: they are compared with the end of the month, quarter or year before.</param>
    public async Task<StatementSet?> ReadAsync(Period asked, PeriodComparison comparison, DateOnly today, CancellationToken cancellationToken, bool ofBalances = false)
    {
        if (await ledger.FirstDayAsync(cancellationToken) is not { } first || asked.End < first || asked.Start > today)
        {
            return null;
        }

        var comparisons = new List<Statement>();
        var others = ofBalances && comparison == PeriodComparison.Previous ? [Ended(asked)] : Comparisons(asked, comparison, today);
        foreach (var period in others.Where(one => one.Start >= first))
        {
            comparisons.Add(await ReadAsync(period, cancellationToken));
        }

        var last = new DateOnly(asked.UpTo(today).End.Year, asked.UpTo(today).End.Month, 1);
        var trend = await ledger.MonthsAsync(last.AddMonths(-11), last, cancellationToken);
        return new StatementSet(asked, await ReadAsync(asked.UpTo(today), cancellationToken), comparisons, trend, first, today);
    }

    /// <summary>The first day of the books, or null when they are empty.</summary>
    public Task<DateOnly?> FirstDayAsync(CancellationToken cancellationToken) => ledger.FirstDayAsync(cancellationToken);

    /// <summary>The periods to compare with; one that is running is compared with as long a part of the other.</summary>
    public static IReadOnlyList<Period> Comparisons(Period asked, PeriodComparison comparison, DateOnly today)
    {
        List<Period> whole = comparison switch
        {
            PeriodComparison.Previous => [asked.Previous()],
            PeriodComparison.LastYear => [asked.YearBefore()],
            PeriodComparison.Both when asked.Kind != PeriodKind.Year => [asked.Previous(), asked.YearBefore()],
            PeriodComparison.Both => [asked.Previous()],
            _ => [],
        };
        return asked.End <= today ? whole : whole.ConvertAll(one => Cut(one, asked, today));
    }

    /// <summary>The month, quarter or year whose end is the balance before; that of a day is the end of the month before.</summary>
    private static Period Ended(Period asked) => asked.Kind switch
    {
        PeriodKind.Month or PeriodKind.Quarter or PeriodKind.Year => asked.Previous(),
        PeriodKind.Range when asked.Start is { Day: 1, Month: 1 } => CalendarPeriods.Year(asked.Start.Year - 1),
        _ => CalendarPeriods.Unit(PeriodKind.Month, asked.Start, -1),
    };

    private static Period Cut(Period other, Period asked, DateOnly today)
    {
        var months = ((asked.Start.Year - other.Start.Year) * 12) + asked.Start.Month - other.Start.Month;
        var end = asked.Start.Day == other.Start.Day
            ? today.AddMonths(-months)
            : other.Start.AddDays(today.DayNumber - asked.Start.DayNumber);
        return new Period(other.Start, end < other.End ? end : other.End, PeriodKind.Range);
    }

    private async Task<Statement> ReadAsync(Period period, CancellationToken cancellationToken) => new(
        period, await ledger.BalancesAsync(period, cancellationToken), await ledger.CashFlowsAsync(period, cancellationToken));
}
