using Mezzofy.Core.CompanyData.Revenue;
using Mezzofy.Core.Identity;
using Mezzofy.Core.Language;
using Mezzofy.Core.Tests.CompanyData;
using Mezzofy.Core.Tools.Finance;

namespace Mezzofy.Core.Tests.Tools.Writes;

[Collection(nameof(WriteDatabase))]
public sealed class LogRevenueTests(WriteDatabase database)
{
    private LogRevenue Tool => new(database.Effects);

    [Fact]
    public async Task Debits_equal_credits_and_a_reference_is_booked_once_by_many_calls_at_once()
    {
        var before = await RevenueAsync();
        var calls = Enumerable.Range(0, 8).Select(_ => CallAsync(new { reference = "INV-77", amount = 1000, tax = 90, customer = "Kopi & Co" }));
        var logged = await Task.WhenAll(calls);
        logged.Count(one => one.Status == "booked").ShouldBe(1);
        logged.Select(one => one.EntryId).Distinct().Count().ShouldBe(1);
        (await RevenueAsync()).ShouldBe(before + 1000);
        var lines = $"from biz.journal_lines where entry_id = {logged[0].EntryId}";
        (await database.DataSource.ValueAsync<decimal>($"select sum(debit) - sum(credit) {lines}")).ShouldBe(0);
        (await database.DataSource.ValueAsync<string>($"select string_agg(account_code || ':' || debit - credit, ' ' order by line_no) {lines}"))
            .ShouldBe("1100:1090.00 4000:-1000.00 2200:-90.00");
    }

    [Fact]
    public async Task What_was_booked_is_in_the_revenue_that_reports_and_questions_read()
    {
        await CallAsync(new { reference = "INV-78", amount = 250, tax = 0, customer = "Kopi & Co", stream = "coupons" });
        var month = new Period(new(2026, 11, 1), new(2026, 11, 30), PeriodKind.Month);

        var figures = await new RevenueRepository(database.DataSource).ReadAsync(month, null, CancellationToken.None);

        figures.Total.Revenue.ShouldBe(await RevenueAsync());
        figures.Parts[RevenueDimension.Customer].ShouldContain(part => part.Name == "Not stated" && part.Revenue >= 250);
        (await database.DataSource.ValueAsync<decimal>("select sum(amount_sgd) from reporting.finance_revenue where month = '2026-11-01'")).ShouldBe(figures.Total.Revenue);
    }

    [Fact]
    public async Task Ringgit_are_booked_at_the_months_rate_into_the_ringgit_account()
    {
        var rate = await database.DataSource.ValueAsync<decimal>("select sgd_per_unit from biz.exchange_rates where currency = 'MYR' and month = '2026-11-01'");
        var logged = await CallAsync(new { reference = "MY-1", amount = 500, currency = "RM", paid = true, stream = "coupons" });
        logged.AmountSgd.ShouldBe(Math.Round(500 * rate, 2));
        (await database.DataSource.ValueAsync<long>($"select count(*) from biz.journal_lines where entry_id = {logged.EntryId} and account_code in (1020, 4100)")).ShouldBe(2);
    }

    [Fact]
    public async Task An_order_that_was_invoiced_is_in_the_ledger_already()
    {
        var order = await database.DataSource.ValueAsync<string>("select order_no from biz.orders order by id limit 1");
        (await CallAsync(new { reference = order, amount = 10 })).Status.ShouldBe("exists");
    }

    [Theory]
    [InlineData("{\"reference\":\"\",\"amount\":1}", "reference_missing")]
    [InlineData("{\"reference\":\"a\",\"amount\":0}", "invalid_amount")]
    [InlineData("{\"reference\":\"a\",\"amount\":5,\"currency\":\"USD\"}", "invalid_currency")]
    [InlineData("{\"reference\":\"a\",\"amount\":5,\"date\":\"2027-01-01\"}", "invalid_date")]
    [InlineData("{\"reference\":\"a\",\"amount\":5,\"stream\":\"luck\"}", "invalid_stream")]
    public async Task What_cannot_be_booked_is_refused(string arguments, string code) =>
        (await WriteDatabase.RefusalAsync(Tool, System.Text.Json.JsonSerializer.Deserialize<System.Text.Json.JsonElement>(arguments), "finance_manager", Departments.Finance)).ShouldBe(code);

    private Task<RevenueLogged> CallAsync(object arguments) => WriteDatabase.CallAsync<RevenueLogged>(Tool, arguments, "finance_manager", Departments.Finance);

    private Task<decimal> RevenueAsync() => database.DataSource.ValueAsync<decimal>("select revenue from reporting.finance_months where month = '2026-11-01'");
}
