using System.Text.Json;
using Azure.Core;

namespace Mezzofy.Core.Delivery.Providers;

/// <summary>An access token.</summary>
/// <param name="Value">The token.</param>
/// <param name="WasKept">Whether it was fetched for an earlier request.</param>
internal readonly record struct ProviderToken(string Value, bool WasKept);

/// <summary>Access tokens for one provider, kept until shortly before they expire.</summary>
internal interface ITokens
{
    /// <summary>A token.</summary>
    /// <exception cref="DeliveryFaultException">There is none to be had.</exception>
    ValueTask<ProviderToken> GetAsync(CancellationToken cancellationToken);

    /// <summary>Forgets a token that was refused.</summary>
    void Drop(string token);
}

/// <summary>Tokens by an OAuth 2.0 grant (RFC 6749: client credentials, refresh token; RFC 7523: JWT bearer).</summary>
/// <param name="http">Its client raises <see cref="DeliveryFaultException"/>.</param>
/// <param name="endpoint">The token endpoint.</param>
/// <param name="grant">The form to post; asked each time, because an assertion expires.</param>
/// <param name="clock">Decides when a token is too old.</param>
internal sealed class OAuthTokens(HttpClient http, Uri endpoint, Func<IEnumerable<KeyValuePair<string, string>>> grant, TimeProvider clock) : ITokens, IDisposable
{
    private static readonly TimeSpan Margin = TimeSpan.FromMinutes(5);
    private readonly SemaphoreSlim fetching = new(1, 1);
    private volatile Kept? kept;

    /// <inheritdoc/>
    public async ValueTask<ProviderToken> GetAsync(CancellationToken cancellationToken)
    {
        if (Usable() is { } current)
        {
            return new(current, true);
        }

        await fetching.WaitAsync(cancellationToken);
        try
        {
            return Usable() is { } meanwhile ? new(meanwhile, true) : new(await FetchAsync(cancellationToken), false);
        }
        finally
        {
            fetching.Release();
        }
    }

    /// <inheritdoc/>
    public void Drop(string token)
    {
        if (kept?.Value == token)
        {
            kept = null;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => fetching.Dispose();

    private string? Usable() => kept is { } token && token.Until > clock.GetUtcNow() ? token.Value : null;

    private async Task<string> FetchAsync(CancellationToken cancellationToken)
    {
        using var form = new FormUrlEncodedContent(grant());
        using var answer = await http.PostAsync(endpoint, form, cancellationToken);
        using var body = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(cancellationToken));
        var token = body.RootElement.GetProperty("access_token").GetString() ?? throw DeliveryFaultException.Permanent("The token endpoint answered no token.");
        var life = TimeSpan.FromSeconds(body.RootElement.TryGetProperty("expires_in", out var seconds) && seconds.TryGetInt32(out var value) ? value : 3600);
        kept = new(token, clock.GetUtcNow() + (life > Margin * 2 ? life - Margin : life / 2));
        return token;
    }

    private sealed record Kept(string Value, DateTimeOffset Until);
}

/// <summary>Tokens of the machine's managed identity; the library keeps them itself.</summary>
internal sealed class IdentityTokens(TokenCredential credential, string scope) : ITokens
{
    /// <inheritdoc/>
    public async ValueTask<ProviderToken> GetAsync(CancellationToken cancellationToken)
    {
        try
        {
            return new((await credential.GetTokenAsync(new TokenRequestContext([scope]), cancellationToken)).Token, false);
        }
        catch (Azure.Identity.AuthenticationFailedException exception)
        {
            throw new DeliveryFaultException(FaultCategory.Transient, "The managed identity gave no token.", exception);
        }
    }

    /// <inheritdoc/>
    public void Drop(string token)
    {
    }
}
