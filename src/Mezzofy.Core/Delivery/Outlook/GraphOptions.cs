using System.ComponentModel.DataAnnotations;

namespace Mezzofy.Core.Delivery.Outlook;

/// <summary>Settings of Microsoft Graph, under <c>Graph:</c>. Without a secret or a managed identity, mail and events are captured.</summary>
/// <remarks>The application needs Mail.ReadWrite, Mail.Send and Calendars.ReadWrite, limited to its mailboxes by an application access policy; and
/// User.Read.All where colleagues write in Teams.</remarks>
public sealed record GraphOptions : IValidatableObject
{
    /// <summary>The section.</summary>
    public const string Section = "Graph";

    /// <summary>The Entra tenant.</summary>
    public string? TenantId { get; init; }

    /// <summary>The application; with a managed identity the user-assigned one, or null.</summary>
    public string? ClientId { get; init; }

    /// <summary>The application's secret; may be a Key Vault reference.</summary>
    public string? ClientSecret { get; init; }

    /// <summary>Whether to use the machine's managed identity in place of a secret.</summary>
    public bool UseManagedIdentity { get; init; }

    /// <summary>Where Graph is.</summary>
    [Required, Url]
    public string BaseUrl { get; init; } = "https://graph.microsoft.com/v1.0";

    /// <summary>Where Entra is.</summary>
    [Required, Url]
    public string LoginUrl { get; init; } = "https://login.microsoftonline.com";

    /// <summary>What a token is for.</summary>
    [Required]
    public string Scope { get; init; } = "https://graph.microsoft.com/.default";

    /// <summary>Hosts, or ends of them, that Graph may name as the place to upload an attachment to.</summary>
    public IReadOnlyList<string> UploadHosts { get; init; } = ["outlook.office.com", "outlook.office365.com"];

    /// <summary>The largest message the mailbox sends, in bytes with its attachments encoded; Exchange Online's default is 35 MB, at most 150 MB.</summary>
    [Range(1024 * 1024, 150 * 1024 * 1024)]
    public long MaxMessageBytes { get; init; } = 35 * 1024 * 1024;

    /// <summary>Whether there are credentials.</summary>
    public bool IsConfigured => UseManagedIdentity || !string.IsNullOrEmpty(ClientSecret);

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (!string.IsNullOrEmpty(ClientSecret) && (string.IsNullOrEmpty(TenantId) || string.IsNullOrEmpty(ClientId)))
        {
            yield return new ValidationResult("Graph:ClientSecret needs Graph:TenantId and Graph:ClientId.", [nameof(ClientSecret)]);
        }
    }
}
