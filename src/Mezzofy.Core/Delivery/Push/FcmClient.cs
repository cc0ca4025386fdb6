using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Mezzofy.Core.Delivery.Providers;
using Mezzofy.Core.Outputs.Text;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Mezzofy.Core.Delivery.Push;

/// <summary>Firebase Cloud Messaging, HTTP v1.</summary>
internal sealed class FcmClient(ProviderClients clients, IOptions<PushOptions> options, TimeProvider clock) : IDisposable
{
    private const int ShownBody = 100;
    private readonly RSA key = RSA.Create();
    private HttpClient? http;

    /// <summary>Sends a notification to one phone.</summary>
    /// <returns>FCM's name of the message.</returns>
    public async Task<string?> SendAsync(string deliveryId, PushNotification notification, string token, CancellationToken cancellationToken)
    {
        using var content = new StringContent(Message(deliveryId, notification, token).ToJsonString(), Encoding.UTF8, "application/json");
        using var answer = await Http().PostAsync(new Uri($"{options.Value.BaseUrl.TrimEnd('/')}/v1/projects/{options.Value.ProjectId}/messages:send"), content, cancellationToken);
        var body = await answer.Content.ReadAsStringAsync(cancellationToken);
        return body.StartsWith('{') ? JsonDocument.Parse(body).RootElement.TryGetProperty("name", out var name) ? name.GetString() : null : null;
    }

    /// <inheritdoc/>
    public void Dispose() => key.Dispose();

    // The tag and the collapse id make a notification that arrives twice replace itself on the phone.
    private static JsonObject Message(string deliveryId, PushNotification notification, string token) => new()
    {
        ["message"] = new JsonObject
        {
            ["token"] = token,
            ["notification"] = new JsonObject
            {
                ["title"] = PlainText.OneLine(notification.Title, ShownBody), ["body"] = PlainText.OneLine(notification.Body, ShownBody),
            },
            ["data"] = new JsonObject([.. notification.Data.Select(pair => KeyValuePair.Create(pair.Key, (JsonNode?)pair.Value))]),
            ["android"] = new JsonObject { ["notification"] = new JsonObject { ["tag"] = deliveryId } },
            ["apns"] = new JsonObject { ["headers"] = new JsonObject { ["apns-collapse-id"] = deliveryId } },
        },
    };

    private HttpClient Http()
    {
        if (http is { } ready)
        {
            return ready;
        }

        lock (key)
        {
            if (http is null)
            {
                key.ImportFromPem(options.Value.PrivateKey!.Replace("\\n", "\n", StringComparison.Ordinal));
                http = clients.Create(request => request.Method == HttpMethod.Post, clients.Tokens(options.Value.TokenUrl, Grant));
            }

            return http;
        }
    }

    private Dictionary<string, string> Grant() => new() { ["grant_type"] = "urn:ietf:params:oauth:grant-type:jwt-bearer", ["assertion"] = Assertion() };

    private string Assertion()
    {
        var now = clock.GetUtcNow().UtcDateTime;
        return new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(new SecurityTokenDescriptor
        {
            Issuer = options.Value.ClientEmail,
            Audience = options.Value.TokenUrl,
            IssuedAt = now,
            Expires = now.AddHours(1),
            Claims = new Dictionary<string, object> { ["scope"] = "https://www.googleapis.com/auth/firebase.messaging" },
            SigningCredentials = new SigningCredentials(new RsaSecurityKey(key), SecurityAlgorithms.RsaSha256),
        });
    }
}
