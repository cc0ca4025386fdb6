namespace Mezzofy.Core.Tests.Models;

public sealed class OfflineChannelTests
{
    [Theory]
    [InlineData("schedule a meeting with Mei Ling tomorrow at 3pm", "Meeting with Mei Ling", "2026-11-25T15:00", null)]
    [InlineData("Please book a call with Grace Tan and the CFO on Friday at 10:30 for 45 minutes", "Meeting with Grace Tan, CFO", "2026-11-27T10:30", "45")]
    [InlineData("arrange a meeting with Jason next Monday at 9am for 1 hour", "Meeting with Jason", "2026-11-30T09:00", "60")]
    [InlineData("安排明天下午3点与陈美玲开会", "与 陈美玲 的会议", "2026-11-25T15:00", null)]
    [InlineData("Invite Daniel and Grace to a budget review next Tuesday at 2pm", "Budget review", "2026-12-01T14:00", null)]
    [InlineData("please invite Jason to the pipeline meeting on Friday at 10am for 30 minutes", "Pipeline meeting", "2026-11-27T10:00", "30")]
    [InlineData("Put a meeting with Mei Lin Tan (mei@tanjongbakery.sg) into my calendar on Friday 3pm for 45 minutes", "Meeting with mei@tanjongbakery.sg", "2026-11-27T15:00", "45")]
    [InlineData("jadualkan mesyuarat dengan Siti esok pukul 3 petang", "Mesyuarat dengan Siti", "2026-11-25T15:00", null)]
    public async Task A_meeting_is_put_into_the_calendar(string message, string subject, string start, string? minutes)
    {
        var run = new OfflineRun("sales").WithActions();
        await run.SayAsync(message);
        run.Calls.ShouldHaveSingleItem().ShouldStartWith($"outlook_create_event(subject={subject}, start={start}{(minutes is null ? "" : $", duration_minutes={minutes}")}, attendees=[");
    }

    [Fact]
    public async Task A_meeting_with_somebody_outside_the_directory_is_made_and_that_nobody_was_invited_is_said()
    {
        var run = new OfflineRun("sales").WithActions().Failing("outlook_create_event", "recipient_not_found", "There is nobody called Acme.");
        (await run.SayAsync("schedule a meeting with Acme tomorrow at 3pm")).ShouldContain("nobody called Acme");
        run.Calls.Count.ShouldBe(2);
        run.Calls[1].ShouldBe("outlook_create_event(subject=Meeting with Acme, start=2026-11-25T15:00)");
    }

    [Fact]
    public async Task Without_a_time_it_is_asked_for()
    {
        var run = new OfflineRun("sales").WithActions();
        (await run.SayAsync("schedule a meeting with Mei Ling tomorrow")).ShouldContain("at what time");
        run.Calls.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("post the pipeline report in the #sales channel")]
    [InlineData("Post the pipeline report to the sales channel")]
    [InlineData("把销售管道报告发到销售频道")]
    public async Task A_report_is_posted_with_its_file(string message)
    {
        var run = new OfflineRun("sales").WithActions();
        (await run.SayAsync(message)).ShouldContain("#sales");
        run.Calls[0].ShouldBe("pipeline_report()");
        run.Calls[1].ShouldStartWith("pdf_generator");
        run.Calls[2].ShouldStartWith("teams_post_message(channel=sales, title=The Report – Q3 2026, attachments=[");
        run.Calls.Count.ShouldBe(3);
    }

    [Theory]
    [InlineData("Post \"Target reached\" to #marketing")]
    [InlineData("share “Target reached” in the marketing channel")]
    public async Task What_stands_in_quotes_is_posted_as_it_stands(string message)
    {
        var run = new OfflineRun("sales").WithActions();
        await run.SayAsync(message);
        run.Calls.ShouldHaveSingleItem().ShouldStartWith("teams_post_message(channel=marketing");
        run.Calls[0].ShouldContain("Target reached");
    }

    [Fact]
    public async Task What_was_shown_can_be_posted_afterwards()
    {
        var run = new OfflineRun("sales").WithActions();
        await run.SayAsync("pipeline report for last week");
        await run.SayAsync("post it in the #sales channel");
        run.Calls[^1].ShouldStartWith("teams_post_message(channel=sales");
    }

    [Theory]
    [InlineData("notify the sales team that the price list has changed", "sales team")]
    [InlineData("通知销售经理：价格表已更新", "销售经理")]
    [InlineData("maklumkan pengurus jualan bahawa senarai harga berubah", "pengurus jualan")]
    [InlineData("Send a push notification to Siti: please call Tanjong Bakery", "Siti")]
    [InlineData("Push notification to sales.rep@mezzofy.com saying \"the demo is at three\"", "sales.rep@mezzofy.com")]
    [InlineData("Notify Siti on her phone that the demo is at three", "Siti")]
    public async Task People_are_notified_on_their_phones(string message, string whom)
    {
        var run = new OfflineRun("sales").WithActions();
        await run.SayAsync(message);
        run.Calls.ShouldHaveSingleItem().ShouldStartWith($"push_notify(to=[\"{whom}\"], title=");
    }

    [Fact]
    public async Task Without_the_tools_it_is_said_that_it_cannot_be_done()
    {
        var run = new OfflineRun("sales");
        (await run.SayAsync("post the pipeline report in the #sales channel")).ShouldContain("You asked me to post to Teams");
        (await run.SayAsync("schedule a meeting with Acme tomorrow at 3pm")).ShouldContain("You asked me to make calendar appointments");
        run.Calls.ShouldBeEmpty();
    }
}
