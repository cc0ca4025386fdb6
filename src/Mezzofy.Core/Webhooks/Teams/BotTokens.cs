using System.Text.Json;
using Mezzofy.Core.Webhooks.Signatures;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Mezzofy.Core.Webhooks.Teams;

/// <summary>Checks the tokens of activities (Bot Framework, "Authenticate requests from the Bot Connector service to your bot").</summary>
internal sealed class BotTokens(BotKeys keys, IOptions<WebhookOptions> options, TimeProvider clock)
{
    /// <summary>The scheme, with its space.</summary>
    public const string Scheme = "Bearer ";

    private const int MaxLength = 8192;
    private readonly JsonWebTokenHandler handler = new() { MaximumTokenSizeInBytes = MaxLength };

    /// <summary>Passes when signature, issuer, audience, times, the key's endorsement of the channel, and <c>serviceurl</c> are right.</summary>
    /// <exception cref="ProblemException">401; 503 when the keys cannot be had.</exception>
    public async Task CheckAsync(string token, TeamsActivity activity, CancellationToken cancellationToken)
    {
        var app = options.Value.Teams.AppId;
        if (string.IsNullOrEmpty(app))
        {
            throw new ProblemException(401, "source_not_configured", "No bot is set up here: Webhooks:Teams:AppId.");
        }

        var key = await keys.FindAsync(Kid(token), cancellationToken) ?? throw Refusals.Invalid();
        var result = await handler.ValidateTokenAsync(token, Parameters(app, key));
        if (!result.IsValid || result.SecurityToken is not JsonWebToken jwt || !IsEndorsed(key, activity.ChannelId))
        {
            throw result.Exception is SecurityTokenInvalidLifetimeException ? Refusals.OutsideWindow() : Refusals.Invalid();
        }

        if (!jwt.TryGetPayloadValue<string>("serviceurl", out var url) || !Same(url, activity.ServiceUrl))
        {
            throw Refusals.Invalid();
        }
    }

    private TokenValidationParameters Parameters(string app, JsonWebKey key) => new()
    {
        ValidIssuer = options.Value.Teams.Issuer,
        ValidAudience = app,
        IssuerSigningKey = key,
        ValidAlgorithms = [SecurityAlgorithms.RsaSha256],
        RequireSignedTokens = true,
        RequireExpirationTime = true,
        LifetimeValidator = (from, until, _, _) =>
            until is { } end && clock.GetUtcNow().UtcDateTime < end + Refusals.Window && (from is not { } begin || clock.GetUtcNow().UtcDateTime > begin - Refusals.Window),
    };

    private string? Kid(string token)
    {
        try
        {
            return token.Length <= MaxLength ? handler.ReadJsonWebToken(token).Kid : null;
        }
        catch (Exception exception) when (exception is ArgumentException or SecurityTokenException or JsonException or FormatException)
        {
            return null;
        }
    }

    // A key may be good for some channels only; one that names none is good for all.
    private static bool IsEndorsed(JsonWebKey key, string? channel) =>
        !key.AdditionalData.TryGetValue("endorsements", out var named)
        || (named is JsonElement { ValueKind: JsonValueKind.Array } list ? list.EnumerateArray().Any(one => one.ValueEquals(channel))
            : named is System.Collections.IEnumerable others && others.Cast<object>().Any(one => $"{one}" == channel));

    private static bool Same(string? left, string? right) =>
        left is { Length: > 0 } && right is not null && left.TrimEnd('/').Equals(right.TrimEnd('/'), StringComparison.OrdinalIgnoreCase);
}
