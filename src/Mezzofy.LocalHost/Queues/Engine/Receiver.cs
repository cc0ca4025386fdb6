using System.Collections.Concurrent;
using Mezzofy.LocalHost.Durable.Turns;
using Mezzofy.LocalHost.Functions;
using Mezzofy.LocalHost.Queues.Store;
using Microsoft.Extensions.Logging;

namespace Mezzofy.LocalHost.Queues.Engine;

/// <summary>
/// Takes messages for one function, no more than it has places for, and calls it with each. A place is free as soon as the function has
/// returned; that the message is done with is stored together with others.
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
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);
    private readonly ConcurrentDictionary<(long Id, Guid Owner), bool> held = [];
    private readonly ConcurrentDictionary<Task, bool> calls = [];
    private readonly CancellationTokenSource stopping = new();
    private readonly Pulse freed = new();
    private int running;

    /// <summary>Receives until stopped.</summary>
    public async Task RunAsync(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            try
            {
                // Taken before looking: news in between is not lost.
                var (news, place) = (signals.Of(queue).Next, freed.Next);
                var places = options.Calls - Volatile.Read(ref running);
                if (places == 0)
                    await place.WaitAsync(stop);
                else if (await TakeAsync(places, stop) < places)
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

    /// <summary>Fires the tokens of what runs and waits for its end.</summary>
    public async Task FinishAsync()
    {
        await stopping.CancelAsync();
        while (calls.Keys.ToArray() is { Length: > 0 } rest)
            await Task.WhenAll(rest);
    }

    private async Task<int> TakeAsync(int places, CancellationToken stop)
    {
        var (owner, lost) = worker.Current;
        var messages = await ClaimAsync(owner, places, stop);
        Interlocked.Add(ref running, messages.Count);
        foreach (var message in messages)
        {
            held[(message.Id, owner)] = true;
            var call = new Task<Task>(() => CallAsync(message, lost));
            var whole = call.Unwrap();
            calls[whole] = true;
            _ = whole.ContinueWith(ended => calls.TryRemove(ended, out _), TaskScheduler.Default);
            call.Start(TaskScheduler.Default);
        }

        return messages.Count;
    }

    private async Task<IReadOnlyList<Message>> ClaimAsync(Guid owner, int places, CancellationToken stop)
    {
        try
        {
            return await store.ClaimAsync(queue, owner, places, stop);
        }
        catch (Exception) when (!stop.IsCancellationRequested)
        {
            // It may have been stored all the same: then these messages would be held by a process that does not know of them.
            await store.ReleaseUnknownAsync(queue, owner, held.Keys.Where(key => key.Owner == owner).Select(key => key.Id), stop);
            throw;
        }
    }

    private async Task CallAsync(Message message, CancellationToken lost)
    {
        try
        {
            var (outcome, description) = message.Delivery > options.MostDeliveries
                ? (Outcome.DeadLetter, Spent(null))
                : await TryAsync(message, lost);
            var key = (message.Id, message.Owner);
            await settler.AddAsync(new Settlement(queue, message, outcome, description, () => held.TryRemove(key, out _)));
        }
        finally
        {
            Interlocked.Decrement(ref running);
            freed.Beat();
        }
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
        return last is null ? text : $"{text} The last failed with {last.GetType().FullName}: {last.Message}".Replace('\0', ' ');
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Executed 'Functions.{Function}' (Failed, message {Message}, delivery {Delivery})")]
    private partial void LogFailed(string function, long message, int delivery, Exception exception);

    [LoggerMessage(Level = LogLevel.Error, Message = "No messages could be taken from queue {Queue}; trying again.")]
    private partial void LogNotTaken(string queue, Exception exception);
}
