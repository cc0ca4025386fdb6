using System.Collections.Concurrent;
using Mezzofy.LocalHost.Functions;
using Mezzofy.LocalHost.Queues.Store;
using Mezzofy.LocalHost.Storage;
using Mezzofy.LocalHost.Workers;
using Microsoft.Extensions.Logging;

namespace Mezzofy.LocalHost.Queues.Engine;

/// <summary>
/// Takes messages for one function and calls it with them, so many at once as host.json allows. A place is free as soon as the function
/// has returned; that the message is done with is stored together with others. While the function is quicker than the database, some
/// messages are taken ahead of their call: as many as are worked on while the next are fetched.
/// </summary>
internal sealed partial class Receiver(
    LocalFunction function,
    string queue,
    MessageStore store,
    Settler settler,
    QueueWorker worker,
    QueueSignals signals,
    FunctionDispatcher dispatcher,
    QueueOptions options,
    TimeProvider time,
    ILogger logger)
{
    private const int MostAhead = 16;
    private const int MostReason = 4096;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);
    private readonly ConcurrentDictionary<(long Id, Guid Owner), bool> held = [];
    private readonly ConcurrentDictionary<Task, bool> runners = [];
    private readonly ConcurrentQueue<(Message Message, CancellationToken Lost)> ahead = [];
    private readonly CancellationTokenSource stopping = new();
    private readonly Pulse freed = new();
    private int running;
    private int ended;
    private int target = options.Calls;
    private bool claimedUnknown;

    /// <summary>Receives until stopped.</summary>
    public async Task RunAsync(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            try
            {
                // Taken before looking: news in between is not lost.
                var (news, place) = (signals.Of(queue).Next, freed.Next);
                var wanted = Wanted();
                if (wanted == 0)
                    await place.WaitAsync(stop);
                else if (await TakeAsync(wanted, stop) < wanted)
                    await Pulse.WaitAsync(news, options.Poll, stop);
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                return;
            }
            catch (Exception exception)
            {
                LogNotTaken(queue, exception);
                await Task.Delay(Pause, time, CancellationToken.None);
            }
        }
    }

    /// <summary>Fires the tokens of what runs and waits for its end; what was taken ahead is given back.</summary>
    public async Task FinishAsync()
    {
        await stopping.CancelAsync();
        while (runners.Keys.ToArray() is { Length: > 0 } rest)
            await Task.WhenAll(rest);
    }

    // While some wait for a place, a few more are not worth a query.
    private int Wanted()
    {
        var missing = target - Volatile.Read(ref running) - ahead.Count;
        return missing <= 0 || (!ahead.IsEmpty && missing < target / 2) ? 0 : missing;
    }

    private async Task<int> TakeAsync(int wanted, CancellationToken stop)
    {
        var (owner, lost) = worker.Current;
        var before = Volatile.Read(ref ended);
        var messages = await ClaimAsync(owner, wanted, stop);
        target = Math.Clamp(2 * (Volatile.Read(ref ended) - before), options.Calls, MostAhead * options.Calls);
        foreach (var message in messages)
        {
            held[(message.Id, owner)] = true;
            ahead.Enqueue((message, lost));
        }

        for (var i = 0; i < messages.Count && TryEnter(); i++)
            StartRunner();
        return messages.Count;
    }

    private async Task<IReadOnlyList<Message>> ClaimAsync(Guid owner, int places, CancellationToken stop)
    {
        // A claim that failed may have been stored all the same: then its messages would be held by a process that does not know of them.
        if (claimedUnknown)
            await store.ReleaseUnknownAsync(queue, owner, held.Keys.Where(key => key.Owner == owner).Select(key => key.Id), stop);
        claimedUnknown = true;
        var claimed = await store.ClaimAsync(queue, owner, places, stop);
        claimedUnknown = false;
        return claimed;
    }

    private bool TryEnter()
    {
        for (var now = Volatile.Read(ref running); now < options.Calls; now = Volatile.Read(ref running))
        {
            if (Interlocked.CompareExchange(ref running, now + 1, now) == now)
                return true;
        }

        return false;
    }

    private void StartRunner()
    {
        var runner = new Task<Task>(RunnerAsync);
        var whole = runner.Unwrap();
        runners[whole] = true;
        _ = whole.ContinueWith(gone => runners.TryRemove(gone, out _), TaskScheduler.Default);
        runner.Start(TaskScheduler.Default);
    }

    private async Task RunnerAsync()
    {
        do
        {
            while (ahead.TryDequeue(out var next))
            {
                await CallAsync(next.Message, next.Lost);
                Interlocked.Increment(ref ended);
                freed.Beat();
            }

            Interlocked.Decrement(ref running);
            freed.Beat();
        }
        while (!ahead.IsEmpty && TryEnter());
    }

    private async Task CallAsync(Message message, CancellationToken lost)
    {
        var key = (message.Id, message.Owner);
        var (outcome, description) = message.Delivery > options.MostDeliveries ? (Outcome.DeadLetter, Spent(null))
            : stopping.IsCancellationRequested || lost.IsCancellationRequested ? (Outcome.Return, string.Empty)
            : await TryAsync(message, lost);
        await settler.AddAsync(new Settlement(queue, message, outcome, description, () => held.TryRemove(key, out _)));
    }

    private async Task<(Outcome Outcome, string Description)> TryAsync(Message message, CancellationToken lost)
    {
        using var cancellation = CancellationTokenSource.CreateLinkedTokenSource(stopping.Token, lost);
        try
        {
            await dispatcher.InvokeAsync(function, message, cancellation.Token);
            return (Outcome.Complete, string.Empty);
        }
        catch (Exception exception)
        {
            LogFailed(function.Name, message.Id, message.Delivery, exception);
            return message.Delivery < options.MostDeliveries ? (Outcome.Abandon, string.Empty) : (Outcome.DeadLetter, Spent(exception));
        }
    }

    private string Spent(Exception? last)
    {
        var text = $"Message could not be consumed after {options.MostDeliveries} delivery attempts.";
        return last is null ? text : StorableText.Of($"{text} The last failed with {last.GetType().FullName}: {last.Message}", MostReason);
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Executed 'Functions.{Function}' (Failed, message {Message}, delivery {Delivery})")]
    private partial void LogFailed(string function, long message, int delivery, Exception exception);

    [LoggerMessage(Level = LogLevel.Error, Message = "No messages could be taken from queue {Queue}; trying again.")]
    private partial void LogNotTaken(string queue, Exception exception);
}
