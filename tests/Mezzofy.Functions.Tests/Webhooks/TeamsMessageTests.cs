using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Mezzofy.Testing;
using Microsoft.IdentityModel.Tokens;

namespace Mezzofy.Functions.Tests.Webhooks;

/// <summary>Mentions in Teams, in both ways, from the request to the card.</summary>
[Collection("webhooks")]
public sealed class TeamsMessageTests(WebhookApp webhooks)
{
    private const string Cfo = "Grace Tan Hui Ling";

    [LocalFact]
    public async Task An_answer_with_files_comes_as_a_card_that_lists_them_in_the_response_or_in_the_channel()
    {
        using var response = await OutgoingAsync(Activity("@MezzofyAI generate the financial statement for last month as a PDF", Cfo));

        var message = (await ReadAsync(response)).ToString();
        if (message.Contains("follows here", StringComparison.Ordinal))
        {
            var id = await webhooks.App.ScalarAsync<string>("select id from mezzofy.webhook_events where data::text like '%statement for last month%'");
            message = webhooks.Captured(WebhookApp.Step(await webhooks.EndAsync(id), "teams_answer"));
        }

        message.ShouldContain("AdaptiveCard");
        message.ShouldContain(".pdf](http");
    }

    [LocalFact]
    public async Task An_outgoing_webhook_with_a_quick_question_is_answered_at_once_and_its_event_is_complete()
    {
        using var response = await OutgoingAsync(Activity("<at>MezzofyAI</at> How many open tickets are there?", "Arjun Menon"));

        var card = (await ReadAsync(response)).GetProperty("attachments")[0].GetProperty("content").ToString();
        card.ShouldMatch("[0-9]+");
        (await webhooks.App.ScalarAsync<long>("select count(*) from mezzofy.runs r join mezzofy.users u on u.id = r.owner_id where r.source = 'teams' and u.email = 'support.manager@mezzofy.com'")).ShouldBeGreaterThan(0);
    }

    [LocalFact]
    public async Task A_stranger_is_refused_politely_and_learns_nothing()
    {
        var before = await webhooks.App.ScalarAsync<long>("select count(*) from mezzofy.runs");
        using var response = await OutgoingAsync(Activity("@MezzofyAI what was our revenue last month?", "Mallory Outside"));

        (await ReadAsync(response)).ToString().ShouldContain("I cannot find your account");
        (await webhooks.App.ScalarAsync<long>("select count(*) from mezzofy.runs")).ShouldBe(before);
    }

    [LocalFact]
    public async Task Somebody_elses_Entra_account_with_a_colleagues_name_is_a_stranger()
    {
        var coo = (await webhooks.App.PersonAsync("coo")).Id;
        await ExecuteAsync("update mezzofy.users set aad_object_id = 'object-of-the-coo' where id = $1", coo);

        using var forged = await OutgoingAsync(Activity("@MezzofyAI hello", "Nurul Aisyah binti Rahman", aad: "another-object"));
        using var real = await OutgoingAsync(Activity("@MezzofyAI hello", "A New Name", aad: "Object-of-the-COO"));

        (await ReadAsync(forged)).ToString().ShouldContain("I cannot find your account");
        (await ReadAsync(real)).ToString().ShouldNotContain("I cannot find your account");
    }

    [LocalFact]
    public async Task An_outgoing_message_that_comes_again_gets_the_answer_that_went_out_with_the_first_response()
    {
        var activity = Activity("@MezzofyAI How many open tickets are there?", "Arjun Menon", conversation: "19:again@thread.tacv2");
        using var first = await OutgoingAsync(activity);
        var answer = (await ReadAsync(first)).ToString();
        using var again = await OutgoingAsync(activity);

        answer.ShouldContain("AdaptiveCard");
        (await ReadAsync(again)).ToString().ShouldBe(answer);
    }

    [LocalFact]
    public async Task An_Entra_account_that_nobody_is_bound_to_is_a_stranger_whatever_its_name()
    {
        using var forged = await OutgoingAsync(Activity("@MezzofyAI hello", "Daniel Lim Wei Jie", aad: "99999999-0000-0000-0000-000000000000"));
        using var addressed = await OutgoingAsync(Activity("@MezzofyAI hello", "ceo@mezzofy.com", aad: "99999999-0000-0000-0000-000000000000"));

        (await ReadAsync(forged)).ToString().ShouldContain("I cannot find your account");
        (await ReadAsync(addressed)).ToString().ShouldContain("I cannot find your account");
    }

    [LocalTheory]
    [InlineData("HMAC AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=", "signature_invalid")]
    [InlineData("HMAC abc", "signature_unsupported")]
    [InlineData("Basic abc", "signature_unsupported")]
    [InlineData(null, "signature_missing")]
    public async Task An_outgoing_webhook_that_is_not_signed_by_Teams_is_refused(string? authorization, string code)
    {
        using var response = await webhooks.PostAsync("webhooks/teams", Activity("@MezzofyAI hello", Cfo), authorization is null ? [] : [("Authorization", authorization)]);

        await Auth.AuthenticationTests.ShouldBeProblemAsync(response, 401, code);
    }

    [LocalFact]
    public async Task An_activity_of_the_bot_is_answered_in_its_conversation()
    {
        var activity = Activity("<at>MezzofyAI</at> How many open tickets are there?", "Arjun Menon", conversation: "19:support@thread.tacv2;messageid=1");
        using var response = await webhooks.PostAsync("webhooks/teams", activity, ("Authorization", $"Bearer {webhooks.Bot.Token()}"));
        var record = await webhooks.EndAsync(await WebhookApp.AcceptedAsync(response));

        var step = WebhookApp.Step(record, "teams_answer");
        step.Text("outcome").ShouldBe("answered");
        var captured = JsonDocument.Parse(webhooks.Captured(step)).RootElement;
        captured.GetProperty("post").GetProperty("conversation").Text("conversation_id").ShouldBe("19:support@thread.tacv2;messageid=1");
        captured.GetProperty("card").ToString().ShouldContain("AdaptiveCard");
        using var again = await webhooks.PostAsync("webhooks/teams", activity, ("Authorization", $"Bearer {webhooks.Bot.Token()}"));
        await WebhookApp.AcceptedAsync(again, "duplicate");
    }

    [LocalFact]
    public async Task Somebody_who_writes_again_in_a_conversation_goes_on_in_their_session()
    {
        var conversation = $"19:{Guid.NewGuid():N}@thread.tacv2";
        foreach (var text in new[] { "@MezzofyAI How many open tickets are there?", "@MezzofyAI How many open tickets are there now?" })
        {
            using var response = await webhooks.PostAsync("webhooks/teams", Activity(text, "Arjun Menon", conversation: conversation), ("Authorization", $"Bearer {webhooks.Bot.Token()}"));
            (await webhooks.EndAsync(await WebhookApp.AcceptedAsync(response))).GetProperty("event").Text("status").ShouldBe("completed");
        }

        (await webhooks.App.ScalarAsync<long>("select count(*) from mezzofy.messages m join mezzofy.teams_sessions t on t.session_id = m.session_id where t.conversation_id = $1", conversation)).ShouldBe(4);
    }

    [LocalFact]
    public async Task A_token_that_is_not_quite_the_Bot_Frameworks_is_refused()
    {
        using var other = RSA.Create(2048);
        var tokens = new[]
        {
            webhooks.Bot.Token(audience: "another-app"), webhooks.Bot.Token(issuer: "https://sts.windows.net/x/"), webhooks.Bot.Token(serviceUrl: "https://evil.example/"),
            webhooks.Bot.Token(age: TimeSpan.FromHours(2)), webhooks.Bot.Token(signedBy: new RsaSecurityKey(other) { KeyId = "key-1" }),
            webhooks.Bot.Token(signedBy: new RsaSecurityKey(other) { KeyId = "key-2" }), "nonsense", "a.b.c",
        };
        foreach (var token in tokens)
        {
            using var response = await webhooks.PostAsync("webhooks/teams", Activity("hello", Cfo), ("Authorization", $"Bearer {token}"));
            response.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        }
    }

    [LocalFact]
    public async Task What_is_no_message_is_taken_and_not_answered()
    {
        var activity = Activity("", Cfo).Replace("\"type\":\"message\"", "\"type\":\"conversationUpdate\"", StringComparison.Ordinal);
        using var response = await webhooks.PostAsync("webhooks/teams", activity, ("Authorization", $"Bearer {webhooks.Bot.Token()}"));

        (await webhooks.EndAsync(await WebhookApp.AcceptedAsync(response))).GetProperty("event").Text("status").ShouldBe("unhandled");
    }

    private Task<HttpResponseMessage> OutgoingAsync(string body)
    {
        var signature = Convert.ToBase64String(HMACSHA256.HashData(Convert.FromBase64String(WebhookApp.TeamsSecret), Encoding.UTF8.GetBytes(body)));
        return webhooks.PostAsync("webhooks/teams", body, ("Authorization", $"HMAC {signature}"));
    }

    private static string Activity(string text, string name, string? aad = null, string? conversation = null) => JsonSerializer.Serialize(new
    {
        type = "message",
        id = $"{Guid.NewGuid():N}",
        from = new { id = "29:user", name, aadObjectId = aad },
        channelId = "msteams",
        serviceUrl = FakeBotFramework.ServiceUrl,
        text,
        conversation = conversation is null ? null : new { id = conversation },
        channelData = new { channel = new { id = "19:general@thread.tacv2" }, team = new { id = "team_xyz" } },
    });

    private static async Task<JsonElement> ReadAsync(HttpResponseMessage response)
    {
        response.StatusCode.ShouldBe(HttpStatusCode.OK, await response.Content.ReadAsStringAsync());
        return await response.Content.ReadFromJsonAsync<JsonElement>();
    }

    private async Task ExecuteAsync(string sql, params object[] parameters)
    {
        await using var command = webhooks.App.Database.CreateCommand(sql);
        foreach (var parameter in parameters)
        {
            command.Parameters.AddWithValue(parameter);
        }

        await command.ExecuteNonQueryAsync();
    }
}
