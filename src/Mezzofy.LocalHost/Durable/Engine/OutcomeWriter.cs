using System.Threading.Channels;
using Mezzofy.LocalHost.Durable.Replay;
using Mezzofy.LocalHost.Durable.Store;
using Mezzofy.LocalHost.Durable.Store.Writes;
using Microsoft.DurableTask;
using Microsoft.Extensions.Logging;

namespace Mezzofy.LocalHost.Durable.Engine;

/// <summary>Stores the results of activities: whatever has gathered while the last statement ran goes with the next one.</summary>
internal sealed partial class OutcomeWriter(ActivityStore store, Signals signals, ILogger<OutcomeWriter> logger)
{
    private const int Most = 256;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);
    private readonly Channel<ActivityOutcome> outcomes = Channel.CreateUnbounded<ActivityOutcome>(new() { SingleReader = true });

    /// <summary>Adds one; it is stored soon, however often that has to be tried.</summary>
    public void Add(ActivityOutcome outcome) => outcomes.Writer.TryWrite(outcome);

    /// <summary>No more will be added.</summary>
    public void Complete() => outcomes.Writer.TryComplete();

    /// <summary>Works until <see cref="Complete"/> was called and everything is stored.</summary>
    public async Task RunAsync(CancellationToken abandon)
    {
        var batch = new List<ActivityOutcome>(Most);
        while (await outcomes.Reader.WaitToReadAsync(abandon))
        {
            while (batch.Count < Most && outcomes.Reader.TryRead(out var outcome))
                batch.Add(outcome);
            await StoreAsync(batch, abandon);
            batch.Clear();
        }
    }

    private async Task StoreAsync(IReadOnlyList<ActivityOutcome> batch, CancellationToken abandon)
    {
        while (true)
        {
            try
            {
                await store.CompleteAsync(batch, commands => signals.Announce(commands, News.Messages), abandon);
                signals.Tell(News.Messages);
                return;
            }
            catch (Exception exception) when (StoreErrors.IsAboutData(exception) && batch.Count == 1)
            {
                LogFailed(exception);
                batch = [Unstorable(batch[0], exception)];
            }
            catch (Exception exception) when (StoreErrors.IsAboutData(exception))
            {
                foreach (var one in batch)
                    await StoreAsync([one], abandon);
                return;
            }
            catch (Exception exception) when (!abandon.IsCancellationRequested)
            {
                LogFailed(exception);
                await Task.Delay(Pause, abandon);
            }
        }
    }

    private static ActivityOutcome Unstorable(ActivityOutcome outcome, Exception exception) => outcome with
    {
        Kind = HistoryKind.TaskFailed,
        Data = InstanceWrites.Failure(FailureText.Shortened(TaskFailureDetails.FromException(
            new InvalidOperationException($"The result of activity '{outcome.Work.Name}' could not be stored: {exception.Message}")))),
    };

    [LoggerMessage(Level = LogLevel.Error, Message = "Results of activities could not be stored; trying again.")]
    private partial void LogFailed(Exception exception);
}
