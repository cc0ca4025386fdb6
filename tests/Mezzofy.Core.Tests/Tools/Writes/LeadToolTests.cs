using Mezzofy.Core.CompanyData.Leads;
using Mezzofy.Core.Identity;
using Mezzofy.Core.Tests.CompanyData;
using Mezzofy.Core.Tools.Sales.Leads;

namespace Mezzofy.Core.Tests.Tools.Writes;

[Collection(nameof(WriteDatabase))]
public sealed class LeadToolTests(WriteDatabase database)
{
    private FindLeads Find => new(new LeadRepository(database.DataSource));

    private CreateLead Create => new(database.Effects);

    private UpdateLead Update => new(database.Effects);

    [Fact]
    public async Task Leads_due_today_are_found_with_whom_to_write_to()
    {
        var found = await FindAsync(new { follow_up = "today", limit = 50 });
        found.Total.ShouldBeGreaterThan(0);
        found.Leads.ShouldAllBe(lead => lead.FollowUpDate == new DateOnly(2026, 11, 23) && !LeadStatus.IsClosed(lead.Status));
        found.Leads.ShouldAllBe(lead => lead.ContactEmail!.EndsWith(".example", StringComparison.Ordinal));
        found.Total.ShouldBe((int)await database.DataSource.ValueAsync<long>("select count(*) from biz.leads where follow_up_date = '2026-11-23' and status not in ('won', 'lost')"));
    }

    [Theory]
    [InlineData("overdue")]
    [InlineData("due")]
    [InlineData("this_week")]
    [InlineData("2026-11-25")]
    public async Task Follow_ups_can_be_asked_for_by_time(string when) => (await FindAsync(new { follow_up = when })).Total.ShouldBeGreaterThan(0);

    [Fact]
    public async Task Every_filter_narrows()
    {
        var found = await FindAsync(new { industry = "f&b", country = "Singapore", status = new[] { "open" }, limit = 50 });
        found.Total.ShouldBeGreaterThan(0);
        found.Leads.ShouldAllBe(lead => lead.Industry == "F&B" && lead.Country == "SG" && !LeadStatus.IsClosed(lead.Status));
        var one = found.Leads[0];
        (await FindAsync(new { text = one.LeadNo.ToLowerInvariant() })).Leads.ShouldBe([one]);
        (await FindAsync(new { text = one.Company, owner = one.Owner })).Leads.ShouldContain(one);
        (await FindAsync(new { text = "'; drop table biz.leads; --" })).Total.ShouldBe(0);
    }

    [Fact]
    public async Task A_list_of_leads_can_become_a_file()
    {
        var result = await Find.CallAsync(new { follow_up = "due", limit = 5 }, "sales_manager", Departments.Sales, "zh");
        result.Report.ShouldNotBeNull().Sections[0].Blocks.Count.ShouldBe(2);
        result.Table(0).Rows.Count.ShouldBe(5);
        result.Untrusted.ShouldBeFalse();
    }

    [Fact]
    public async Task A_lead_is_created_once_however_often_the_call_is_repeated()
    {
        var arguments = new { company = "Kopi & Co", contact_name = "Lim Ah Kow", contact_email = "Ah.Kow@kopi.example", country = "Singapore", value_sgd = 5000, note = "Met at FHA." };
        var saved = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => WriteDatabase.CallAsync<LeadSaved>(Create, arguments, "sales_rep", Departments.Sales, "repeat-1")));
        saved.ShouldAllBe(one => one == saved[0]);
        saved[0].Status.ShouldBe("created");
        saved[0].Lead.ContactEmail.ShouldBe("ah.kow@kopi.example");
        saved[0].Lead.FollowUpDate.ShouldBe(new DateOnly(2026, 11, 24));
        (await database.DataSource.ValueAsync<long>("select count(*) from biz.leads where company = 'Kopi & Co'")).ShouldBe(1);
        (await database.DataSource.ValueAsync<long>("select count(*) from biz.lead_activities where summary = 'Met at FHA.'")).ShouldBe(1);
        (await WriteDatabase.RefusalAsync(Create, arguments)).ShouldBe("lead_exists");
    }

    [Fact]
    public async Task An_external_id_names_one_lead()
    {
        var first = await WriteDatabase.CallAsync<LeadSaved>(Create, new { company = "Old Name", external_id = "cus_1", source = "webhook" }, "sales_rep", Departments.Sales);
        var second = await WriteDatabase.CallAsync<LeadSaved>(
            Create, new { company = "New Name", external_id = "cus_1", source = "webhook", contact_email = "new@name.example" }, "sales_rep", Departments.Sales);
        second.Status.ShouldBe("updated");
        second.Lead.LeadNo.ShouldBe(first.Lead.LeadNo);
        (second.Lead.Company, second.Lead.ContactEmail).ShouldBe(("New Name", "new@name.example"));
    }

    [Fact]
    public async Task A_lead_is_moved_closed_and_logged()
    {
        await WriteDatabase.CallAsync<LeadSaved>(Create, new { company = "Moving Parts" }, "sales_rep", Departments.Sales);
        var moved = await WriteDatabase.CallAsync<LeadSaved>(
            Update, new { lead = "moving parts", status = "proposal", follow_up_date = "2026-12-01", activity = "call", note = "Wants a trial." }, "sales_rep", Departments.Sales);
        (moved.Lead.Status, moved.Lead.FollowUpDate, moved.Lead.LastActivityOn).ShouldBe(("proposal", new DateOnly(2026, 12, 1), new DateOnly(2026, 11, 23)));
        var lost = await WriteDatabase.CallAsync<LeadSaved>(Update, new { lead = moved.Lead.LeadNo, status = "lost", lost_reason = "price" }, "sales_rep", Departments.Sales);
        (lost.Lead.Status, lost.Lead.FollowUpDate).ShouldBe(("lost", null));
        (await database.DataSource.ValueAsync<string>("select lost_reason || closed_on from biz.leads where company = 'Moving Parts'")).ShouldBe("price2026-11-23");
        (await database.DataSource.ValueAsync<long>($"select count(*) from biz.lead_activities a join biz.leads l on l.id = a.lead_id where l.company = 'Moving Parts'")).ShouldBe(2);
    }

    [Theory]
    [InlineData("{\"company\":\" \"}", "company_missing")]
    [InlineData("{\"company\":\"A\",\"contact_email\":\"not an address\"}", "invalid_address")]
    [InlineData("{\"company\":\"A\",\"country\":\"Atlantis\"}", "invalid_country")]
    [InlineData("{\"company\":\"A\",\"value_sgd\":-1}", "invalid_value")]
    [InlineData("{\"company\":\"A\",\"source\":\"dream\"}", "invalid_source")]
    [InlineData("{\"company\":\"A\",\"follow_up_date\":\"someday\"}", "invalid_date")]
    public async Task What_does_not_fit_is_refused(string arguments, string code) =>
        (await WriteDatabase.RefusalAsync(Create, System.Text.Json.JsonSerializer.Deserialize<System.Text.Json.JsonElement>(arguments))).ShouldBe(code);

    [Fact]
    public async Task A_lead_that_is_not_there_or_not_one_is_refused()
    {
        (await WriteDatabase.RefusalAsync(Update, new { lead = "Nobody Ltd", status = "won" })).ShouldBe("lead_not_found");
        (await WriteDatabase.RefusalAsync(Update, new { lead = "Kitchen", status = "won" })).ShouldBe("lead_ambiguous");
        (await WriteDatabase.RefusalAsync(Update, new { lead = "L-1", status = "sold" })).ShouldBe("invalid_status");
        (await WriteDatabase.RefusalAsync(Update, new { lead = "L-1" })).ShouldBe("nothing_to_change");
    }

    [Theory]
    [InlineData(2026, 11, 24)]
    [InlineData(2026, 11, 25)]
    [InlineData(2026, 11, 26)]
    [InlineData(2026, 11, 27)]
    public async Task On_every_working_day_the_demo_company_has_somebody_to_follow_up(int year, int month, int day) =>
        (await database.DataSource.ValueAsync<long>($"select count(*) from biz.leads where follow_up_date = '{year}-{month}-{day}' and status not in ('won', 'lost')")).ShouldBeGreaterThan(0);

    private Task<LeadList> FindAsync(object arguments) => WriteDatabase.CallAsync<LeadList>(Find, arguments, "sales_manager", Departments.Sales);
}
