using System.ComponentModel.DataAnnotations;

namespace Mezzofy.Core.Webhooks;

/// <summary>Settings of webhooks, under <c>Webhooks:</c>.</summary>
public sealed record WebhookOptions
{
    /// <summary>The section.</summary>
    public const string Section = "Webhooks";

    /// <summary>The largest body, in bytes: 1 MiB.</summary>
    public const int BodyLimit = 1024 * 1024;

    /// <summary>How long events and their ids are kept: senders try again for days.</summary>
    public static readonly TimeSpan Retention = TimeSpan.FromDays(30);

    /// <summary>The product's events.</summary>
    public MezzofyWebhookOptions Mezzofy { get; init; } = new();

    /// <summary>Microsoft Teams.</summary>
    public TeamsWebhookOptions Teams { get; init; } = new();
}

/// <summary>Settings of the product's events.</summary>
public sealed record MezzofyWebhookOptions
{
    /// <summary>The secrets that are valid; two during a rotation. None: every request is refused.</summary>
    public IReadOnlyList<string> Secrets { get; init; } = [];

    /// <summary>The mail address of the account that the steps act with; default the manager of the department that each event concerns.</summary>
    public string? Owner { get; init; }

    /// <summary>From which amount on, before tax, in SGD, finance is told of an order.</summary>
    [Range(0, 1_000_000_000)]
    public decimal LargeOrderSgd { get; init; } = 10_000;
}

/// <summary>Settings of Teams' messages.</summary>
public sealed record TeamsWebhookOptions
{
    /// <summary>The security token of the outgoing webhook, base64; empty: outgoing webhooks are refused.</summary>
    public string? OutgoingSecret { get; init; }

    /// <summary>The bot's application, the audience of its tokens; empty: activities are refused.</summary>
    public string? AppId { get; init; }

    /// <summary>Where the keys of the tokens are announced.</summary>
    [Required, Url]
    public string OpenIdMetadata { get; init; } = "https://login.botframework.com/v1/.well-known/openidconfiguration";

    /// <summary>The issuer of the tokens.</summary>
    [Required]
    public string Issuer { get; init; } = "https://api.botframework.com";

    /// <summary>The only tenant whose people are answered; empty for any that the sender's verification allows.</summary>
    public string? TenantId { get; init; }

    /// <summary>Whether a message that names no Entra object is taken for the colleague whose name or address it bears; for trying things out only.</summary>
    public bool MatchNames { get; init; }

    /// <summary>How long an outgoing webhook waits for its answer before it is told that it follows; Teams waits 5 seconds.</summary>
    [Range(0.1, 4.5)]
    public double AnswerSeconds { get; init; } = 3.5;
}
