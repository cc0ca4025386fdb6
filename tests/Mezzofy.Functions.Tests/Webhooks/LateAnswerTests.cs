using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Mezzofy.Testing;

namespace Mezzofy.Functions.Tests.Webhooks;

/// <summary>An outgoing webhook of Teams whose answer takes longer than Teams waits.</summary>
public sealed class LateAnswerTests : IAsyncLifetime
{
    private readonly RunningApp app = new()
    {
        Settings =
        [
            ("Webhooks__Teams__MatchNames", "true"), ("Webhooks__Teams__OutgoingSecret", WebhookApp.TeamsSecret), ("Webhooks__Teams__AnswerSeconds", "0.1"),
            ("Delivery__Teams__Channels__management__ChannelId", "19:management@thread.tacv2"), ("Delivery__PublicBaseUrl", "https://assistant.example"),
        ],
    };

    public Task InitializeAsync() => app.InitializeAsync();

    public Task DisposeAsync() => app.DisposeAsync();

    [LocalFact]
    public async Task It_is_told_at_once_that_the_answer_follows_and_the_answer_follows_in_the_channel_once()
    {
        var body = JsonSerializer.Serialize(new
        {
            type = "message", id = "1", from = new { id = "29:user", name = "Grace Tan Hui Ling" }, channelId = "msteams",
            text = "@MezzofyAI generate the financial statement for last month as a PDF", channelData = new { channel = new { id = "19:management@thread.tacv2" } },
        });
        var signature = Convert.ToBase64String(HMACSHA256.HashData(Convert.FromBase64String(WebhookApp.TeamsSecret), Encoding.UTF8.GetBytes(body)));
        using var request = new HttpRequestMessage(HttpMethod.Post, "webhooks/teams") { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        request.Headers.TryAddWithoutValidation("Authorization", $"HMAC {signature}");
        using var response = await app.Client.SendAsync(request);

        (await response.Content.ReadFromJsonAsync<JsonElement>()).Text("text").ShouldContain("follows here");
        await Eventually.TrueAsync(
            async () => await app.ScalarAsync<long>("select count(*) from mezzofy.webhook_events where status = 'completed'") == 1, "the answer to follow", TimeSpan.FromSeconds(60));
        (await app.ScalarAsync<long>("select count(*) from mezzofy.deliveries where channel = 'teams' and payload ->> 'channel' = 'management' and status = 'captured'")).ShouldBe(1);
        (await app.ScalarAsync<long>("select count(*) from mezzofy.runs where source = 'teams'")).ShouldBe(1);
        var card = await File.ReadAllTextAsync(Directory.GetFiles(Path.Combine(app.DataFolder, "outbox"), "dlv_*.json").Single());
        card.ShouldContain("AdaptiveCard");
        card.ShouldContain(".pdf](http");
    }
}
