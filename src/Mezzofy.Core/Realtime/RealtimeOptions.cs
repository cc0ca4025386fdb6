using System.Data.Common;
using Microsoft.Extensions.Configuration;

namespace Mezzofy.Core.Realtime;

/// <summary>
/// The SignalR service: setting <c>AzureSignalRConnectionString</c>, <c>Endpoint=…;AccessKey=…;Version=1.0;</c>, with <c>ClientEndpoint</c>
/// where clients reach it at another address. The Functions host reads the same setting for its triggers.
/// </summary>
/// <param name="Endpoint">Where its REST API is, without a slash at the end.</param>
/// <param name="ClientEndpoint">Where clients connect.</param>
/// <param name="AccessKey">What its tokens are signed with.</param>
public sealed record RealtimeOptions(string Endpoint, string ClientEndpoint, string AccessKey)
{
    /// <summary>The setting's name.</summary>
    public const string Setting = "AzureSignalRConnectionString";

    /// <summary>The hub of the live channel.</summary>
    public const string Hub = "chat";

    /// <summary>HS256 wants a key as long as its digest; the service's own have 44 characters and more.</summary>
    private const int MinKey = 32;

    /// <summary>Events that may wait for each of <see cref="Lanes"/>; more are dropped.</summary>
    public int QueueLength { get; init; } = 1024;

    /// <summary>How many requests are under way at once; a person's events are always in the same lane.</summary>
    public int Lanes { get; init; } = 8;

    /// <summary>The longest a request may take.</summary>
    public TimeSpan RequestTimeout { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>An event that has waited longer is no news any more and is dropped.</summary>
    public TimeSpan MaxAge { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Reads the setting.</summary>
    /// <exception cref="InvalidOperationException">It is missing or wrong; the message says what, without the key.</exception>
    public static RealtimeOptions Read(IConfiguration configuration)
    {
        if (configuration[Setting] is not { Length: > 0 } text)
        {
            throw new InvalidOperationException($"{Setting} is not set: the live channel needs a SignalR service.");
        }

        var parts = Parts(text);
        var endpoint = Address(parts, "Endpoint") ?? throw new InvalidOperationException($"{Setting}: Endpoint must be an http or https address.");
        var key = parts.TryGetValue("AccessKey", out var value) ? (string)value : "";
        return key.Length >= MinKey
            ? new RealtimeOptions(endpoint, Address(parts, "ClientEndpoint") ?? endpoint, key)
            : throw new InvalidOperationException($"{Setting}: AccessKey must have at least {MinKey} characters; clients' tokens are signed with it, so a managed identity does not replace it.");
    }

    /// <summary>Where clients of the live channel connect; the audience of their tokens.</summary>
    public string ClientUrl => $"{ClientEndpoint}/client/?hub={Hub}";

    private static DbConnectionStringBuilder Parts(string text)
    {
        try
        {
            return new DbConnectionStringBuilder { ConnectionString = text };
        }
        catch (ArgumentException)
        {
            throw new InvalidOperationException($"{Setting} is no connection string: Endpoint=…;AccessKey=…;Version=1.0;");
        }
    }

    private static string? Address(DbConnectionStringBuilder parts, string name) =>
        parts.TryGetValue(name, out var value) && Uri.TryCreate((string)value, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https"
            ? uri.GetLeftPart(UriPartial.Path).TrimEnd('/')
            : null;
}
