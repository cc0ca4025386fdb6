using Mezzofy.Core.Outputs;
using Mezzofy.Core.Tests.CompanyData;
using Mezzofy.Core.Tools.Support;
using Mezzofy.Testing;

namespace Mezzofy.Core.Tests.Tools.Reports;

[Collection(nameof(DemoDatabase))]
public sealed class TicketSummaryTests(DemoDatabase demo)
{
    private readonly TicketSummary report = new(demo.DataSource);

    [Theory]
    [InlineData(null, "2026-11-17", "2026-11-24")]
    [InlineData("last week", "2026-11-16", "2026-11-23")]
    [InlineData("October 2026", "2026-10-01", "2026-11-01")]
    public async Task Tables_add_up_and_agree_with_the_tickets(string? period, string since, string until)
    {
        var result = await report.RunAsync(period);

        result.Table("Opened, resolved, open").ShouldAddUp("Period", "Period before");
        var open = result.Table("Open tickets by priority, today");
        open.ShouldAddUp("Open", "In progress", "Waiting for the customer", "Total", "Unanswered");
        open.Total("Total").ShouldBe(await ValueAsync<long>("select count(*) from biz.tickets where resolved_at is null"));
        var categories = result.Table("By category");
        categories.ShouldAddUp("Opened", "Opened, period before", "Resolved", "Open today");
        categories.Total("Opened").ShouldBe(await ValueAsync<long>(
            $"select count(*) from biz.tickets where opened_at >= '{since} 00:00+08' and opened_at < '{until} 00:00+08'"));
        categories.Total("Resolution, median hours").ShouldBe(
            Math.Round((decimal)await ValueAsync<double>(
                $"select percentile_cont(0.5) within group (order by extract(epoch from resolved_at - opened_at) / 3600) from biz.tickets where resolved_at >= '{since} 00:00+08' and resolved_at < '{until} 00:00+08'"), 1),
            0.1m);
        result.Report!.Charts().Single().Series[0].Values.Sum().ShouldBe(categories.Total("Opened"));
        result.Report!.Charts().Single().Series[1].Values.Sum().ShouldBe(categories.Total("Resolved"));
    }

    [Fact]
    public async Task An_issue_that_many_customers_have_and_that_grows_is_found()
    {
        var result = await report.RunAsync();

        var table = result.Table("Recurring issues");
        var invoices = table.Rows[0].Cells;
        invoices[0].Text.ShouldBe("Invoice question");
        invoices[table.Column("Tickets")].Number.ShouldBe(await IssuesAsync("2026-11-17", "2026-11-24"));
        invoices[table.Column("Period before")].Number.ShouldBe(await IssuesAsync("2026-11-10", "2026-11-17"));
        invoices[table.Column("Trend")].Text.ShouldBe("▲ rising");
        table.Rows.ShouldAllBe(row => row.Cells[2].Number >= 3 && row.Cells[3].Number >= 2);
        result.Summary().Notes.ShouldContain(note => note.StartsWith("Rising: Invoice question ("));
    }

    [Fact]
    public async Task The_oldest_open_ticket_comes_first()
    {
        var table = (await report.RunAsync()).Table("Oldest open tickets");

        table.Rows[0].Cells[0].Text.ShouldBe(await ValueAsync<string>("select ticket_no from biz.tickets where resolved_at is null order by opened_at limit 1"));
        table.Rows.Select(row => row.Cells[7].Number).ShouldBeInOrder(SortDirection.Descending);
    }

    [Fact]
    public async Task Days_begin_where_the_reader_is()
    {
        await using var own = await TestDatabase.CreateAsync();
        await own.DataSource.ExecuteAsync(
            """
            insert into biz.tickets (subject, description, category, issue, priority, status, channel, opened_at)
            values ('Late', 'Late', 'other', 'Late', 'low', 'open', 'chat', '2026-11-20T17:00Z')
            """);
        var tool = new TicketSummary(own.DataSource);

        (await tool.RunAsync("2026-11-21")).Figure("Opened").Value.ShouldBe("1");
        (await tool.RunAsync("2026-11-21", zone: "Europe/London")).Figure("Opened").Value.ShouldBe("0");
        (await tool.RunAsync("2026-11-20", zone: "Europe/London")).Table("Oldest open tickets").Rows.Single().Cells[1].Text.ShouldBe("(none)");
    }

    private Task<long> IssuesAsync(string since, string until) => ValueAsync<long>(
        $"select count(*) from biz.tickets where issue = 'Invoice question' and opened_at >= '{since} 00:00+08' and opened_at < '{until} 00:00+08'");

    private Task<T> ValueAsync<T>(string sql) => demo.DataSource.ValueAsync<T>(sql);
}
