namespace Mezzofy.Core.Tests.Models;

public sealed class OfflineActionTests
{
    private const string Lead = "L-900001";

    [Theory]
    [InlineData("find leads in Singapore F&B", "find_leads(industry=F&B, country=SG)")]
    [InlineData("show me overdue leads", "find_leads(follow_up=overdue)")]
    [InlineData("list my open leads", "find_leads(status=[\"open\"], owner=me)")]
    [InlineData("which leads are due this week?", "find_leads(follow_up=this_week)")]
    [InlineData("Which of my leads have to be followed up this week?", "find_leads(owner=me, follow_up=this_week)")]
    [InlineData("find hotel prospects in Malaysia", "find_leads(industry=Hospitality, country=MY)")]
    [InlineData("查找新加坡的餐饮线索", "find_leads(industry=F&B, country=SG)")]
    [InlineData("哪些线索今天要跟进", "find_leads(follow_up=today)")]
    [InlineData("cari prospek peruncitan di Malaysia", "find_leads(industry=Retail, country=MY)")]
    [InlineData("senaraikan prospek yang perlu disusuli hari ini", "find_leads(follow_up=today)")]
    public async Task Leads_are_found_by_what_people_say(string message, string call)
    {
        var run = Sales();
        (await run.SayAsync(message)).ShouldContain("| L-900001 | Kopi House | Mei Tan |");
        run.Calls.ShouldBe([call]);
    }

    [Theory]
    [InlineData("Find all leads with follow_up_date = today and send follow-up emails")]
    [InlineData("找出今天需要跟进的线索并发送跟进邮件")]
    [InlineData("Cari semua prospek yang perlu disusuli hari ini dan hantar e-mel susulan")]
    public async Task Each_lead_that_is_due_gets_a_mail_in_its_own_language_and_is_marked(string message)
    {
        var run = Sales();
        var answer = await run.SayAsync(message);

        run.Steps.ShouldBe([1, 2, 2]);
        run.Calls[0].ShouldBe("find_leads(follow_up=due, limit=18)");
        run.Calls[1].ShouldStartWith("outlook_send_email(to=[\"mei@kopi.example\"], subject=Mezzofy 与 Kopi House");
        run.Calls[2].ShouldStartWith("outlook_send_email(to=[\"siti@selera.example\"], subject=Mezzofy dan Selera Utara");
        run.Calls[3].ShouldBe($"update_lead(lead={Lead}, activity=email, note=Follow-up mail sent by the assistant., follow_up_date=2026-12-01)");
        run.MailBodies[0].ShouldContain("Mei Tan，您好");
        run.MailBodies[1].ShouldContain("cadangan kami untuk Selera Utara");
        run.MailBodies[1].ShouldContain("Jason Lim");
        answer.ShouldContain("L-900003 No Mail Ltd");
        answer.ShouldContain("mei@kopi.example");
    }

    [Fact]
    public async Task Nobody_due_means_no_mail()
    {
        var run = Sales().Returning("find_leads", new { report_id = OfflineRun.ReportId, title = "Leads: follow-up on 24 Nov 2026", total = 0, leads = Array.Empty<object>() });
        (await run.SayAsync("Find all leads with follow_up_date = today and send follow-up emails")).ShouldContain("No mail was sent");
        run.Calls.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_mail_that_is_refused_is_told_and_its_lead_stays_due()
    {
        var run = Sales().Failing("outlook_send_email", "approval_required", "A person must approve.");
        (await run.SayAsync("Find all leads with follow_up_date = today and send follow-up emails")).ShouldContain("A person must approve.");
        run.Calls.ShouldNotContain(call => call.StartsWith("update_lead", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("create a lead for Kopi House, contact Mei Tan, mei@kopi.example, worth SGD 8,000", "create_lead(company=Kopi House, contact_name=Mei Tan, contact_email=mei@kopi.example, language=en, value_sgd=8000)")]
    [InlineData("add a new lead: Golden Spa in Singapore", "create_lead(company=Golden Spa, industry=Beauty & Wellness, country=SG, language=en)")]
    [InlineData("新建线索：Kopi House，联系人 Mei Tan，价值 8000 新元", "create_lead(company=Kopi House, contact_name=Mei Tan, language=zh, value_sgd=8000)")]
    [InlineData("create a lead for Kopi Siang Malam Sdn Bhd, F&B in KL, worth about 12k", "create_lead(company=Kopi Siang Malam Sdn Bhd, industry=F&B, country=MY, city=Kuala Lumpur, language=en, value_sgd=12000)")]
    [InlineData("tambah prospek untuk Selera Utara, hubungan Siti Rahman", "create_lead(company=Selera Utara, contact_name=Siti Rahman, language=ms)")]
    public async Task A_lead_is_created_from_a_sentence(string message, string call)
    {
        var run = Sales();
        (await run.SayAsync(message)).ShouldContain(Lead);
        run.Calls.ShouldHaveSingleItem().Split(['(', ',', ')']).Select(part => part.Trim()).Order().ShouldBe(call.Split(['(', ',', ')']).Select(part => part.Trim()).Order());
    }

    [Theory]
    [InlineData("mark L-900012 as proposal", "update_lead(lead=L-900012, status=proposal)")]
    [InlineData("move the lead Kopi House to negotiation", "update_lead(lead=Kopi House, status=negotiation)")]
    [InlineData("mark L-900012 as lost because of the price", "update_lead(lead=L-900012, status=lost, lost_reason=the price)")]
    [InlineData("log a call with Kopi House: wants a demo", "update_lead(lead=Kopi House, activity=call, note=wants a demo)")]
    [InlineData("set the follow-up of L-900012 to tomorrow", "update_lead(lead=L-900012, follow_up_date=2026-11-25)")]
    [InlineData("update L-900012 to contacted, follow up on 3 Dec", "update_lead(lead=L-900012, status=contacted, follow_up_date=2026-12-03)")]
    [InlineData("change Bukit Kitchen to proposal and value to 15000", "update_lead(lead=Bukit Kitchen, status=proposal, value_sgd=15000)")]
    [InlineData("set the follow-up of L-900012 to next Monday", "update_lead(lead=L-900012, follow_up_date=2026-11-30)")]
    [InlineData("Change the status of Tanjong Bakery to won", "update_lead(lead=Tanjong Bakery, status=won)")]
    [InlineData("Set L-900012 follow-up to next Monday and status to qualified", "update_lead(lead=L-900012, status=qualified, follow_up_date=2026-11-30)")]
    [InlineData("把线索 L-900012 标记为已成交", "update_lead(lead=L-900012, status=won)")]
    [InlineData("tanda L-900012 sebagai menang", "update_lead(lead=L-900012, status=won)")]
    public async Task A_lead_is_changed_by_a_sentence(string message, string call)
    {
        var run = Sales();
        await run.SayAsync(message);
        run.Calls.ShouldBe([call]);
    }

    [Theory]
    [InlineData("log a ticket for Kopi House: QR codes do not scan, urgent", "create_ticket(subject=QR codes do not scan, customer=Kopi House, priority=urgent)")]
    [InlineData("open a ticket about missing loyalty points", "create_ticket(subject=missing loyalty points)")]
    [InlineData("新建工单：二维码无法扫描", "create_ticket(subject=二维码无法扫描)")]
    [InlineData("buka tiket: OTP tidak diterima", "create_ticket(subject=OTP tidak diterima)")]
    [InlineData("suggest solutions for T-900012", "suggest_solutions(ticket=T-900012)")]
    [InlineData("how did we solve OTP not received?", "suggest_solutions(text=OTP not received)")]
    [InlineData("收不到验证码怎么解决", "suggest_solutions(text=收不到验证码)")]
    [InlineData("cadangkan penyelesaian untuk kod QR tidak dapat diimbas", "suggest_solutions(text=kod QR tidak dapat diimbas)")]
    [InlineData("find open tickets about login", "search_tickets(text=login, status=[\"unresolved\"])")]
    public async Task Tickets_are_worked_with_by_sentences(string message, string call)
    {
        var run = new OfflineRun("support").WithActions();
        await run.SayAsync(message);
        run.Calls.ShouldBe([call]);
    }

    [Theory]
    [InlineData("log revenue of SGD 1,200 for invoice INV-42 from Kopi House, paid", "log_revenue(reference=INV-42, amount=1200, currency=SGD, customer=Kopi House, paid=true)")]
    [InlineData("Log SGD 1,250 revenue from Summit Bakery, invoice INV-7781, dated 20 Nov", "log_revenue(reference=INV-7781, amount=1250, currency=SGD, customer=Summit Bakery, date=2026-11-20)")]
    [InlineData("rekod hasil RM 500 bagi invois INV-7", "log_revenue(reference=INV-7, amount=500, currency=MYR)")]
    [InlineData("记录收入 SGD 300，发票 INV-8", "log_revenue(reference=INV-8, amount=300, currency=SGD)")]
    public async Task Revenue_is_booked_by_a_sentence(string message, string call)
    {
        var run = new OfflineRun("finance").WithActions();
        (await run.SayAsync(message)).ShouldContain("900001");
        run.Calls.ShouldBe([call]);
    }

    [Theory]
    [InlineData("draft an announcement about Apple Wallet passes: members keep coupons in their phone", "draft_content(kind=announcement, topic=Apple Wallet passes, details=members keep coupons in their phone, language=en)")]
    [InlineData("write a newsletter about our Hari Raya campaigns", "draft_content(kind=newsletter, topic=our Hari Raya campaigns, language=en)")]
    [InlineData("Draft a short LinkedIn post about our new gift card feature in Chinese", "draft_content(kind=social_post, topic=our new gift card feature, language=zh)")]
    [InlineData("Write a newsletter for restaurants about our December gift voucher promotion: ten percent off", "draft_content(kind=newsletter, topic=our December gift voucher promotion, details=ten percent off, language=en)")]
    [InlineData("起草一份关于积分新功能的公告", "draft_content(kind=announcement, topic=积分新功能, language=zh)")]
    [InlineData("tulis e-mel promosi untuk kempen Tahun Baru Cina", "draft_content(kind=newsletter, topic=kempen Tahun Baru Cina, language=ms)")]
    [InlineData("write a blog post about loyalty programmes in Malay", "draft_content(kind=blog_post, topic=loyalty programmes, language=ms)")]
    [InlineData("写一篇关于会员积分的博客文章", "draft_content(kind=blog_post, topic=会员积分, language=zh)")]
    [InlineData("write an Instagram caption about gift cards", "draft_content(kind=social_post, topic=gift cards, language=en)")]
    [InlineData("draf hantaran media sosial tentang kad hadiah", "draft_content(kind=social_post, topic=kad hadiah, language=ms)")]
    public async Task Content_is_drafted_by_a_sentence(string message, string call)
    {
        var run = new OfflineRun("marketing").WithActions();
        (await run.SayAsync(message)).ShouldContain("D-1001");
        run.Calls.ShouldBe([call]);
    }

    [Theory]
    [InlineData("sales", "create a lead", "For which company")]
    [InlineData("sales", "cipta prospek untuk Kedai Siti, nilai RM 8000", "Nilai prospek dalam SGD")]
    [InlineData("sales", "delete all leads from 2024", "cannot change leads, customers or orders")]
    [InlineData("support", "log a ticket", "What is the ticket about?")]
    [InlineData("finance", "log revenue", "Which amount")]
    [InlineData("marketing", "draft an announcement", "What shall it be about?")]
    public async Task What_is_missing_is_asked_for(string agent, string message, string question)
    {
        var run = new OfflineRun(agent).WithActions();
        (await run.SayAsync(message)).ShouldContain(question);
        run.Calls.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("sales", "Generate a sales pipeline report for last week with lead counts by status", "pipeline_report(period=last week)")]
    [InlineData("support", "Summarize this week's support tickets and flag recurring issues", "ticket_summary(period=this week)")]
    [InlineData("management", "Generate weekly KPI dashboard across all departments", "kpi_dashboard(period=last week)")]
    [InlineData("management", "monthly KPI dashboard", "kpi_dashboard(period=last month)")]
    [InlineData("management", "每月KPI报告", "kpi_dashboard(period=last month)")]
    [InlineData("finance", "Generate monthly financial summary for last month", "financial_statement(period=last month)")]
    [InlineData("sales", "pipeline report with new leads this month", "pipeline_report(period=this month)")]
    public async Task Reports_stay_reports(string agent, string message, string call)
    {
        var run = new OfflineRun(agent).WithActions();
        await run.SayAsync(message);
        run.Calls[0].ShouldBe(call);
    }

    [Fact]
    public async Task Without_the_tool_it_is_said_what_cannot_be_done()
    {
        var run = new OfflineRun("sales");
        (await run.SayAsync("create a lead for Kopi House")).ShouldContain("your role has no right to it");
        run.Calls.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_list_of_leads_can_be_had_as_a_file()
    {
        var run = Sales();
        (await run.SayAsync("find leads in Singapore as csv")).ShouldContain("report.csv");
        run.Calls[^1].ShouldBe($"document_generator(format=csv, report_id={OfflineRun.ReportId})");
    }

    private static OfflineRun Sales() => new OfflineRun("sales").WithActions();
}
