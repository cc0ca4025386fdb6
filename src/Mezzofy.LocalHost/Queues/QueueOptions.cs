using Mezzofy.LocalHost.Hosting;
using Mezzofy.LocalHost.Workers;
using Microsoft.Extensions.Configuration;

namespace Mezzofy.LocalHost.Queues;

/// <summary>What host.json and the settings say about queues.</summary>
/// <param name="ConnectionString">The database, setting <c>ConnectionStrings:Postgres</c>.</param>
/// <param name="Calls">How many messages one function works on at once in this process, <c>extensions.serviceBus.maxConcurrentCalls</c>;
/// 16 a core by default, as the official extension has it.</param>
/// <param name="MostDeliveries">How often a message is tried before it is put aside; 10 by default. On Azure this is the queue's own
/// property, which the official host.json does not know; here it is <c>extensions.serviceBus.maxDeliveryCount</c>.</param>
internal sealed record QueueOptions(string ConnectionString, int Calls, int MostDeliveries)
{
    private const string Section = "extensions:serviceBus";

    /// <summary>How soon processes notice each other's death.</summary>
    public WorkerPace Pace { get; init; } = new();

    /// <summary>How often messages are looked for when nobody says that there are any.</summary>
    public TimeSpan Poll { get; init; } = TimeSpan.FromMilliseconds(500);

    /// <summary>Reads them.</summary>
    /// <exception cref="StartupException">A setting is missing or wrong; the message names it.</exception>
    public static QueueOptions Read(HostSettings settings)
    {
        var connection = settings.App.GetConnectionString("Postgres");
        if (string.IsNullOrWhiteSpace(connection))
            throw new StartupException("ConnectionStrings:Postgres is not set: queues need a PostgreSQL database.");
        return new QueueOptions(
            connection,
            Positive(settings, "maxConcurrentCalls", 16 * Environment.ProcessorCount),
            Positive(settings, "maxDeliveryCount", 10));
    }

    private static int Positive(HostSettings settings, string name, int standard)
    {
        var number = settings.Number($"{Section}:{name}", standard);
        return number > 0 ? number : throw new StartupException($"host.json, {Section}:{name}: {number} must be at least 1.");
    }
}
