using Mezzofy.Core.Identity;
using Mezzofy.Core.Tests.CompanyData;
using Mezzofy.Core.Tools.Sales;

namespace Mezzofy.Core.Tests.Tools.Reports;

[Collection(nameof(DemoDatabase))]
public sealed class PipelineReportTests(DemoDatabase demo)
{
    private readonly PipelineReport report = new(demo.DataSource);

    [Fact]
    public async Task Tables_add_up_and_agree_with_the_leads()
    {
        var result = await report.RunAsync("October 2026");

        result.ShouldBeWhole("en");
        var status = result.Table("Open leads by status, today");
        status.ShouldAddUp("Leads", "Value (SGD)", "Overdue");
        status.Total("Value (SGD)").ShouldBe(await ValueAsync<decimal>("select sum(value_sgd) from biz.leads where status not in ('won', 'lost')"));
        status.Total("Overdue").ShouldBe(
            await ValueAsync<long>("select count(*) from biz.leads where status not in ('won', 'lost') and follow_up_date < '2026-11-23'"));
        foreach (var section in new[] { "By source", "By owner" })
        {
            var table = result.Table(section);
            table.ShouldAddUp("New leads", "New value (SGD)", "Won", "Won value (SGD)", "Lost", "Open", "Open value (SGD)", "Overdue");
            table.Total("New leads").ShouldBe(await ValueAsync<long>("select count(*) from biz.leads where created_on >= '2026-10-01' and created_on < '2026-11-01'"));
            table.Total("Won value (SGD)").ShouldBe(
                await ValueAsync<decimal>("select sum(value_sgd) from biz.leads where status = 'won' and closed_on >= '2026-10-01' and closed_on < '2026-11-01'"));
            table.Total("Lost").ShouldBe(
                await ValueAsync<long>("select count(*) from biz.leads where status = 'lost' and date_trunc('month', closed_on) = '2026-10-01'"));
        }
    }

    [Theory]
    [InlineData("October 2026")]
    [InlineData("this month")]
    [InlineData("Q3 2026")]
    [InlineData("last week")]
    public async Task What_was_open_plus_new_minus_closed_is_what_is_open(string period)
    {
        var table = (await report.RunAsync(period)).Table("Movement and conversion");

        table.ShouldAddUp("Leads", "Value (SGD)", "Leads, period before", "Value, period before (SGD)");
        table.Total("Leads").ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task The_running_month_is_compared_with_as_many_days_of_the_month_before()
    {
        var result = await report.RunAsync();

        result.Summary().Period.ShouldBe("November 2026, as of 23 Nov 2026");
        result.Summary().Notes.ShouldContain("Compared with 1 Oct to 23 Oct 2026.");
        var (now, before) = (await NewLeadsAsync("2026-11-01", "2026-11-23"), await NewLeadsAsync("2026-10-01", "2026-10-23"));
        result.Figure("New leads").Value.ShouldBe($"{now}");
        result.Figure("New leads").Change.ShouldBe($"{(now - before) * 100m / before:+0.0;-0.0;0.0}%");
    }

    [Fact]
    public async Task The_biggest_and_the_longest_overdue_come_first()
    {
        var result = await report.RunAsync();

        var biggest = result.Table("Biggest open opportunities");
        biggest.Rows.Select(row => row.Cells[4].Number).ShouldBeInOrder(SortDirection.Descending);
        biggest.Rows[0].Cells[4].Number.ShouldBe(await ValueAsync<decimal>("select max(value_sgd) from biz.leads where closed_on is null"));
        var overdue = result.Table("Overdue follow-ups");
        overdue.Rows.ShouldAllBe(row => row.Cells[6].Number > 0);
        overdue.Rows.Select(row => row.Cells[6].Number).ShouldBeInOrder(SortDirection.Descending);
    }

    [Fact]
    public void It_is_for_people_who_may_read_sales() => report.Descriptor.Permissions.ShouldBe([Permissions.SalesRead]);

    private Task<long> NewLeadsAsync(string first, string last) =>
        ValueAsync<long>($"select count(*) from biz.leads where created_on between '{first}' and '{last}'");

    private Task<T> ValueAsync<T>(string sql) => demo.DataSource.ValueAsync<T>(sql);
}
