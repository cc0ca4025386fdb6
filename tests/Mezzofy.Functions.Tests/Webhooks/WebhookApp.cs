using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Mezzofy.Testing;

namespace Mezzofy.Functions.Tests.Webhooks;

/// <summary>An app with a secret for the product's events and one for Teams' outgoing webhooks, whose database can be cut off.</summary>
public sealed class WebhookApp : IAsyncLifetime
{
    public const string Secret = "the-product-signs-with-this-0123456789";

    /// <summary>The one during a rotation.</summary>
    public const string OldSecret = "the-product-signed-with-this-012345";

    public static readonly string TeamsSecret = Convert.ToBase64String(Encoding.UTF8.GetBytes("teams signs with these 32 bytes."));

    /// <summary>The app.</summary>
    public RunningApp App { get; private set; } = null!;

    internal FakeBotFramework Bot { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Bot = await FakeBotFramework.StartAsync();
        App = new RunningApp
        {
            Cuttable = true,
            Settings =
            [
                ("Webhooks__Mezzofy__Secrets__0", Secret), ("Webhooks__Mezzofy__Secrets__1", OldSecret), ("Webhooks__Teams__MatchNames", "true"), ("Webhooks__Teams__OutgoingSecret", TeamsSecret),
                ("Webhooks__Teams__AppId", FakeBotFramework.AppId), ("Webhooks__Teams__OpenIdMetadata", $"{Bot.Address}openid"), ("Delivery__PublicBaseUrl", "https://assistant.example"),
            ],
        };
        await App.InitializeAsync();
    }

    public async Task DisposeAsync()
    {
        await App.DisposeAsync();
        await Bot.DisposeAsync();
    }

    /// <summary>An event in the seed's form.</summary>
    public static string Body(string type, object data, string secret = Secret, DateTimeOffset? at = null)
    {
        var (json, time) = (JsonSerializer.Serialize(data), (at ?? DateTimeOffset.UtcNow).ToString("yyyy-MM-ddTHH:mm:ssZ", System.Globalization.CultureInfo.InvariantCulture));
        var signature = Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes($"{type}.{time}.{json}")));
        return $$"""{"event":"{{type}}","timestamp":"{{time}}","data":{{json}},"signature":"{{signature}}"}""";
    }

    /// <summary>Posts a body.</summary>
    public Task<HttpResponseMessage> PostAsync(string path, string body, params (string Name, string Value)[] headers)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        return App.Client.SendAsync(request);
    }

    /// <summary>Posts an event of the product, which must be accepted, and waits for the end of its work.</summary>
    public async Task<JsonElement> WorkAsync(string type, object data)
    {
        using var response = await PostAsync("webhooks/mezzofy", Body(type, data));
        return await EndAsync(await AcceptedAsync(response));
    }

    /// <summary>The id of an event that was accepted.</summary>
    public static async Task<string> AcceptedAsync(HttpResponseMessage response, string status = "accepted")
    {
        var answer = await response.Content.ReadFromJsonAsync<JsonElement>();
        response.StatusCode.ShouldBe(System.Net.HttpStatusCode.OK, answer.ToString());
        answer.Text("status").ShouldBe(status);
        return answer.Text("event_id");
    }

    /// <summary>The record of an event once its work is at an end.</summary>
    public async Task<JsonElement> EndAsync(string eventId)
    {
        var admin = await App.PersonAsync("admin");
        JsonElement found = default;
        await Eventually.TrueAsync(
            async () =>
            {
                found = await admin.GetAsync($"admin/webhook-events/{eventId}");
                return found.GetProperty("event").Text("status") is "completed" or "failed" or "unhandled";
            },
            "the event's work to end", TimeSpan.FromSeconds(60));
        return found;
    }

    /// <summary>What a step of a record came to.</summary>
    public static JsonElement Step(JsonElement record, string step) => record.Items("steps").Single(one => one.Text("step") == step).GetProperty("detail");

    /// <summary>What was captured for the delivery of a step.</summary>
    public string Captured(JsonElement step)
    {
        step.Text("delivery").ShouldBe("captured");
        return File.ReadAllText(Directory.GetFiles(Path.Combine(App.DataFolder, "outbox"), $"*{step.Text("delivery_id")}*").Single());
    }
}

/// <summary>Tests that share it, one after the other.</summary>
[CollectionDefinition("webhooks")]
public sealed class WebhooksCollection : ICollectionFixture<WebhookApp>;
