using System.Reflection;
using Mezzofy.LocalHost.Functions;

namespace Mezzofy.LocalHost.Hosting;

/// <summary>What differs between an app that is its own process and one that a test runs inside its own.</summary>
internal sealed record LaunchOptions
{
    /// <summary>The command line.</summary>
    public string[] Arguments { get; init; } = [];

    /// <summary>Where the functions are.</summary>
    public required Assembly Assembly { get; init; }

    /// <summary>Which of its types are looked at; all by default.</summary>
    public Func<Type, bool> Types { get; init; } = _ => true;

    /// <summary>What the host can run.</summary>
    public Extensions Extensions { get; init; } = Extensions.All();

    /// <summary>Whether the process is the app's: settings are read from the machine, services are started, a failure ends the process.</summary>
    public bool OwnsProcess { get; init; }

    /// <summary>Settings on top of all others.</summary>
    public IReadOnlyDictionary<string, string?> Settings { get; init; } = new Dictionary<string, string?>();

    /// <summary>host.json as text, where it is not read from a file.</summary>
    public string? HostJson { get; init; }

    /// <summary>The ordinary case.</summary>
    public static LaunchOptions OfProcess(string[] args) => new()
    {
        Arguments = args,
        Assembly = Assembly.GetEntryAssembly() ?? throw new StartupException("The process has no entry assembly to find functions in."),
        OwnsProcess = true,
    };
}
