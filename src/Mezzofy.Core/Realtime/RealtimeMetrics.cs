using System.Diagnostics.Metrics;

namespace Mezzofy.Core.Realtime;

/// <summary>Counts what becomes of live events.</summary>
internal sealed class RealtimeMetrics
{
    /// <summary>The meter's name.</summary>
    public const string MeterName = "Mezzofy.Realtime";

    private readonly Counter<long> sent;
    private readonly Counter<long> dropped;

    public RealtimeMetrics(IMeterFactory meters)
    {
        var meter = meters.Create(MeterName);
        sent = meter.CreateCounter<long>("mezzofy.realtime.sent", "{event}", "Live events that the service accepted.");
        dropped = meter.CreateCounter<long>("mezzofy.realtime.dropped", "{event}", "Live events that were not sent, by reason.");
    }

    public void Sent() => sent.Add(1);

    public void Dropped(string reason) => dropped.Add(1, new KeyValuePair<string, object?>("reason", reason));
}
