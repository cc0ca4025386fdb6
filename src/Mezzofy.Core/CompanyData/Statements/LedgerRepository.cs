using Mezzofy.Core.Language;
using Npgsql;

namespace Mezzofy.Core.CompanyData.Statements;

/// <summary>An account with what it held before a period and what it moved in it; both debits less credits, SGD.</summary>
/// <param name="Code">Its number in the chart of accounts.</param>
/// <param name="Names">Its name in English, Chinese and Malay.</param>
/// <param name="Type"><c>asset</c>, <c>liability</c>, <c>equity</c>, <c>revenue</c> or <c>expense</c>.</param>
/// <param name="Category">The heading it stands under.</param>
/// <param name="IsCash">Whether it is a bank account.</param>
/// <param name="Opening">Before the first day.</param>
/// <param name="Movement">From the first to the last day.</param>
public sealed record LedgerBalance(
    int Code, IReadOnlyDictionary<string, string> Names, string Type, string Category, bool IsCash, decimal Opening, decimal Movement)
{
    /// <summary>At the end of the last day.</summary>
    public decimal Closing => Opening + Movement;
}

/// <summary>One month's revenue and result.</summary>
public sealed record LedgerMonth(DateOnly Month, decimal Revenue, decimal Costs, decimal NetProfit);

/// <summary>Reads the general ledger.</summary>
public sealed class LedgerRepository(NpgsqlDataSource database)
{
    // A balance is the whole months before the day's month, then the lines of that month: few rows, whatever the day.
    private const string Balances =
        """
        with moved as (
            select account_code, debit - credit as amount, 0 as at from biz.account_months where month < date_trunc('month', $1::date)
            union all
            select l.account_code, l.debit - l.credit, 0 from biz.journal_entries e join biz.journal_lines l on l.entry_id = e.id
            where e.posted_on >= date_trunc('month', $1::date) and e.posted_on < $1
            union all
            select account_code, debit - credit, 1 from biz.account_months where month < date_trunc('month', $2::date)
            union all
            select l.account_code, l.debit - l.credit, 1 from biz.journal_entries e join biz.journal_lines l on l.entry_id = e.id
            where e.posted_on >= date_trunc('month', $2::date) and e.posted_on < $2
        )
        select a.code, a.name, a.name_zh, a.name_ms, a.type, a.category, a.is_cash,
            coalesce(sum(m.amount) filter (where m.at = 0), 0), coalesce(sum(m.amount) filter (where m.at = 1), 0)
        from biz.ledger_accounts a left join moved m on m.account_code = a.code
        group by a.code order by a.code
        """;

    private const string CashFlows =
        """
        select coalesce(e.cash_flow, 'other'), sum(l.debit - l.credit)
        from biz.journal_entries e
        join biz.journal_lines l on l.entry_id = e.id
        join biz.ledger_accounts a on a.code = l.account_code and a.is_cash
        where e.posted_on between $1 and $2
        group by 1
        """;

    private const string Months =
        """
        select m.month, sum(case when a.category = 'revenue' then m.credit - m.debit else 0 end),
            sum(case when a.type = 'expense' then m.debit - m.credit else 0 end), sum(m.credit - m.debit)
        from biz.account_months m join biz.ledger_accounts a on a.code = m.account_code
        where a.type in ('revenue', 'expense') and m.month between $1 and $2
        group by 1 order by 1
        """;

    /// <summary>Every account with its balance before and its movement in a period.</summary>
    public Task<List<LedgerBalance>> BalancesAsync(Period period, CancellationToken cancellationToken) =>
        ReadAsync(Balances, period.Start, period.End.AddDays(1), ReadBalance, cancellationToken);

    /// <summary>Cash received (positive) and paid in a period, by what for; <c>other</c> is what has no heading.</summary>
    public async Task<IReadOnlyDictionary<string, decimal>> CashFlowsAsync(Period period, CancellationToken cancellationToken)
    {
        var rows = await ReadAsync(CashFlows, period.Start, period.End, row => (Name: row.GetString(0), Amount: row.GetDecimal(1)), cancellationToken);
        return rows.ToDictionary(row => row.Name, row => row.Amount);
    }

    /// <summary>Revenue, costs and result of the months from one to another.</summary>
    public Task<List<LedgerMonth>> MonthsAsync(DateOnly from, DateOnly to, CancellationToken cancellationToken) => ReadAsync(
        Months, from, to, row => new LedgerMonth(row.GetFieldValue<DateOnly>(0), row.GetDecimal(1), row.GetDecimal(2), row.GetDecimal(3)), cancellationToken);

    /// <summary>The first day with business, the day after the opening balances; null for an empty ledger.</summary>
    public async Task<DateOnly?> FirstDayAsync(CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand("select min(posted_on) from biz.journal_entries where kind <> 'opening'");
        return await command.ExecuteScalarAsync(cancellationToken) as DateOnly?;
    }

    private static LedgerBalance ReadBalance(NpgsqlDataReader row) => new(
        row.GetInt32(0),
        new Dictionary<string, string> { [Languages.English] = row.GetString(1), [Languages.Chinese] = row.GetString(2), [Languages.Malay] = row.GetString(3) },
        row.GetString(4), row.GetString(5), row.GetBoolean(6), row.GetDecimal(7), row.GetDecimal(8) - row.GetDecimal(7));

    private async Task<List<T>> ReadAsync<T>(
        string sql, DateOnly from, DateOnly to, Func<NpgsqlDataReader, T> read, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(sql);
        command.Parameters.Add(new() { Value = from });
        command.Parameters.Add(new() { Value = to });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var rows = new List<T>();
        while (await reader.ReadAsync(cancellationToken))
        {
            rows.Add(read(reader));
        }

        return rows;
    }
}
