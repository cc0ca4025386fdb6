using System.ComponentModel.DataAnnotations;

namespace Mezzofy.Core.Delivery.Push;

/// <summary>Settings of Firebase Cloud Messaging, under <c>Delivery:Push:</c>, from a service account's key file. Without them pushes are captured.</summary>
public sealed record PushOptions
{
    /// <summary>The section.</summary>
    public const string Section = "Delivery:Push";

    /// <summary>The key file's <c>project_id</c>.</summary>
    public string? ProjectId { get; init; }

    /// <summary>The key file's <c>client_email</c>.</summary>
    public string? ClientEmail { get; init; }

    /// <summary>The key file's <c>private_key</c>, PEM; <c>\n</c> may be written for line ends. A secret.</summary>
    public string? PrivateKey { get; init; }

    /// <summary>Where FCM is.</summary>
    [Required, Url]
    public string BaseUrl { get; init; } = "https://fcm.googleapis.com";

    /// <summary>Where tokens come from; the key file's <c>token_uri</c>.</summary>
    [Required, Url]
    public string TokenUrl { get; init; } = "https://oauth2.googleapis.com/token";

    /// <summary>Whether there are credentials.</summary>
    public bool IsConfigured => !string.IsNullOrEmpty(ProjectId) && !string.IsNullOrEmpty(ClientEmail) && !string.IsNullOrEmpty(PrivateKey);
}
