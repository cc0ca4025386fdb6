using System.Net;
using System.Text.Json;
using Mezzofy.Functions.Tests.Auth;
using Mezzofy.Testing;

namespace Mezzofy.Functions.Tests.Webhooks;

/// <summary>The seed's five events, from the request to the last mail and card.</summary>
[Collection("webhooks")]
public sealed class ProductEventTests(WebhookApp webhooks)
{
    [LocalFact]
    public async Task A_sign_up_makes_a_lead_sends_a_welcome_and_tells_sales()
    {
        var customer = $"cust_{Guid.NewGuid():N}";
        var record = await webhooks.WorkAsync(
            "customer_signed_up",
            new { customer_id = customer, company_name = "ABC *Restaurant* Group <b>", email = "info@abcrestaurant.sg", plan = "enterprise", country = "SG" });

        record.GetProperty("event").Text("status").ShouldBe("completed", record.ToString());
        var lead = WebhookApp.Step(record, "crm_lead");
        (await webhooks.App.ScalarAsync<string>("select company || '/' || source || '/' || country || '/' || owner_email from biz.leads where external_id = $1 and lead_no = $2", customer, lead.Text("lead_no")))
            .ShouldBe("ABC *Restaurant* Group <b>/webhook/SG/sales.manager@mezzofy.com");
        var mail = MimeKit.MimeMessage.Load(new MemoryStream(System.Text.Encoding.UTF8.GetBytes(webhooks.Captured(WebhookApp.Step(record, "welcome_mail")))));
        mail.To.ToString().ShouldBe("info@abcrestaurant.sg");
        mail.Subject.ShouldBe("Welcome to Mezzofy");
        mail.HtmlBody.ShouldNotBeNull().ShouldContain("ABC *Restaurant* Group &lt;b&gt;");
        mail.ReplyTo.ToString().ShouldContain("sales.manager@mezzofy.com");
        var card = webhooks.Captured(WebhookApp.Step(record, "notify_sales"));
        card.ShouldContain("New customer: ABC");
        card.ShouldContain(lead.Text("lead_no"));
        JsonDocument.Parse(card).RootElement.GetProperty("post").Text("channel").ShouldBe("sales");
    }

    [LocalFact]
    public async Task A_sign_up_told_again_under_another_time_updates_the_lead_and_sends_nothing_twice()
    {
        var customer = $"cust_{Guid.NewGuid():N}";
        await webhooks.WorkAsync("customer_signed_up", new { customer_id = customer, company_name = "Twice Told", email = "a@twice.example" });
        using var response = await webhooks.PostAsync(
            "webhooks/mezzofy", WebhookApp.Body("customer_signed_up", new { customer_id = customer, company_name = "Twice Told Pte Ltd", email = "a@twice.example" }, at: DateTimeOffset.UtcNow.AddSeconds(5)));
        var record = await webhooks.EndAsync(await WebhookApp.AcceptedAsync(response));

        WebhookApp.Step(record, "crm_lead").Text("status").ShouldBe("updated");
        (await webhooks.App.ScalarAsync<string>("select company from biz.leads where external_id = $1", customer)).ShouldBe("Twice Told Pte Ltd");
        (await webhooks.App.ScalarAsync<long>("select count(*) from mezzofy.deliveries where idempotency_key like $1", $"%{customer}%")).ShouldBe(2);
    }

    [LocalFact]
    public async Task A_customer_who_leaves_alerts_management_and_gives_the_account_manager_a_follow_up()
    {
        var customer = $"cust_{Guid.NewGuid():N}";
        var record = await webhooks.WorkAsync("customer_churned", new { customer_id = customer, company_name = "Gone Cafe", reason = "too expensive", plan = "growth" });

        record.GetProperty("event").Text("status").ShouldBe("completed", record.ToString());
        webhooks.Captured(WebhookApp.Step(record, "alert_management")).ShouldContain("Customer lost: Gone Cafe");
        var follow = WebhookApp.Step(record, "follow_up");
        webhooks.Captured(follow).ShouldContain("Gone Cafe has left");
        (await webhooks.App.ScalarAsync<string>("select follow_up_date::text from biz.leads where external_id = $1", customer)).ShouldBe(follow.Text("follow_up_date"));
        webhooks.Captured(WebhookApp.Step(record, "notify_account_manager")).ShouldContain("Customer lost: Gone Cafe");
    }

    [LocalFact]
    public async Task An_order_is_booked_once_and_finance_hears_of_a_large_one()
    {
        var order = $"ORD-{Guid.NewGuid():N}";
        var record = await webhooks.WorkAsync("order_completed", new { order_id = order, company_name = "Big Buyer", amount = 12000.50m, tax = 1080.05m, currency = "SGD" });
        using var response = await webhooks.PostAsync("webhooks/mezzofy", WebhookApp.Body("order_completed", new { order_id = order, company_name = "Big Buyer", amount = 12000.50m }, at: DateTimeOffset.UtcNow.AddSeconds(7)));
        await webhooks.EndAsync(await WebhookApp.AcceptedAsync(response));

        var entry = WebhookApp.Step(record, "ledger_entry").GetProperty("entry_id").GetInt64();
        (await webhooks.App.ScalarAsync<decimal>("select sum(debit) from biz.journal_lines where entry_id = $1", entry)).ShouldBe(13080.55m);
        (await webhooks.App.ScalarAsync<long>("select count(*) from biz.journal_entries where description like $1", $"%{order}%")).ShouldBe(1);
        WebhookApp.Step(record, "refresh_figures").GetProperty("revenue_sgd").GetDecimal().ShouldBeGreaterThanOrEqualTo(12000.50m);
        var card = webhooks.Captured(WebhookApp.Step(record, "notify_finance"));
        card.ShouldContain($"Large order: {order}");
        card.ShouldContain("SGD 12,000.50");
        (await webhooks.App.ScalarAsync<long>("select count(*) from mezzofy.deliveries where idempotency_key like $1", $"%{order}%")).ShouldBe(1);
    }

    [LocalFact]
    public async Task Of_a_small_order_finance_hears_nothing()
    {
        var record = await webhooks.WorkAsync("order_completed", new { order_id = $"ORD-{Guid.NewGuid():N}", amount = 9999.99 });

        WebhookApp.Step(record, "notify_finance").Text("reason").ShouldBe("below_large_order_amount");
        record.GetProperty("event").Text("status").ShouldBe("completed");
    }

    [LocalFact]
    public async Task A_ticket_is_opened_with_what_solved_tickets_like_it_and_support_is_told()
    {
        var ticket = $"tkt_{Guid.NewGuid():N}";
        var record = await webhooks.WorkAsync(
            "support_ticket_created", new { ticket_id = ticket, subject = "Coupon cannot be redeemed at the outlet", description = "The scanner says the QR code is invalid.", priority = "high", company_name = "Nobody" });

        record.GetProperty("event").Text("status").ShouldBe("completed", record.ToString());
        var number = WebhookApp.Step(record, "ticket").Text("ticket_no");
        (await webhooks.App.ScalarAsync<string>("select priority || '/' || channel || '/' || status from biz.tickets where external_id = $1 and ticket_no = $2", ticket, number)).ShouldBe("high/webhook/open");
        var solutions = WebhookApp.Step(record, "suggestions").Items("solutions");
        solutions.ShouldNotBeEmpty();
        (await webhooks.App.ScalarAsync<int>("select jsonb_array_length(suggestions) from biz.tickets where ticket_no = $1", number)).ShouldBe(solutions.Length);
        var card = webhooks.Captured(WebhookApp.Step(record, "notify_support"));
        card.ShouldContain($"New ticket {number}");
        card.ShouldContain(solutions[0].Text("resolution")[..20]);
    }

    [LocalFact]
    public async Task A_released_feature_is_drafted_by_marketings_agent_and_marketing_is_told()
    {
        var record = await webhooks.WorkAsync(
            "feature_released", new { feature_id = $"feat_{Guid.NewGuid():N}", name = "Apple Wallet passes", description = "Members keep coupons in their phone." });

        var task = WebhookApp.Step(record, "draft_announcement").Text("task_id");
        await Eventually.TrueAsync(
            async () => await webhooks.App.ScalarAsync<long>("select count(*) from mezzofy.deliveries d join mezzofy.tasks t on t.run_id = d.run_id where t.id = $1 and d.status = 'captured'", task) > 0,
            "marketing to be told", TimeSpan.FromSeconds(60));
        (await webhooks.App.ScalarAsync<string>("select status || '/' || agent || '/' || source || '/' || title from mezzofy.tasks where id = $1", task))
            .ShouldBe("completed/marketing/webhook/Announcement to review: Apple Wallet passes");
        (await webhooks.App.ScalarAsync<string>("select topic || '/' || status || '/' || cardinality(file_ids) from biz.content_drafts where markdown like '%Members keep coupons in their phone.%'"))
            .ShouldBe("Apple Wallet passes/draft/2");
    }

    [LocalFact]
    public async Task An_unknown_event_is_accepted_and_seen_by_operators()
    {
        using var response = await webhooks.PostAsync("webhooks/mezzofy", WebhookApp.Body("moon_landed", new { id = Guid.NewGuid() }));
        var id = await WebhookApp.AcceptedAsync(response);

        var list = await (await webhooks.App.PersonAsync("admin")).GetAsync("admin/webhook-events?status=unhandled&type=moon_landed&source=mezzofy");
        list.Items("items").Select(item => item.Text("event_id")).ShouldContain(id);
    }

    [LocalFact]
    public async Task An_event_without_what_a_step_needs_fails_visibly()
    {
        var record = await webhooks.WorkAsync("support_ticket_created", new { ticket_id = $"tkt_{Guid.NewGuid():N}" });

        record.GetProperty("event").Text("status").ShouldBe("failed");
        record.GetProperty("event").Text("error").ShouldBe("payload_invalid");
        WebhookApp.Step(record, "ticket").Text("message").ShouldBe("data.subject is missing.");
    }

    [LocalFact]
    public async Task The_same_event_ten_times_and_fifty_at_once_has_one_effect()
    {
        var customer = $"cust_{Guid.NewGuid():N}";
        var body = WebhookApp.Body("customer_signed_up", new { customer_id = customer, company_name = "Many", email = "a@many.example" });
        var answers = new List<HttpResponseMessage>();
        for (var time = 0; time < 10; time++)
        {
            answers.Add(await webhooks.PostAsync("webhooks/mezzofy", body));
        }

        answers.AddRange(await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => webhooks.PostAsync("webhooks/mezzofy", body))));

        answers.ShouldAllBe(answer => answer.StatusCode == HttpStatusCode.OK);
        await webhooks.EndAsync(await WebhookApp.AcceptedAsync(answers[0]));
        (await webhooks.App.ScalarAsync<long>("select count(*) from mezzofy.webhook_events where external_id like $1", $"%{customer}")).ShouldBe(1);
        (await webhooks.App.ScalarAsync<long>("select count(*) from biz.leads where external_id = $1", customer)).ShouldBe(1);
        (await webhooks.App.ScalarAsync<long>("select count(*) from mezzofy.deliveries where idempotency_key like $1", $"%{customer}%")).ShouldBe(2);
    }

    [LocalFact]
    public async Task Without_the_database_the_sender_is_told_to_come_again_and_nothing_is_lost()
    {
        var customer = $"cust_{Guid.NewGuid():N}";
        var body = WebhookApp.Body("customer_signed_up", new { customer_id = customer, company_name = "Outage", email = "a@outage.example" });
        webhooks.App.DatabaseCable.Cut();
        using (var away = await webhooks.PostAsync("webhooks/mezzofy", body))
        {
            await AuthenticationTests.ShouldBeProblemAsync(away, 503, "database_unavailable");
            away.Headers.RetryAfter.ShouldNotBeNull();
        }

        webhooks.App.DatabaseCable.Restore();
        HttpResponseMessage? again = null;
        await Eventually.TrueAsync(async () => (again = await webhooks.PostAsync("webhooks/mezzofy", body)).StatusCode == HttpStatusCode.OK, "the event to be accepted", TimeSpan.FromSeconds(60));
        var answer = JsonDocument.Parse(await again!.Content.ReadAsStringAsync()).RootElement;
        (await webhooks.EndAsync(answer.Text("event_id"))).GetProperty("event").Text("status").ShouldBe("completed");
        (await webhooks.App.ScalarAsync<long>("select count(*) from biz.leads where external_id = $1", customer)).ShouldBe(1);
    }

    [LocalFact]
    public async Task What_was_committed_and_never_queued_is_swept_up()
    {
        var customer = $"cust_{Guid.NewGuid():N}";
        var id = Mezzofy.Core.Ids.New(Mezzofy.Core.Ids.Event);
        await using (var command = webhooks.App.Database.CreateCommand(
            """
            insert into mezzofy.webhook_events (id, source, external_id, type, received_at, data, status, queued_at, moved_at)
            values ($1, 'mezzofy', $1, 'customer_signed_up', now(), $2::json, 'accepted', now() - interval '1 minute', now())
            """))
        {
            command.Parameters.AddWithValue(id);
            command.Parameters.AddWithValue(JsonSerializer.Serialize(new { customer_id = customer, company_name = "Left Lying" }));
            await command.ExecuteNonQueryAsync();
        }

        var record = await webhooks.EndAsync(id);

        record.GetProperty("event").Text("status").ShouldBe("completed");
        record.Items("steps").Single(step => step.Text("step") == "welcome_mail").Text("status").ShouldBe("skipped");
    }

    [LocalTheory]
    [InlineData(WebhookApp.OldSecret, 200)]
    [InlineData("a-secret-that-was-never-given", 401)]
    public async Task Both_secrets_of_the_rotation_are_taken_and_no_other(string secret, int status)
    {
        using var response = await webhooks.PostAsync("webhooks/mezzofy", WebhookApp.Body("moon_landed", new { id = Guid.NewGuid() }, secret));

        ((int)response.StatusCode).ShouldBe(status);
    }

    [LocalFact]
    public async Task A_body_beyond_the_limit_is_refused_before_it_is_read()
    {
        using var response = await webhooks.PostAsync("webhooks/mezzofy", WebhookApp.Body("moon_landed", new { id = 1, text = new string('x', 1024 * 1024) }));

        await AuthenticationTests.ShouldBeProblemAsync(response, 413, "body_too_large");
    }
}
