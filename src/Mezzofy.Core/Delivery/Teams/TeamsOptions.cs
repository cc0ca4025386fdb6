using System.ComponentModel.DataAnnotations;

namespace Mezzofy.Core.Delivery.Teams;

/// <summary>Settings of Teams, under <c>Delivery:Teams:</c>.</summary>
public sealed record TeamsOptions : IValidatableObject
{
    /// <summary>The section.</summary>
    public const string Section = "Delivery:Teams";

    /// <summary>Where each channel is, by the name people use. The departments and <c>general</c> are known without; posts to them are captured.</summary>
    public IReadOnlyDictionary<string, TeamsChannelOptions> Channels { get; init; } = new Dictionary<string, TeamsChannelOptions>();

    /// <summary>The bot's credentials.</summary>
    public TeamsBotOptions Bot { get; init; } = new();

    /// <summary>A person's delegated rights, for channels reached through Graph.</summary>
    public TeamsDelegatedOptions Delegated { get; init; } = new();

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        var addresses = Channels.SelectMany(channel => new[] { (channel.Key, "WebhookUrl", channel.Value.WebhookUrl), (channel.Key, "ServiceUrl", channel.Value.ServiceUrl) });
        foreach (var (name, setting, address) in addresses.Where(address => !string.IsNullOrEmpty(address.Item3)))
        {
            // The address itself is a secret and must not reach a log.
            if (!Uri.TryCreate(address, UriKind.Absolute, out var uri) || (uri.Scheme != Uri.UriSchemeHttps && uri.Scheme != Uri.UriSchemeHttp))
            {
                yield return new ValidationResult($"{Section}:Channels:{name}:{setting} is not a web address.", [nameof(Channels)]);
            }
        }

        if (Bot.ServiceUrls.Any(address => !Uri.IsWellFormedUriString(address, UriKind.Absolute)))
        {
            yield return new ValidationResult($"{Section}:Bot:ServiceUrls has an entry that is not a web address.", [nameof(Bot)]);
        }
    }
}

/// <summary>Where a channel is; one of the three ways.</summary>
public sealed record TeamsChannelOptions
{
    /// <summary>A Workflows webhook ("Post to a channel when a webhook request is received"). A secret.</summary>
    public string? WebhookUrl { get; init; }

    /// <summary>The bot's conversation with the channel.</summary>
    public string? ConversationId { get; init; }

    /// <summary>Where that conversation is served; default the first of <see cref="TeamsBotOptions.ServiceUrls"/>.</summary>
    public string? ServiceUrl { get; init; }

    /// <summary>The team, for Graph.</summary>
    public string? TeamId { get; init; }

    /// <summary>The channel, for Graph.</summary>
    public string? ChannelId { get; init; }
}

/// <summary>The bot's credentials.</summary>
public sealed record TeamsBotOptions
{
    /// <summary>The bot's application.</summary>
    public string? AppId { get; init; }

    /// <summary>Its secret.</summary>
    public string? AppSecret { get; init; }

    /// <summary>Where its tokens come from; for a single-tenant bot name the tenant in place of <c>botframework.com</c>.</summary>
    [Required, Url]
    public string TokenUrl { get; init; } = "https://login.microsoftonline.com/botframework.com/oauth2/v2.0/token";

    /// <summary>Addresses, or beginnings of them, at which conversations may be served; no other is called, whatever an activity says.</summary>
    public IReadOnlyList<string> ServiceUrls { get; init; } = ["https://smba.trafficmanager.net/"];

    /// <summary>Whether there are credentials.</summary>
    public bool IsConfigured => !string.IsNullOrEmpty(AppId) && !string.IsNullOrEmpty(AppSecret);
}

/// <summary>A person's delegated rights (ChannelMessage.Send; ChannelMessage.Read.All to read back).</summary>
/// <remarks>Graph takes no channel posts with application permissions (except migration).</remarks>
public sealed record TeamsDelegatedOptions
{
    /// <summary>The application the person consented to.</summary>
    public string? ClientId { get; init; }

    /// <summary>Its secret.</summary>
    public string? ClientSecret { get; init; }

    /// <summary>The tenant; default that of <c>Graph:TenantId</c>.</summary>
    public string? TenantId { get; init; }

    /// <summary>The refresh token of the person's consent. Entra lets it live for 90 days after its last use.</summary>
    public string? RefreshToken { get; init; }

    /// <summary>Whether there are credentials.</summary>
    public bool IsConfigured => !string.IsNullOrEmpty(ClientId) && !string.IsNullOrEmpty(RefreshToken);
}
