namespace Mezzofy.Core.Tests.Models;

public sealed class OfflineJobTests
{
    [Theory]
    [InlineData("Send the pipeline report to #sales every Monday at 9am", "0 9 * * 1", "Send the pipeline report to #sales")]
    [InlineData("Every Monday at 9, post the pipeline report to the #sales channel", "0 9 * * 1", "Post the pipeline report to the #sales channel")]
    [InlineData("please email the pipeline report to the CEO every Tuesday and Friday at 5:30 pm", "30 17 * * 2,5", "Email the pipeline report to the CEO")]
    [InlineData("mail the pipeline report to the CEO every weekday at 08:15", "15 8 * * 1-5", "Mail the pipeline report to the CEO")]
    [InlineData("mail the pipeline report to the CEO on the 1st of every month", "0 9 1 * *", "Mail the pipeline report to the CEO")]
    [InlineData("on the last day of each month at 6pm send the pipeline report to the CEO", "0 18 L * *", "Send the pipeline report to the CEO")]
    [InlineData("every evening at 6 send the pipeline report to the CEO", "0 18 * * *", "Send the pipeline report to the CEO")]
    [InlineData("every quarter at 9am mail the pipeline report to the CFO", "0 9 1 1,4,7,10 *", "Mail the pipeline report to the CFO")]
    [InlineData("Send the pipeline report to the CEO every first Monday of the month", "0 9 * * 1#1", "Send the pipeline report to the CEO")]
    [InlineData("mail the pipeline report to the CEO on the last Friday of each month at 5pm Singapore time", "0 17 * * 5L", "Mail the pipeline report to the CEO")]
    [InlineData("每月第一个周一上午9点把销售管道报告发给CEO", "0 9 * * 1#1", "把销售管道报告发给CEO")]
    [InlineData("每周一早上9点把销售管道报告发给CEO", "0 9 * * 1", "把销售管道报告发给CEO")]
    [InlineData("每周一、三下午3点把销售管道报告发给CEO", "0 15 * * 1,3", "把销售管道报告发给CEO")]
    [InlineData("每月1日上午8点把销售管道报告发给CEO", "0 8 1 * *", "把销售管道报告发给CEO")]
    [InlineData("请每个工作日10点把销售管道报告发给CEO", "0 10 * * 1-5", "把销售管道报告发给CEO")]
    [InlineData("Setiap Isnin pukul 9 pagi, hantar laporan saluran jualan kepada CEO", "0 9 * * 1", "Hantar laporan saluran jualan kepada CEO")]
    [InlineData("hantar laporan saluran jualan kepada CEO setiap hari bekerja pukul 5 petang", "0 17 * * 1-5", "Hantar laporan saluran jualan kepada CEO")]
    [InlineData("emel laporan saluran jualan kepada CEO pada 1hb setiap bulan pukul 8 pagi", "0 8 1 * *", "Emel laporan saluran jualan kepada CEO")]
    public async Task What_comes_again_is_proposed_as_a_job(string message, string cron, string asked)
    {
        var run = Sales();
        (await run.SayAsync(message)).ShouldContain("Asia/Singapore");
        run.Calls.ShouldBe([$"schedule_job(name={asked}, message={asked}, cron={cron})"]);
    }

    [Theory]
    [InlineData("Send me the pipeline report every Monday at 9am", "Send me the pipeline report")]
    [InlineData("prepare the pipeline report of last week every Monday", "Prepare the pipeline report of last week")]
    public async Task A_result_that_names_nobody_goes_to_whoever_asks(string message, string asked)
    {
        var run = Sales();
        await run.SayAsync(message);
        run.Calls.ShouldBe([$"schedule_job(name={asked}, message={asked}, cron=0 9 * * 1, email=[\"me\"])"]);
    }

    [Theory]
    [InlineData("Send the pipeline report to the CEO tomorrow at 9am", "2026-11-25T09:00:00+08:00", "Send the pipeline report to the CEO")]
    [InlineData("on Friday at 16:30, post the pipeline report to the #sales channel", "2026-11-27T16:30:00+08:00", "Post the pipeline report to the #sales channel")]
    [InlineData("明天上午9点把销售管道报告发给CEO", "2026-11-25T09:00:00+08:00", "把销售管道报告发给CEO")]
    public async Task A_report_for_later_waits_for_its_hour(string message, string once, string asked)
    {
        var run = Sales();
        await run.SayAsync(message);
        run.Calls.ShouldBe([$"schedule_job(name={asked}, message={asked}, once={once})"]);
    }

    [Fact]
    public async Task Work_with_records_can_come_again_too()
    {
        var run = Sales();
        await run.SayAsync("schedule a job to find all leads due today and send follow-up emails every weekday at 10am");
        run.Calls.ShouldHaveSingleItem().ShouldStartWith("schedule_job(name=Find all leads due today and send follow-up emails, message=Find all leads due today and send follow-up emails, cron=0 10 * * 1-5");
    }

    [Fact]
    public async Task What_comes_every_so_many_minutes_has_an_interval()
    {
        var run = Sales();
        await run.SayAsync("post the pipeline report to the #sales channel every 30 minutes");
        run.Calls.ShouldBe(["schedule_job(name=Post the pipeline report to the #sales channel, message=Post the pipeline report to the #sales channel, every_minutes=30)"]);
    }

    [Theory]
    [InlineData("Post in Teams #sales: the server restarts every Monday at 9am")]
    [InlineData("notify the sales reps: town hall tomorrow at 5pm")]
    [InlineData("email Siti: the call is tomorrow at 9am")]
    [InlineData("how many leads do we get every Monday?")]
    [InlineData("show the pipeline for each month of 2026")]
    [InlineData("Send the pipeline report to the CEO")]
    [InlineData("schedule a meeting with Mei Ling tomorrow at 3pm")]
    public async Task What_is_to_be_done_now_is_no_job(string message)
    {
        var run = Sales();
        await run.SayAsync(message);
        run.Calls.ShouldNotContain(call => call.StartsWith("schedule_job", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Without_a_task_it_asks_what_is_to_be_done()
    {
        var run = Sales();
        (await run.SayAsync("schedule something for every Monday at 9")).ShouldContain("What should be done each time?");
        run.Calls.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("Send the pipeline report to the CEO every other Monday at 9")]
    [InlineData("mail the pipeline report to the CEO every two weeks")]
    [InlineData("隔周一早上9点把销售管道报告发给CEO")]
    public async Task A_rhythm_that_cannot_be_kept_is_asked_about_and_nothing_is_sent(string message)
    {
        var run = Sales();
        await run.SayAsync(message);
        run.Calls.ShouldBeEmpty();
    }

    [Fact]
    public async Task Who_may_not_schedule_is_told()
    {
        var run = Sales().Without("schedule_job");
        (await run.SayAsync("Send me the pipeline report every Monday at 9am")).ShouldContain("not allowed");
        run.Calls.ShouldBeEmpty();
    }

    private static OfflineRun Sales() => new OfflineRun("sales").WithActions();
}
