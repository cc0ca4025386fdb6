using Mezzofy.Core.Identity;
using Mezzofy.Core.Tests.CompanyData;
using Mezzofy.Core.Tools.Support.Tickets;

namespace Mezzofy.Core.Tests.Tools.Writes;

[Collection(nameof(WriteDatabase))]
public sealed class TicketToolTests(WriteDatabase database)
{
    private CreateTicket Create => new(database.Effects, database.Solutions, database.Words);

    private SearchTickets Search => new(database.Tickets, database.Words);

    private SuggestSolutions Suggest => new(database.Tickets, database.Solutions);

    [Theory]
    [InlineData("The QR code on the coupon will not scan", "QR code not scanning", "Cleared the scanner cache and updated the outlet app.")]
    [InlineData("二维码扫不出来", "QR code not scanning", "Cleared the scanner cache and updated the outlet app.")]
    [InlineData("kod QR tak dapat diimbas", "QR code not scanning", "Cleared the scanner cache and updated the outlet app.")]
    [InlineData("customers never receive the OTP", "OTP not received", "Switched the route of the messaging carrier.")]
    [InlineData("收不到验证码", "OTP not received", "Switched the route of the messaging carrier.")]
    [InlineData("mata ganjaran pelanggan hilang", "Points missing", "Added the points by hand; found a delayed receipt.")]
    [InlineData("POS sync is late", "POS sync delayed", "Restarted the connector and replayed the queue.")]
    public async Task Solutions_come_from_tickets_that_were_solved_in_any_language(string text, string issue, string resolution)
    {
        var found = await WriteDatabase.CallAsync<SolutionList>(Suggest, new { text }, "support_agent", Departments.Support);
        found.Solutions[0].Issue.ShouldBe(issue);
        found.Solutions[0].Resolution.ShouldBe(resolution);
        found.Solutions[0].SolvedTickets.ShouldBeGreaterThan(10);
        foreach (var number in found.Solutions[0].Examples)
        {
            (await database.DataSource.ValueAsync<string>($"select resolution from biz.tickets where ticket_no = '{number}'")).ShouldBe(resolution);
        }
    }

    [Theory]
    [InlineData("my elephant is purple")]
    [InlineData("今天天气很好")]
    [InlineData("'; drop table biz.tickets; --")]
    public async Task Nothing_alike_gives_no_solution(string text) =>
        (await WriteDatabase.CallAsync<SolutionList>(Suggest, new { text }, "support_agent", Departments.Support)).Solutions.ShouldBeEmpty();

    [Fact]
    public async Task A_tickets_solutions_are_found_and_its_words_taint_the_run()
    {
        var number = await database.DataSource.ValueAsync<string>("select ticket_no from biz.tickets where issue = 'Card payment failed' and status = 'closed' limit 1");
        var result = await Suggest.CallAsync(new { ticket = number }, "support_agent", Departments.Support);
        result.Untrusted.ShouldBeTrue();
        result.Content.ShouldBeOfType<SolutionList>().Solutions[0].Issue.ShouldBe("Card payment failed");
        (await WriteDatabase.RefusalAsync(Suggest, new { ticket = "T-1" }, "support_agent", Departments.Support)).ShouldBe("ticket_not_found");
        (await WriteDatabase.RefusalAsync(Suggest, new { }, "support_agent", Departments.Support)).ShouldBe("problem_missing");
    }

    [Fact]
    public async Task A_ticket_is_opened_once_and_knows_what_it_is_about()
    {
        var customer = await database.DataSource.ValueAsync<string>("select name from biz.customers where id = 1");
        var arguments = new { subject = "优惠券二维码无法扫描", description = "收银台没有反应", customer = customer.ToUpperInvariant(), priority = "high" };
        var first = await WriteDatabase.CallAsync<TicketCreated>(Create, arguments, "support_agent", Departments.Support, "ticket-1");
        var again = await WriteDatabase.CallAsync<TicketCreated>(Create, arguments, "support_agent", Departments.Support, "ticket-1");
        again.ShouldBe(first);
        (first.Category, first.Issue, first.Customer, first.Priority).ShouldBe(("redemption", "QR code not scanning", customer, "high"));
        (await database.DataSource.ValueAsync<long>("select count(*) from biz.tickets where priority = 'high' and description = '收银台没有反应'")).ShouldBe(1);
    }

    [Fact]
    public async Task An_external_id_opens_one_ticket()
    {
        var first = await WriteDatabase.CallAsync<TicketCreated>(Create, new { subject = "Help", external_id = "tk_9", customer = "Nobody Known" }, "support_agent", Departments.Support);
        var again = await WriteDatabase.CallAsync<TicketCreated>(Create, new { subject = "Help", external_id = "tk_9" }, "support_agent", Departments.Support);
        (again.Status, again.TicketNo).ShouldBe(("exists", first.TicketNo));
        first.Note.ShouldNotBeNull();
    }

    [Fact]
    public async Task Tickets_are_found_by_words_and_fields()
    {
        var found = await WriteDatabase.CallAsync<TicketList>(Search, new { text = "验证码", status = new[] { "unresolved" } }, "support_agent", Departments.Support);
        found.Total.ShouldBeGreaterThan(0);
        var urgent = await WriteDatabase.CallAsync<TicketList>(Search, new { priority = "urgent", period = "last month", limit = 50 }, "support_agent", Departments.Support);
        urgent.Tickets.ShouldAllBe(ticket => ticket.Priority == "urgent" && ticket.OpenedOn >= new DateOnly(2026, 9, 30) && ticket.OpenedOn <= new DateOnly(2026, 10, 31));
        (await Search.CallAsync(new { text = "login" }, "support_agent", Departments.Support)).Untrusted.ShouldBeTrue();
    }

    [Theory]
    [InlineData("{\"subject\":\"  \"}", "subject_missing")]
    [InlineData("{\"subject\":\"a\",\"category\":\"magic\"}", "invalid_category")]
    [InlineData("{\"subject\":\"a\",\"priority\":\"asap\"}", "invalid_priority")]
    public async Task What_is_no_ticket_is_refused(string arguments, string code) =>
        (await WriteDatabase.RefusalAsync(Create, System.Text.Json.JsonSerializer.Deserialize<System.Text.Json.JsonElement>(arguments), "support_agent", Departments.Support)).ShouldBe(code);
}
