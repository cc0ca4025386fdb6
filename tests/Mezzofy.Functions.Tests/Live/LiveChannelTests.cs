using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Client;
using Npgsql;

namespace Mezzofy.Functions.Tests.Live;

/// <summary>The live channel with real clients.</summary>
[Collection("app")]
public sealed class LiveChannelTests(RunningApp app)
{
    private const string Question = "How many open tickets are there?";

    [Fact]
    public async Task A_text_message_is_answered_with_complete_on_all_connections_of_its_person_and_of_nobody_else()
    {
        var token = await TokenAsync("support.manager");
        await using var phone = await LiveClient.ConnectAsync(app, token);
        await using var desk = await LiveClient.ConnectAsync(app, token);
        await using var other = await LiveClient.ConnectAsync(app, await TokenAsync("finance.manager"));

        await phone.Connection.SendAsync("text", new { message = Question });

        var complete = await phone.EndAsync();
        complete.GetProperty("type").GetString().ShouldBe("complete");
        complete.GetProperty("response").GetProperty("response").GetString().ShouldNotBeNullOrWhiteSpace();
        complete.GetProperty("response").GetProperty("session_id").GetString().ShouldStartWith("sess_");
        (await desk.EndAsync()).ToString().ShouldBe(complete.ToString());
        await other.Connection.SendAsync("text", "");
        (await other.NextAsync()).GetProperty("type").GetString().ShouldBe("error", "the stranger's first event is their own");
    }

    [Fact]
    public async Task A_message_goes_on_with_its_session_and_the_same_key_gives_the_same_answer()
    {
        await using var client = await LiveClient.ConnectAsync(app, await TokenAsync("support.manager"));
        await client.Connection.SendAsync("text", new { message = Question });
        var session = (await client.EndAsync()).GetProperty("response").GetProperty("session_id").GetString();
        var again = new { type = "text", message = Question, session_id = session, idempotency_key = $"key-{Guid.NewGuid():N}" };

        await client.Connection.SendAsync("text", again);
        var first = (await client.EndAsync()).GetProperty("response");
        await client.Connection.SendAsync("text", again);
        var second = (await client.EndAsync()).GetProperty("response");

        first.GetProperty("session_id").GetString().ShouldBe(session);
        second.GetProperty("message_id").GetString().ShouldBe(first.GetProperty("message_id").GetString());
    }

    [Fact]
    public async Task The_bare_text_is_a_message_too()
    {
        await using var client = await LiveClient.ConnectAsync(app, await TokenAsync("support.manager"));

        await client.Connection.InvokeAsync("text", Question);

        (await client.EndAsync()).GetProperty("type").GetString().ShouldBe("complete");
    }

    [Fact]
    public async Task Everything_that_happens_is_told_in_order_and_what_was_missed_is_sent_again()
    {
        var token = await TokenAsync("support.manager");
        await using var phone = await LiveClient.ConnectAsync(app, token);
        await phone.Connection.SendAsync("text", new { message = Question });
        var told = await phone.RunAsync();

        told.Select(happened => happened.GetProperty("seq").GetInt32()).ShouldBe(Enumerable.Range(1, told.Count));
        told.Select(happened => happened.Text("type")).ShouldBe(["status", "status", "tool_call", "tool_result", "complete"]);
        await using var again = await LiveClient.ConnectAsync(app, token);
        await again.Connection.SendAsync("resume", new { run_id = told[0].Text("run_id"), after = 2 });
        (await again.RunAsync()).Select(happened => happened.ToString()).ShouldBe(told.Skip(2).Select(happened => happened.ToString()));
        await again.Connection.SendAsync("resume", new { run_id = told[0].Text("run_id"), after = 1, before = 4 });
        (await again.NextAsync()).ToString().ShouldBe(told[1].ToString());
        (await again.NextAsync()).ToString().ShouldBe(told[2].ToString());
        await again.Connection.SendAsync("resume", new { run_id = told[0].Text("run_id"), after = told.Count - 1 });
        (await again.NextAsync()).Text("type").ShouldBe("complete", "nothing more of the gap before");
        await using var stranger = await LiveClient.ConnectAsync(app, await TokenAsync("finance.manager"));
        await stranger.Connection.SendAsync("resume", new { run_id = told[0].Text("run_id") });
        await stranger.Connection.SendAsync("resume", new { run_id = "none" });
        (await stranger.NextAsync()).Text("type").ShouldBe("error", "nothing of somebody else's run");
    }

    [Theory]
    [InlineData("""{"message":""}""", 400, "validation_failed")]
    [InlineData("""{"message":7}""", 400, "validation_failed")]
    [InlineData("""{"message":"hi","session_id":"sess_0198f3c2a4b07c1e9d2f6a5b4c3d2e1f"}""", 404, "not_found")]
    [InlineData("""{"type":"speech_start"}""", 400, "unknown_type")]
    [InlineData("""[1]""", 400, "validation_failed")]
    public async Task A_message_that_is_wrong_is_answered_with_an_error_event(string message, int status, string code)
    {
        await using var client = await LiveClient.ConnectAsync(app, await TokenAsync("support.manager"));

        await client.Connection.InvokeAsync("text", JsonElement.Parse(message));

        var error = await client.NextAsync();
        error.GetProperty("type").GetString().ShouldBe("error");
        error.GetProperty("status").GetInt32().ShouldBe(status);
        error.GetProperty("code").GetString().ShouldBe(code);
        error.GetProperty("detail").GetString().ShouldNotBeNullOrWhiteSpace();
        error.GetProperty("trace_id").GetString()!.Length.ShouldBe(32);
    }

    [LocalFact]
    public async Task What_waits_for_a_person_is_told_and_decided_on_the_channel()
    {
        var person = await app.PersonAsync("support.manager");
        await using var client = await LiveClient.ConnectAsync(app, person.Token);
        await client.Connection.SendAsync("text", new { message = "Send me the ticket summary every Saturday at 4:10am" });
        var asked = await client.NextAsync();
        while (asked.Text("type") != "approval_required")
        {
            asked = await client.NextAsync();
        }

        await client.Connection.SendAsync("approval", new { approval_id = asked.GetProperty("approval").Text("approval_id"), decision = "approve" });

        (await client.EndAsync()).Text("type").ShouldBe("complete");
        (await person.GetAsync("scheduler/jobs?limit=200")).ToString().ShouldContain("10 4 * * 6");
    }

    [Fact]
    public async Task An_unknown_method_fails_and_the_connection_stays()
    {
        await using var client = await LiveClient.ConnectAsync(app, await TokenAsync("support.manager"));

        await Should.ThrowAsync<HubException>(() => client.Connection.InvokeAsync("dance", new { }));

        client.Connection.State.ShouldBe(HubConnectionState.Connected);
    }

    [Fact]
    public async Task Logging_out_closes_the_connections_of_that_login_and_of_no_other()
    {
        var (ended, other) = (await TokenAsync("cfo"), await TokenAsync("cfo"));
        await using var leaving = await LiveClient.ConnectAsync(app, ended);
        await using var staying = await LiveClient.ConnectAsync(app, other);

        using (await app.SendAsync(HttpMethod.Post, "auth/logout", ended))
        {
            await leaving.ClosedAsync();
        }

        await staying.Connection.InvokeAsync("text", "");
        (await staying.NextAsync()).GetProperty("code").GetString().ShouldBe("validation_failed");
    }

    [Fact]
    public async Task A_ticket_that_is_used_after_logging_out_connects_to_nothing()
    {
        var token = await TokenAsync("coo");
        using var response = await app.SendAsync(HttpMethod.Post, "chat/ws/negotiate", token);
        var ticket = await response.Content.ReadFromJsonAsync<JsonElement>();
        (await app.SendAsync(HttpMethod.Post, "auth/logout", token)).Dispose();

        await using var late = await LiveClient.ConnectAsync(ticket.GetProperty("url").GetString()!, ticket.GetProperty("accessToken").GetString());

        await late.ClosedAsync();
    }

    [LocalTheory]
    [InlineData("update mezzofy.logins set revoked_at = now(), revoked_reason = 'logout' where user_id = $1")]
    [InlineData("update mezzofy.users set disabled_at = now() where id = $1")]
    [InlineData("update mezzofy.users set role = 'finance_viewer' where id = $1")]
    public async Task A_login_that_ends_elsewhere_and_a_right_that_is_lost_close_the_connections(string change)
    {
        var person = await NewcomerAsync();
        await using var client = await LiveClient.ConnectAsync(app, person.Token);
        await using (var end = app.Database.CreateCommand(change))
        {
            end.Parameters.Add(new NpgsqlParameter { Value = person.Id });
            await end.ExecuteNonQueryAsync();
        }

        await client.ClosedAsync();
        using var again = await app.SendAsync(HttpMethod.Post, "chat/ws/negotiate", person.Token);
        again.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Theory]
    [InlineData("token")]
    [InlineData("access_token")]
    public async Task The_access_token_may_be_in_the_query_of_the_negotiation_and_is_not_logged(string name)
    {
        var token = await TokenAsync("support.manager");

        await using var client = await LiveClient.ConnectAsync(app, null, $"?{name}={token}");

        client.Connection.State.ShouldBe(HubConnectionState.Connected);
        app.Log.ShouldNotContain(token);
    }

    [Fact]
    public async Task A_token_in_the_query_opens_nothing_else()
    {
        using var response = await app.Client.GetAsync($"chat/sessions?token={await TokenAsync("support.manager")}");

        response.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Negotiation_answers_in_SignalRs_names_and_is_not_cached()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "chat/ws/negotiate?negotiateVersion=1");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", await TokenAsync("support.manager"));
        using var response = await app.Client.SendAsync(request);

        var answer = await response.Content.ReadFromJsonAsync<JsonElement>();
        answer.EnumerateObject().Select(property => property.Name).ShouldBe(["url", "accessToken"]);
        answer.GetProperty("url").GetString().ShouldEndWith("/client/?hub=chat");
        response.Headers.CacheControl!.NoStore.ShouldBeTrue();
    }

    // Somebody whose account no other test uses.
    private async Task<Person> NewcomerAsync()
    {
        var mailbox = $"newcomer.{Guid.NewGuid():N}";
        await using (var insert = app.Database.CreateCommand(
            """
            insert into mezzofy.users (id, email, name, department, role, password_hash)
            select 'user_' || replace(gen_random_uuid()::text, '-', ''), $1, name, department, role, password_hash from mezzofy.users where email = 'sales.rep@mezzofy.com'
            """))
        {
            insert.Parameters.Add(new NpgsqlParameter { Value = $"{mailbox}@mezzofy.com" });
            await insert.ExecuteNonQueryAsync();
        }

        return new Person(app.Client, await app.LoginAsync(mailbox));
    }

    private async Task<string> TokenAsync(string mailbox) => (await app.LoginAsync(mailbox)).GetProperty("access_token").GetString()!;
}
