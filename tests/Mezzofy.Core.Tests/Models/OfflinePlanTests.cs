namespace Mezzofy.Core.Tests.Models;

public sealed class OfflinePlanTests
{
    private const string Report = OfflineRun.ReportId;
    private const string File = OfflineRun.FileId;
    private const string Pdf = $"pdf_generator(report_id={Report})";

    [Theory]
    [InlineData("email the pipeline report to everyone in sales")]
    [InlineData("mail the pipeline report to everybody in the sales team")]
    public async Task Everyone_in_a_department_is_its_team(string message)
    {
        var run = new OfflineRun("sales");
        await run.SayAsync(message);
        run.Calls[^1].ShouldStartWith("outlook_send_email(to=[\"sales team\"]");
    }

    [Theory]
    [InlineData("Generate the latest financial statement and send to CEO", "latest", "CEO")]
    [InlineData("generate finacial statment for q4 2025 and emial to cfo@mezzofy.com", "q4 2025", "cfo@mezzofy.com")]
    [InlineData("Send the Q3 2026 financial statement to Sarah as a PDF please", "Q3 2026", "Sarah")]
    [InlineData("生成去年第四季度的财务报表并发给CEO", "去年第四季度", "CEO")]
    [InlineData("给CEO发一份最新的财务报表", "最新", "CEO")]
    [InlineData("把上個月的財務報表發給財務總監", "上个月", "财务总监")]
    [InlineData("Jana penyata kewangan terkini dan hantar kepada CEO", "terkini", "CEO")]
    [InlineData("emelkan penyata suku ketiga kepada pengurus kewangan", "suku ketiga", "pengurus kewangan")]
    public async Task A_statement_is_made_rendered_and_mailed(string message, string period, string recipient)
    {
        var run = new OfflineRun("finance");
        await run.SayAsync(message);
        run.Calls.ShouldBe(
        [
            $"financial_statement(period={period})",
            Pdf,
            $"outlook_send_email(to=[\"{recipient}\"], subject=The Report – Q3 2026, attachments=[\"{File}\"])",
        ]);
    }

    [Theory]
    [InlineData("finance", "what was our revenue by country last quarter", "revenue_summary(period=last quarter, by=country)")]
    [InlineData("finance", "show me the balance sheet", "financial_statement(part=balance_sheet)")]
    [InlineData("finance", "P&L for 2025 compared with last year", "financial_statement(period=2025, compare=last_year, part=income_statement)")]
    [InlineData("finance", "report", "financial_statement()")]
    [InlineData("finance", "上个月营收多少", "revenue_summary(period=上个月)")]
    [InlineData("finance", "hasil bulan lepas", "revenue_summary(period=bulan lepas)")]
    [InlineData("sales", "Generate a sales pipeline report for last week with lead counts by status", "pipeline_report(period=last week)")]
    [InlineData("sales", "laporan jualan minggu lepas", "pipeline_report(period=minggu lepas)")]
    [InlineData("marketing", "how did the campaigns do last month", "campaign_report(period=last month)")]
    [InlineData("marketing", "上个月的营销活动报告", "campaign_report(period=上个月)")]
    [InlineData("support", "Summarize this week's support tickets and flag recurring issues", "ticket_summary(period=this week)")]
    [InlineData("support", "ringkasan tiket minggu ini", "ticket_summary(period=minggu ini)")]
    [InlineData("management", "公司整体业绩怎么样", "kpi_dashboard()")]
    public async Task A_report_is_answered_as_text(string agent, string message, string call)
    {
        var run = new OfflineRun(agent);
        (await run.SayAsync(message)).ShouldBe("**The Report** – Q3 2026\n- Revenue: SGD 1,234.00 (+5.0%)\n\nIt balances.");
        run.Calls.ShouldBe([call]);
    }

    [Fact]
    public async Task Several_requests_in_one_message_are_handled_in_order()
    {
        var run = new OfflineRun("finance");
        await run.SayAsync("show revenue last month and email the statement to the CFO");
        run.Calls.ShouldBe(
        [
            "revenue_summary(period=last month)",
            "financial_statement()",
            Pdf,
            $"outlook_send_email(to=[\"CFO\"], subject=The Report – Q3 2026, attachments=[\"{File}\"])",
        ]);
    }

    [Fact]
    public async Task One_mail_carries_what_is_sent_together()
    {
        var run = new OfflineRun("finance");
        await run.SayAsync("email the statement and the revenue summary for Q3 2025 to Sarah Tan and the CFO, cc me");
        run.Calls[^1].ShouldStartWith("outlook_send_email(to=[\"Sarah Tan\",\"CFO\"], cc=[\"me\"]");
        run.Calls.Count(call => call.StartsWith("outlook", StringComparison.Ordinal)).ShouldBe(1);
        run.Calls[..2].ShouldBe(["financial_statement(period=Q3 2025)", "revenue_summary(period=Q3 2025)"]);
    }

    [Fact]
    public async Task Two_mails_go_to_those_they_are_meant_for()
    {
        var run = new OfflineRun("finance");
        await run.SayAsync("email the P&L to Sarah and the revenue summary to John");
        run.Calls.Where(call => call.StartsWith("outlook", StringComparison.Ordinal)).Select(call => call.Split(',')[0])
            .ShouldBe(["outlook_send_email(to=[\"Sarah\"]", "outlook_send_email(to=[\"John\"]"]);
    }

    [Theory]
    [InlineData("revenue last month as a spreadsheet", "csv")]
    [InlineData("上个月的收入导出csv", "csv")]
    [InlineData("penyata kewangan dalam markdown", "markdown")]
    public async Task Files_are_made_in_the_format_asked_for(string message, string format)
    {
        var run = new OfflineRun("finance");
        (await run.SayAsync(message)).ShouldContain($"report.{format}");
        run.Calls[^1].ShouldBe($"document_generator(format={format}, report_id={Report})");
    }

    [Fact]
    public async Task A_persons_own_text_is_mailed_as_it_is()
    {
        var run = new OfflineRun("finance");
        await run.SayAsync("email Grace Tan saying the meeting moved to 3pm");
        run.Calls.ShouldBe(["outlook_send_email(to=[\"Grace Tan\"], subject=the meeting moved to 3pm)"]);
        run.MailBodies[0].ShouldStartWith("the meeting moved to 3pm\n");
    }

    [Fact]
    public async Task Follow_ups_take_what_they_leave_open_from_before()
    {
        var run = new OfflineRun("finance");
        await run.SayAsync("show me the P&L for last month");
        await run.SayAsync("and for September?");
        run.Calls.ShouldBe(["financial_statement(period=September, part=income_statement)"]);
        await run.SayAsync("as a PDF");
        run.Calls.ShouldBe(["financial_statement(period=September, part=income_statement)", Pdf]);
        await run.SayAsync("send it to the finance manager");
        run.Calls[^1].ShouldStartWith("outlook_send_email(to=[\"finance manager\"]");
        (await run.SayAsync("thanks")).ShouldBe("You are welcome.");
        run.Calls.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("上个月营收多少", "那九月呢？", "revenue_summary(period=九月)")]
    [InlineData("hasil bulan lepas", "bulan September pula?", "revenue_summary(period=bulan September)")]
    public async Task Follow_ups_work_in_every_language(string first, string second, string call)
    {
        var run = new OfflineRun("finance");
        await run.SayAsync(first);
        await run.SayAsync(second);
        run.Calls.ShouldBe([call]);
    }

    [Fact]
    public async Task A_new_subject_in_a_follow_up_keeps_the_period()
    {
        var run = new OfflineRun("finance");
        await run.SayAsync("show me the statement for Q2 2026");
        await run.SayAsync("and the revenue by customer?");
        run.Calls.ShouldBe(["revenue_summary(period=Q2 2026, by=customer)"]);
        await run.SayAsync("what about by country");
        run.Calls.ShouldBe(["revenue_summary(period=Q2 2026, by=country)"]);
    }

    [Theory]
    [InlineData("Can you send me last month's P&L?", false)]
    [InlineData("把上个月的损益表发给我", false)]
    [InlineData("email me last month's P&L", true)]
    [InlineData("emelkan penyata untung rugi bulan lepas kepada saya", true)]
    public async Task Sending_to_oneself_is_a_mail_only_when_mail_is_said(string message, bool mailed)
    {
        var run = new OfflineRun("finance");
        (await run.SayAsync(message)).ShouldContain("report.pdf");
        run.Calls.Any(call => call.StartsWith("outlook", StringComparison.Ordinal)).ShouldBe(mailed);
    }

    [Theory]
    [InlineData("I'd like the Q2 income statement and have it sent to Grace Tan and the CFO", "Grace Tan", "CFO")]
    [InlineData("boleh generate financial statement Q2 then send to CFO and Mei Ling ah", "CFO", "Mei Ling")]
    [InlineData("请把第二季度财报用邮件发给总裁和财务总监", "总裁", "财务总监")]
    [InlineData("hantar penyata Q2 kepada CEO dan Siti", "CEO", "Siti")]
    public async Task Several_recipients_are_told_apart(string message, string first, string second)
    {
        var run = new OfflineRun("finance");
        await run.SayAsync(message);
        run.Calls[^1].ShouldStartWith($"outlook_send_email(to=[\"{first}\",\"{second}\"]");
    }

    [Fact]
    public async Task A_recipient_called_June_is_no_month()
    {
        var run = new OfflineRun("finance");
        await run.SayAsync("send the statement to June Tan");
        run.Calls[0].ShouldBe("financial_statement()");
        run.Calls[^1].ShouldStartWith("outlook_send_email(to=[\"June Tan\"]");
    }

    [Fact]
    public async Task What_is_to_be_sent_can_be_said_afterwards()
    {
        var run = new OfflineRun("finance");
        (await run.SayAsync("send it to the CEO")).ShouldContain("What shall I send?");
        await run.SayAsync("the statement for Q3");
        run.Calls[^1].ShouldStartWith("outlook_send_email(to=[\"CEO\"]");
    }

    [Fact]
    public async Task A_word_that_is_nearly_a_verb_of_sending_sends_nothing()
    {
        var run = new OfflineRun("finance");
        (await run.SayAsync("how much did we spend on salaries last quarter")).ShouldNotContain("send");
    }

    [Fact]
    public async Task A_mail_without_a_recipient_is_asked_about_and_goes_out_with_the_answer()
    {
        var run = new OfflineRun("finance");
        (await run.SayAsync("email the statement")).ShouldContain("To whom shall I send it?");
        run.Calls.ShouldNotContain(call => call.StartsWith("outlook", StringComparison.Ordinal));
        await run.SayAsync("the CFO");
        run.Calls[^1].ShouldStartWith("outlook_send_email(to=[\"CFO\"]");
    }
}
