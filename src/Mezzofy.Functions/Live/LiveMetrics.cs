using System.Diagnostics.Metrics;

namespace Mezzofy.Functions.Live;

/// <summary>Counts the clients of the live channel that this process was told about.</summary>
public sealed class LiveMetrics
{
    private readonly Counter<long> connected;
    private readonly Counter<long> disconnected;

    /// <summary>Makes the counters.</summary>
    public LiveMetrics(IMeterFactory meters)
    {
        var meter = meters.Create("Mezzofy.Live");
        connected = meter.CreateCounter<long>("mezzofy.live.connected", "{connection}", "Clients that connected to the live channel.");
        disconnected = meter.CreateCounter<long>("mezzofy.live.disconnected", "{connection}", "Clients that left it, or were lost.");
    }

    /// <summary>One came.</summary>
    public void Connected() => connected.Add(1);

    /// <summary>One went.</summary>
    public void Disconnected(bool broken) => disconnected.Add(1, new KeyValuePair<string, object?>("broken", broken));
}
