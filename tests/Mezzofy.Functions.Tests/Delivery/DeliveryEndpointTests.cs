using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Mezzofy.Core;
using Mezzofy.Core.Delivery;

namespace Mezzofy.Functions.Tests.Delivery;

[Collection("app")]
public sealed class DeliveryEndpointTests(RunningApp app)
{
    [Fact]
    public async Task A_person_registers_lists_and_removes_their_own_phones()
    {
        using var client = await ClientAsync("sales.rep");
        var token = $"fcm-{Guid.NewGuid():N}";

        using var registered = await client.PostAsJsonAsync("devices", new { token, platform = "android" });
        registered.StatusCode.ShouldBe(HttpStatusCode.Created);
        var device = await registered.Content.ReadFromJsonAsync<JsonElement>();
        var id = device.GetProperty("id").GetString()!;
        device.TryGetProperty("token", out _).ShouldBeFalse();
        (await IdsAsync(client)).ShouldContain(id);

        using var other = await ClientAsync("cfo");
        (await other.DeleteAsync($"devices/{id}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await client.DeleteAsync($"devices/{id}")).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await IdsAsync(client)).ShouldNotContain(id);
    }

    [Theory]
    [InlineData("""{ "platform": "android" }""")]
    [InlineData("""{ "token": "has space", "platform": "android" }""")]
    [InlineData("""{ "token": "t", "platform": "toaster" }""")]
    public async Task A_phone_that_makes_no_sense_is_refused(string body)
    {
        using var client = await ClientAsync("sales.rep");

        using var response = await client.PostAsync("devices", new StringContent(body, System.Text.Encoding.UTF8, "application/json"));

        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [LocalFact]
    public async Task An_operator_finds_a_dead_delivery_tries_it_again_and_the_audit_log_knows()
    {
        using var client = await ClientAsync("admin");
        var run = Ids.New(Ids.Run);
        var id = await InsertAsync(run, "dead");

        var list = await client.GetFromJsonAsync<JsonElement>($"admin/deliveries?status=dead&channel=teams&run_id={run}&since={Uri.EscapeDataString(DateTimeOffset.UtcNow.AddHours(-1).ToString("O"))}");
        list.GetProperty("items").EnumerateArray().Single().GetProperty("title").GetString().ShouldBe("Title");
        using var retried = await client.PostAsync($"admin/deliveries/{id}/retry", null);
        (await retried.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("status").GetString().ShouldBe("captured");
        using var again = await client.PostAsync($"admin/deliveries/{id}/retry", null);

        again.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        await using var audit = app.Database.CreateCommand("select string_agg(outcome, ',' order by seq) from mezzofy.audit_log where action = 'deliveries.retry' and object = $1");
        audit.Parameters.AddWithValue(id);
        (await audit.ExecuteScalarAsync()).ShouldBe("done,refused");
    }

    [LocalFact]
    public async Task The_list_of_deliveries_is_walked_page_by_page()
    {
        using var client = await ClientAsync("admin");
        var run = Ids.New(Ids.Run);
        var expected = new List<string>();
        for (var number = 0; number < 5; number++)
        {
            expected.Insert(0, await InsertAsync(run, "sent"));
        }

        var (found, cursor) = (new List<string>(), (string?)"");
        do
        {
            var page = await client.GetFromJsonAsync<JsonElement>($"admin/deliveries?run_id={run}&limit=2&cursor={cursor}");
            found.AddRange(page.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("id").GetString()!));
            cursor = page.GetProperty("next_cursor").GetString();
        }
        while (cursor is not null);

        found.ShouldBe(expected!);
    }

    [Theory]
    [InlineData("status=lost")]
    [InlineData("channel=pigeon")]
    [InlineData("since=yesterday")]
    [InlineData("cursor=x")]
    public async Task A_filter_that_makes_no_sense_is_refused(string query)
    {
        using var client = await ClientAsync("admin");

        (await client.GetAsync($"admin/deliveries?{query}")).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Theory]
    [InlineData("x")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    public async Task A_link_that_was_never_made_opens_nothing(string token) =>
        (await app.Client.GetAsync($"shared/{token}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);

    private static async Task<List<string?>> IdsAsync(HttpClient client) =>
        [.. (await client.GetFromJsonAsync<JsonElement>("devices")).GetProperty("items").EnumerateArray().Select(item => item.GetProperty("id").GetString())];

    private async Task<HttpClient> ClientAsync(string mailbox)
    {
        var client = app.NewClient();
        var login = await app.LoginAsync(mailbox);
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", login.GetProperty("access_token").GetString());
        return client;
    }

    private async Task<string> InsertAsync(string run, string status)
    {
        var effect = NewDelivery.Of(new TeamsPost("sales", "Title", "Text"), Guid.NewGuid().ToString(), Ids.New(Ids.User), run);
        await using var batch = app.Database.CreateBatch();
        batch.BatchCommands.Add(Outbox.Enqueue(effect, DateTimeOffset.UtcNow));
        batch.BatchCommands.Add(new("update mezzofy.deliveries set status = $1 where idempotency_key = $2") { Parameters = { new() { Value = status }, new() { Value = effect.IdempotencyKey } } });
        return (string)(await batch.ExecuteScalarAsync())!;
    }
}
