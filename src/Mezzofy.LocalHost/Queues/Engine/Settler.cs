using System.Threading.Channels;
using Mezzofy.LocalHost.Queues.Store;
using Microsoft.Extensions.Logging;

namespace Mezzofy.LocalHost.Queues.Engine;

/// <summary>Stores the ends of hand-outs: whatever has gathered while the last transaction was written goes with the next one.</summary>
internal sealed partial class Settler(SettlementStore store, QueueSignals signals, TimeProvider time, ILogger<Settler> logger)
{
    private const int Most = 512;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);
    private readonly Channel<Settlement> settlements = Channel.CreateBounded<Settlement>(new BoundedChannelOptions(2 * Most) { SingleReader = true });

    /// <summary>Adds one; it is stored soon, however often that has to be tried. Waits while too many are to be stored.</summary>
    public ValueTask AddAsync(Settlement settlement) => settlements.Writer.WriteAsync(settlement);

    /// <summary>No more will be added.</summary>
    public void Complete() => settlements.Writer.TryComplete();

    /// <summary>Works until <see cref="Complete"/> was called and everything is stored.</summary>
    public async Task RunAsync(CancellationToken abandon)
    {
        var batch = new List<Settlement>(Most);
        while (await settlements.Reader.WaitToReadAsync(abandon))
        {
            while (batch.Count < Most && settlements.Reader.TryRead(out var settlement))
                batch.Add(settlement);
            await StoreAsync(batch, abandon);
            foreach (var one in batch)
                one.Settled();
            foreach (var queue in batch.Where(one => one.Outcome == Outcome.Abandon).Select(one => one.Queue).Distinct())
                signals.Tell(queue);
            batch.Clear();
        }
    }

    private async Task StoreAsync(List<Settlement> batch, CancellationToken abandon)
    {
        while (true)
        {
            try
            {
                await store.StoreAsync(batch, abandon);
                return;
            }
            catch (Exception exception) when (!abandon.IsCancellationRequested)
            {
                LogFailed(exception);
                await Task.Delay(Pause, time, abandon);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The ends of messages could not be stored; trying again.")]
    private partial void LogFailed(Exception exception);
}
