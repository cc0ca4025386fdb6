using Npgsql;

namespace Mezzofy.Core.Tests.CompanyData;

/// <summary>The books of the demo company, over every month it has.</summary>
[Collection(nameof(DemoDatabase))]
public sealed class LedgerTests(DemoDatabase demo)
{
    [Theory]
    [InlineData("an entry that does not balance", """
        select count(*) from (select entry_id from biz.journal_lines group by 1 having sum(debit) <> sum(credit)) x
        """)]
    [InlineData("an entry without two lines", """
        select count(*) from biz.journal_entries e where (select count(*) from biz.journal_lines l where l.entry_id = e.id) < 2
        """)]
    [InlineData("an order that is not in the ledger with its amount", """
        select count(*) from biz.orders o where o.total_sgd is distinct from
            (select sum(l.debit) from biz.journal_entries e join biz.journal_lines l on l.entry_id = e.id
             where e.order_id = o.id and e.kind = 'sale' and l.account_code = 1100)
        """)]
    [InlineData("an order whose lines do not add up", """
        select count(*) from biz.orders o where (o.subtotal, o.subtotal_sgd) is distinct from
            (select row(sum(amount), sum(amount_sgd)) from biz.order_lines l where l.order_id = o.id)
        """)]
    [InlineData("a month whose revenue differs from its orders", """
        select count(*) from (select date_trunc('month', ordered_on)::date as month, sum(subtotal_sgd) as sold from biz.orders group by 1) o
        full join (select month, sum(credit - debit) as booked from biz.account_months join biz.ledger_accounts on code = account_code
                   where category = 'revenue' group by 1) l using (month)
        where sold is distinct from booked
        """)]
    [InlineData("a month end whose receivables differ from the unpaid orders", """
        select count(*) from (select (generate_series('2024-01-01'::date, '2026-10-01', '1 month') + interval '1 month - 1 day')::date as day) m
        where (select sum(debit - credit) from biz.journal_lines where account_code = 1100 and posted_on <= day) <>
              (select sum(o.total_sgd) from biz.orders o left join biz.payments p on p.order_id = o.id
               where o.ordered_on <= day and (p.settled_on is null or p.settled_on > day))
        """)]
    [InlineData("a month whose advertising differs from what campaigns spent", """
        select count(*) from (select date_trunc('month', day)::date as month, sum(spend_sgd) as spent from biz.campaign_results
                              where day between '2024-01-01' and '2026-10-31' group by 1) c
        join biz.account_months a on a.month = c.month and a.account_code = 6300 where a.debit - a.credit <> spent
        """)]
    [InlineData("a month end at which assets differ from liabilities and equity", """
        select count(*) from (select distinct month from biz.account_months) m
        where (select sum(debit - credit) from biz.account_months a where a.month <= m.month) <> 0
        """)]
    [InlineData("a cash movement without a cash flow heading, or a heading without cash", """
        select count(*) from biz.journal_entries e where e.kind <> 'opening' and (e.cash_flow is not null) <>
            (select coalesce(sum(debit - credit), 0) <> 0 from biz.journal_lines l join biz.ledger_accounts a on a.code = l.account_code and a.is_cash where l.entry_id = e.id)
        """)]
    [InlineData("an account month that differs from its lines", """
        select count(*) from biz.account_months m full join
            (select date_trunc('month', posted_on)::date as month, account_code, sum(debit) as debit, sum(credit) as credit from biz.journal_lines group by 1, 2) l
            using (month, account_code)
        where m.debit is distinct from l.debit or m.credit is distinct from l.credit
        """)]
    [InlineData("a day of overdrawn bank accounts", """
        select count(*) from (select sum(sum(debit - credit)) over (order by posted_on) as cash from biz.journal_lines
                              where account_code in (1010, 1020) group by posted_on) d where cash < 50000
        """)]
    [InlineData("a won lead without its customer, or a customer of this history without a lead", """
        select (select count(*) from biz.leads l left join biz.customers c on c.id = l.customer_id and c.signed_up_on = l.closed_on where l.status = 'won' and c.id is null)
             + (select count(*) from biz.customers c where signed_up_on >= '2024-01-01' and not exists (select from biz.leads l where l.customer_id = c.id))
        """)]
    [InlineData("something from the future", """
        select (select count(*) from biz.orders where ordered_on > '2026-11-23') + (select count(*) from biz.tickets where opened_at > '2026-11-23T14:00+08')
             + (select count(*) from biz.journal_entries where posted_on > '2026-11-23') + (select count(*) from biz.payments where settled_on > '2026-11-23')
             + (select count(*) from biz.lead_activities where occurred_on > '2026-11-23') + (select count(*) from biz.tickets where resolved_at > '2026-11-23T14:00+08')
        """)]
    public async Task There_is_never(string what, string sql) => (await demo.DataSource.ValueAsync<long>(sql)).ShouldBe(0, what);

    [Fact]
    public async Task The_years_are_plausible()
    {
        foreach (var (year, from, to) in new[] { (2024, -0.05m, 0.05m), (2025, 0.05m, 0.15m) })
        {
            var revenue = await SumAsync(year, "category = 'revenue'");
            revenue.ShouldBeInRange(1_500_000, 4_000_000);
            ((revenue + await SumAsync(year, "category = 'cost_of_sales'")) / revenue).ShouldBeInRange(0.75m, 0.9m);
            (await SumAsync(year, "type in ('revenue', 'expense')") / revenue).ShouldBeInRange(from, to);
        }

        (await SumAsync(2025, "category = 'revenue'")).ShouldBeGreaterThan(await SumAsync(2024, "category = 'revenue'") * 1.15m);
    }

    [Fact]
    public async Task An_unbalanced_entry_cannot_be_committed()
    {
        await using var connection = await demo.DataSource.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await Run("insert into biz.journal_entries (id, posted_on, kind, description) values (950001, '2026-11-20', 'manual', 'test')");
        await Run("insert into biz.journal_lines values (950001, 1, '2026-11-20', 1010, 100, 0)");
        await Run("insert into biz.journal_lines values (950001, 2, '2026-11-20', 4000, 0, 99.99)");

        (await Should.ThrowAsync<PostgresException>(() => transaction.CommitAsync())).SqlState.ShouldBe("23514");

        async Task Run(string sql)
        {
            await using var command = new NpgsqlCommand(sql, connection, transaction);
            await command.ExecuteNonQueryAsync();
        }
    }

    [Theory]
    [InlineData("update biz.journal_lines set debit = debit + 1 where entry_id = (select min(entry_id) from biz.journal_lines) and debit > 0")]
    [InlineData("delete from biz.journal_lines where entry_id = (select min(entry_id) from biz.journal_lines) and line_no = 1")]
    [InlineData("insert into biz.journal_lines select entry_id, 90, posted_on, 1010, 1, 0 from biz.journal_lines limit 1")]
    [InlineData("insert into biz.journal_lines select entry_id, 90, posted_on, 9999, 1, 0 from biz.journal_lines limit 1")]
    [InlineData("insert into biz.journal_lines select entry_id, 90, posted_on, 1010, -1, 0 from biz.journal_lines limit 1")]
    public async Task A_change_that_unbalances_the_books_is_refused(string sql) =>
        await Should.ThrowAsync<PostgresException>(() => demo.DataSource.ExecuteAsync(sql));

    [Fact]
    public async Task An_entry_may_be_completed_before_its_transaction_ends()
    {
        await using var connection = await demo.DataSource.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await using var command = new NpgsqlCommand(
            """
            insert into biz.journal_entries (id, posted_on, kind, description) values (950002, '2026-11-20', 'manual', 'test');
            insert into biz.journal_lines values (950002, 1, '2026-11-20', 1010, 100, 0);
            insert into biz.journal_lines values (950002, 2, '2026-11-20', 4000, 0, 60);
            insert into biz.journal_lines values (950002, 3, '2026-11-20', 4100, 0, 40);
            set constraints all immediate;
            """, connection, transaction);

        await command.ExecuteNonQueryAsync();
    }

    private Task<decimal> SumAsync(int year, string which) => demo.DataSource.ValueAsync<decimal>(
        $"select sum(credit - debit) from biz.account_months join biz.ledger_accounts on code = account_code where extract(year from month) = {year} and {which}");
}
