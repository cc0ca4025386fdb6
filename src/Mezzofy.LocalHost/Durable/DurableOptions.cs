using Mezzofy.LocalHost.Hosting;
using Mezzofy.LocalHost.Workers;
using Microsoft.Extensions.Configuration;

namespace Mezzofy.LocalHost.Durable;

/// <summary>What host.json and the settings say about orchestrations.</summary>
/// <param name="ConnectionString">The database, setting <c>ConnectionStrings:Postgres</c>.</param>
/// <param name="Hub">The hub, <c>extensions.durableTask.hubName</c>; processes that share a hub share its work.</param>
/// <param name="Activities">How many activities this process runs at once, <c>maxConcurrentActivityFunctions</c>.</param>
/// <param name="Orchestrators">How many orchestrators this process runs at once, <c>maxConcurrentOrchestratorFunctions</c>.</param>
internal sealed record DurableOptions(string ConnectionString, string Hub, int Activities, int Orchestrators)
{
    private const string Section = "extensions:durableTask";

    /// <summary>How soon processes notice each other's death.</summary>
    public WorkerPace Pace { get; init; } = new();

    /// <summary>How long a pass may take before the others of its batch no longer wait for it.</summary>
    public TimeSpan PassBudget { get; init; } = TimeSpan.FromMilliseconds(500);

    /// <summary>How often work is looked for when nobody says that there is any.</summary>
    public TimeSpan Poll { get; init; } = TimeSpan.FromMilliseconds(500);

    /// <summary>Reads them.</summary>
    /// <exception cref="StartupException">A setting is missing or wrong; the message names it.</exception>
    public static DurableOptions Read(HostSettings settings)
    {
        var connection = settings.App.GetConnectionString("Postgres");
        if (string.IsNullOrWhiteSpace(connection))
            throw new StartupException("ConnectionStrings:Postgres is not set: orchestrations need a PostgreSQL database.");
        return new DurableOptions(
            connection,
            settings.HostJson[$"{Section}:hubName"] is { Length: > 0 } hub ? hub : "TestHubName",
            Positive(settings, "maxConcurrentActivityFunctions"),
            Positive(settings, "maxConcurrentOrchestratorFunctions"));
    }

    private static int Positive(HostSettings settings, string name)
    {
        var number = settings.Number($"{Section}:{name}", 10 * Environment.ProcessorCount);
        return number > 0 ? number : throw new StartupException($"host.json, {Section}:{name}: {number} must be at least 1.");
    }
}
