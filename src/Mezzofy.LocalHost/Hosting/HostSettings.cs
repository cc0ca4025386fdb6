using Microsoft.Extensions.Configuration;

namespace Mezzofy.LocalHost.Hosting;

/// <summary>What the host itself was told: <c>host.json</c> and the settings that are the host's and not the app's.</summary>
internal sealed class HostSettings(string root, IConfiguration hostJson, IConfiguration app)
{
    /// <summary>The folder that holds host.json and local.settings.json.</summary>
    public string Root { get; } = root;

    /// <summary>host.json; a value is overridden by the setting <c>AzureFunctionsJobHost__path__to__value</c>.</summary>
    public IConfiguration HostJson { get; } = hostJson;

    /// <summary>The app's settings, the same that its code sees.</summary>
    public IConfiguration App { get; } = app;

    /// <summary>The longest a call may take. host.json <c>functionTimeout</c>, 30 minutes by default; null for <c>-1</c>, no limit.</summary>
    public TimeSpan? FunctionTimeout { get; } = ReadTimeout(hostJson);

    /// <summary>A section of host.json, such as <c>extensions:http</c>.</summary>
    public IConfigurationSection Section(string path) => HostJson.GetSection(path);

    /// <summary>A whole number of host.json.</summary>
    /// <param name="path">Such as <c>extensions:http:maxOutstandingRequests</c>.</param>
    /// <param name="standard">The value where host.json has none.</param>
    /// <exception cref="StartupException">It is no whole number.</exception>
    public int Number(string path, int standard) => HostJson[path] switch
    {
        null or "" => standard,
        { } text when int.TryParse(text, out var number) => number,
        { } text => throw new StartupException($"host.json, {path}: '{text}' is not a whole number."),
    };

    private static TimeSpan? ReadTimeout(IConfiguration hostJson) => hostJson["functionTimeout"] switch
    {
        null or "" => TimeSpan.FromMinutes(30),
        "-1" => null,
        { } text when TimeSpan.TryParse(text, out var timeout) && timeout > TimeSpan.Zero => timeout,
        { } text => throw new StartupException($"host.json, functionTimeout: '{text}' is neither a time such as 00:10:00 nor -1."),
    };
}
