using Mezzofy.Core.Tools;
using Microsoft.Extensions.AI;

namespace Mezzofy.Core.Tests.Models;

public sealed class OfflineSeriesTests
{
    private static readonly string[] LastTwelve =
        ["Nov 2025", "Dec 2025", "Jan 2026", "Feb 2026", "Mar 2026", "Apr 2026", "May 2026", "Jun 2026", "Jul 2026", "Aug 2026", "Sep 2026", "Oct 2026"];

    [Theory]
    [InlineData("prepare the monthly statements of the last twelve months and mail them to the CFO")]
    [InlineData("Prepare the last 12 monthly financial statements and email them to the CFO")]
    [InlineData("准备过去十二个月每个月的财务报表并用邮件发给CFO")]
    [InlineData("sediakan penyata kewangan bulanan bagi 12 bulan lepas dan emelkan kepada CFO")]
    public async Task Twelve_statements_become_twelve_files_one_bound_file_and_one_mail(string message)
    {
        var run = new OfflineRun("finance").CountingReports();
        var answer = await run.SayAsync(message);

        run.Steps.ShouldBe([12, 12, 1, 1]);
        run.Calls[..12].ShouldBe(LastTwelve.Select(month => $"financial_statement(period={month})"));
        run.Calls[12..24].ShouldBe(Enumerable.Range(1, 12).Select(number => $"pdf_generator(report_id={OfflineRun.Id("rpt", number)})"));
        run.Calls[24].ShouldBe($"pdf_generator(report_ids=[{string.Join(',', Enumerable.Range(1, 12).Select(number => $"\"{OfflineRun.Id("rpt", number)}\""))}])");
        run.Calls[25].ShouldStartWith("outlook_send_email(to=[\"CFO\"]");
        run.Calls[25].ShouldEndWith($"attachments=[\"{OfflineRun.Id("file", 13)}\"])");
        run.Calls.Count.ShouldBe(26);
        answer.ShouldContain("| Month 12 | SGD 12.00 |");
        run.MailBodies[0].ShouldContain("| Month 1 | SGD 1.00 |");
    }

    [Theory]
    [InlineData("monthly statements for the last 6 months", "May 2026", 6)]
    [InlineData("show me the monthly statements for Q4 2025", "Oct 2025", 3)]
    [InlineData("I need a financial statement for each month of 2025", "Jan 2025", 12)]
    [InlineData("2025年每月的损益表", "Jan 2025", 12)]
    [InlineData("penyata untung rugi setiap bulan bagi suku keempat 2025", "Oct 2025", 3)]
    [InlineData("monthly P&L this year", "Jan 2026", 11)]
    public async Task Each_month_of_the_period_gets_a_statement(string message, string first, int count)
    {
        var run = new OfflineRun("finance").CountingReports();
        await run.SayAsync(message);
        run.Calls[0].ShouldStartWith($"financial_statement(period={first}");
        run.Steps[0].ShouldBe(count);
    }

    [Theory]
    [InlineData("Generate monthly financial summary for last month", "financial_statement(period=last month)")]
    [InlineData("monthly statement for Oct 2025", "financial_statement(period=Oct 2025)")]
    [InlineData("prepare the statement of the last twelve months", "financial_statement(period=last twelve months)")]
    [InlineData("revenue by month for 2025", "revenue_summary(period=2025, by=month)")]
    public async Task A_single_month_or_one_statement_is_no_series(string message, string call)
    {
        var run = new OfflineRun("finance");
        await run.SayAsync(message);
        run.Calls[0].ShouldBe(call);
        run.Steps[0].ShouldBe(1);
    }

    [Fact]
    public async Task Another_report_in_the_same_message_does_not_mix_up_the_files()
    {
        var run = new OfflineRun("finance").CountingReports();
        await run.SayAsync("email the monthly statements for Q4 2025 and the revenue summary for Q3 2026 to Sarah");
        run.Steps.ShouldBe([4, 4, 1, 1]);
        run.Calls[8].ShouldBe($"pdf_generator(report_ids=[\"{OfflineRun.Id("rpt", 1)}\",\"{OfflineRun.Id("rpt", 2)}\",\"{OfflineRun.Id("rpt", 3)}\"])");
        run.Calls[9].ShouldEndWith($"attachments=[\"{OfflineRun.Id("file", 5)}\",\"{OfflineRun.Id("file", 4)}\"])");
    }

    [Fact]
    public async Task The_mail_can_be_asked_for_afterwards()
    {
        var run = new OfflineRun("finance").CountingReports();
        await run.SayAsync("prepare the monthly statements for Q4 2025");
        run.Steps.ShouldBe([3, 3, 1]);
        await run.SayAsync("send them to the CFO");
        run.Steps.ShouldBe([3, 3, 1, 1]);
        run.Calls[^1].ShouldStartWith("outlook_send_email(to=[\"CFO\"]");
    }

    [Fact]
    public async Task More_months_than_a_run_can_hold_are_refused_with_the_number()
    {
        var run = new OfflineRun("finance");
        (await run.SayAsync("prepare monthly statements for the last 36 months")).ShouldContain("at most 18");
        run.Calls.ShouldBeEmpty();
    }

    [Fact]
    public async Task Months_that_cannot_be_made_are_named_and_nothing_is_sent_without_a_statement()
    {
        var run = new OfflineRun("finance").Failing("financial_statement", "no_data", "The books begin in January 2024.");
        var answer = await run.SayAsync("prepare the monthly statements for Q4 2021 and mail them to the CFO");
        answer.Split("The books begin in January 2024.").Length.ShouldBe(2);
        answer.ShouldContain("Nothing was mailed");
        run.Calls.ShouldAllBe(call => call.StartsWith("financial_statement", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Without_the_bound_file_the_single_ones_are_attached()
    {
        var run = new OfflineRun("finance").CountingReports().FailingOnce("pdf_generator", 4);
        var answer = await run.SayAsync("prepare the monthly statements for Q4 2025 and mail them to the CFO");
        run.Calls[^1].ShouldEndWith($"attachments=[\"{OfflineRun.Id("file", 1)}\",\"{OfflineRun.Id("file", 2)}\",\"{OfflineRun.Id("file", 3)}\"])");
        answer.ShouldContain("could not be made");
    }
}
