using System.Text.Json;
using Mezzofy.Core.Delivery.Providers;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Tokens;

namespace Mezzofy.Core.Webhooks.Teams;

/// <summary>The keys that the Bot Framework signs its tokens with, from its OpenID document.</summary>
/// <remarks>Asked for once a day, and at most once a minute when a token names a key that is not known. When they cannot be had, known ones stay.</remarks>
internal sealed class BotKeys(ProviderClients clients, IOptions<WebhookOptions> options, TimeProvider clock) : IDisposable
{
    private static readonly TimeSpan GoodFor = TimeSpan.FromDays(1);
    private static readonly TimeSpan LeastApart = TimeSpan.FromMinutes(1);
    private readonly Lazy<HttpClient> http = new(() => clients.Create(_ => false));
    private readonly SemaphoreSlim gate = new(1, 1);
    private Dictionary<string, JsonWebKey> keys = [];
    private DateTimeOffset asked = DateTimeOffset.MinValue;

    /// <summary>The key of that id, or null.</summary>
    /// <exception cref="ProblemException">503 <c>keys_unavailable</c>: none are known, and they cannot be had.</exception>
    public async Task<JsonWebKey?> FindAsync(string? kid, CancellationToken cancellationToken)
    {
        if (kid is null)
        {
            return null;
        }

        if (!IsKnown(kid))
        {
            await gate.WaitAsync(cancellationToken);
            try
            {
                if (!IsKnown(kid) && (keys.Count == 0 || clock.GetUtcNow() - asked >= LeastApart))
                {
                    await RefreshAsync(cancellationToken);
                }
            }
            finally
            {
                gate.Release();
            }
        }

        return keys.GetValueOrDefault(kid);
    }

    /// <inheritdoc/>
    public void Dispose() => gate.Dispose();

    private bool IsKnown(string kid) => keys.ContainsKey(kid) && clock.GetUtcNow() - asked < GoodFor;

    private async Task RefreshAsync(CancellationToken cancellationToken)
    {
        try
        {
            using var document = JsonDocument.Parse(await http.Value.GetStringAsync(options.Value.Teams.OpenIdMetadata, cancellationToken));
            var set = new JsonWebKeySet(await http.Value.GetStringAsync(document.RootElement.GetProperty("jwks_uri").GetString(), cancellationToken));
            keys = set.Keys.Where(key => key.Kid is not null).DistinctBy(key => key.Kid).ToDictionary(key => key.Kid);
            asked = clock.GetUtcNow();
        }
        catch (Exception exception) when (exception is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            if (keys.Count == 0)
            {
                throw new ProblemException(503, "keys_unavailable", "The keys of the Bot Framework cannot be had.", retryAfter: TimeSpan.FromSeconds(5), inner: exception);
            }
        }
    }
}
