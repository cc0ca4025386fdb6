using Mezzofy.Testing;
using Npgsql;

namespace Mezzofy.Core.Tests.CompanyData;

public sealed class DemoCompanyTests
{
    private static readonly string[] Tables =
    [
        "products", "customers", "exchange_rates", "orders", "order_lines", "payments", "ledger_accounts", "journal_entries", "journal_lines", "account_months",
        "campaigns", "campaign_results", "leads", "lead_activities", "tickets", "targets",
    ];

    [Fact]
    public async Task Days_added_later_give_the_same_company_as_one_load()
    {
        await using var whole = await TestDatabase.CreateAsync();
        await using var steps = await TestDatabase.CreateAsync();
        await DemoDatabase.LoadAsync(whole.DataSource, At("2026-01-20T10:00"));

        foreach (var time in new[] { "2025-08-14T03:00", "2025-08-14T21:30", "2025-12-31T23:30", "2026-01-01T00:45", "2026-01-20T10:00" })
        {
            await DemoDatabase.LoadAsync(steps.DataSource, At(time));
        }

        foreach (var table in Tables)
        {
            (await DigestAsync(steps.DataSource, table)).ShouldBe(await DigestAsync(whole.DataSource, table), table);
        }
    }

    [Fact]
    public async Task Three_processes_that_start_at_once_load_it_once()
    {
        await using var database = await TestDatabase.CreateAsync();

        await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => DemoDatabase.LoadAsync(database.DataSource, At("2024-03-10T09:00"))));

        (await database.DataSource.ValueAsync<long>("select count(*) from biz.demo_state")).ShouldBe(1);
        (await database.DataSource.ValueAsync<bool>("select bool_and(ordered_on <= '2024-03-10') from biz.orders")).ShouldBeTrue();
    }

    [Fact]
    public async Task A_load_that_is_cut_off_leaves_nothing_and_the_next_one_everything()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var blocker = await database.DataSource.OpenConnectionAsync();
        await using var transaction = await blocker.BeginTransactionAsync();
        await using var block = new NpgsqlCommand("lock table biz.tickets in share mode", blocker, transaction);
        await block.ExecuteNonQueryAsync();

        var load = DemoDatabase.LoadAsync(database.DataSource, At("2024-03-10T09:00"));
        while (await database.DataSource.ValueAsync<bool>("select not exists (select from pg_locks where relation = 'biz.tickets'::regclass and not granted)"))
        {
            load.IsCompleted.ShouldBeFalse();
        }

        await database.DataSource.ExecuteAsync("select pg_terminate_backend(pid) from pg_locks where relation = 'biz.tickets'::regclass and not granted");
        await Should.ThrowAsync<NpgsqlException>(() => load);
        await transaction.RollbackAsync();
        (await database.DataSource.ValueAsync<long>("select count(*) from biz.orders")).ShouldBe(0);

        await DemoDatabase.LoadAsync(database.DataSource, At("2024-03-10T09:00"));
        (await database.DataSource.ValueAsync<long>("select count(*) from biz.tickets")).ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task What_people_changed_or_created_stays_when_days_are_added()
    {
        await using var database = await TestDatabase.CreateAsync();
        await DemoDatabase.LoadAsync(database.DataSource, At("2024-03-10T09:00"));
        await database.DataSource.ExecuteAsync(
            """
            update biz.leads set follow_up_date = '2031-01-01' where status not in ('won', 'lost');
            insert into biz.tickets (subject, description, category, issue, priority, status, channel, opened_at)
            values ('Mine', 'Mine', 'other', 'Mine', 'low', 'open', 'chat', '2024-03-10T08:00+08');
            """);
        var kept = await database.DataSource.ValueAsync<long>("select count(*) from biz.leads where follow_up_date = '2031-01-01'");

        await DemoDatabase.LoadAsync(database.DataSource, At("2024-05-10T09:00"));

        (await database.DataSource.ValueAsync<long>("select count(*) from biz.leads where follow_up_date = '2031-01-01'")).ShouldBe(kept);
        (await database.DataSource.ValueAsync<string>("select ticket_no || status from biz.tickets where subject = 'Mine'")).ShouldBe("T-900001open");
        (await database.DataSource.ValueAsync<DateOnly>("select max(ordered_on) from biz.orders")).ShouldBeGreaterThan(new DateOnly(2024, 5, 1));
    }

    private static DateTimeOffset At(string time) => new(DateTime.Parse(time), TimeSpan.FromHours(8));

    private static Task<string> DigestAsync(NpgsqlDataSource source, string table) =>
        source.ValueAsync<string>($"select count(*) || ' ' || coalesce(md5(string_agg(t::text, '|' order by t::text)), '') from biz.{table} t");
}
