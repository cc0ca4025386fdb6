using System.Data.Common;
using System.Security.Cryptography;
using System.Text.RegularExpressions;
using Mezzofy.LocalHost.Hosting;
using Microsoft.Extensions.Configuration;

namespace Mezzofy.LocalHost.SignalR;

/// <summary>
/// Where the SignalR service is and what its tokens are signed with: <c>AzureSignalRConnectionString</c>. Where the setting is missing,
/// this host is the service, at a path that no function can have (the Functions host keeps <c>runtime</c> for itself), with a key of its own.
/// </summary>
/// <param name="Endpoint">Where the data plane is, without a slash at its end.</param>
/// <param name="ClientEndpoint">Where clients connect; the same unless the setting says otherwise.</param>
/// <param name="AccessKey">The key.</param>
internal sealed partial record ServiceAddress(string Endpoint, string ClientEndpoint, string AccessKey)
{
    /// <summary>The setting.</summary>
    public const string Setting = "AzureSignalRConnectionString";

    /// <summary>The setting that tells the host whether the service is itself; set by <see cref="Provide"/>.</summary>
    public const string OwnSetting = "LocalHost:OwnSignalR";

    /// <summary>Where this host is the service.</summary>
    public const string BasePath = "/runtime/signalr";

    /// <summary>HS256 wants a key as long as its digest.</summary>
    private const int MinKey = 32;

    /// <summary>Reads or makes the setting, before the app reads it.</summary>
    /// <exception cref="StartupException">It is no such connection string.</exception>
    public static void Provide(IConfigurationManager configuration, string hostUrl)
    {
        var own = hostUrl + BasePath;
        if (configuration[Setting] is { Length: > 0 } text)
        {
            configuration.AddInMemoryCollection([new(OwnSetting, (Parse(text).Endpoint == own).ToString())]);
            return;
        }

        configuration.AddInMemoryCollection([new(Setting, New(hostUrl).ToString()), new(OwnSetting, bool.TrueString)]);
    }

    /// <summary>An address of this host, with a new key.</summary>
    public static ServiceAddress New(string hostUrl)
    {
        var endpoint = hostUrl + BasePath;
        return new ServiceAddress(endpoint, endpoint, Convert.ToBase64String(RandomNumberGenerator.GetBytes(48)));
    }

    /// <summary>Reads a connection string.</summary>
    /// <exception cref="StartupException">It is none that this host can use; the message says why, without the key.</exception>
    public static ServiceAddress Parse(string text)
    {
        DbConnectionStringBuilder parts;
        try
        {
            parts = new DbConnectionStringBuilder { ConnectionString = text };
        }
        catch (ArgumentException)
        {
            throw new StartupException($"{Setting} is no connection string: Endpoint=...;AccessKey=...;Version=1.0;");
        }

        if (Url(parts, "Endpoint") is not { } endpoint)
            throw new StartupException($"{Setting}: Endpoint must be an http or https address.");
        var key = parts.TryGetValue("AccessKey", out var value) ? (string)value : string.Empty;
        if (key.Length < MinKey)
            throw new StartupException($"{Setting}: AccessKey must have at least {MinKey} characters; managed identities are not supported here.");
        return new ServiceAddress(endpoint, Url(parts, "ClientEndpoint") ?? endpoint, key);
    }

    /// <summary>Where clients of a hub connect; also the audience of their tokens.</summary>
    public string ClientUrl(string hub) => $"{ClientEndpoint}/client/?hub={hub.ToLowerInvariant()}";

    /// <summary>Whether a hub can be called so.</summary>
    public static bool IsHubName(string? name) => name is not null && HubName().IsMatch(name);

    /// <summary>As a connection string.</summary>
    public override string ToString() => $"Endpoint={Endpoint};AccessKey={AccessKey};Version=1.0;";

    private static string? Url(DbConnectionStringBuilder parts, string name) =>
        parts.TryGetValue(name, out var value) && Uri.TryCreate((string)value, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https"
            ? uri.GetLeftPart(UriPartial.Path).TrimEnd('/')
            : null;

    [GeneratedRegex(@"^[A-Za-z][A-Za-z0-9_`,.\[\]]{0,127}$")]
    private static partial Regex HubName();
}
