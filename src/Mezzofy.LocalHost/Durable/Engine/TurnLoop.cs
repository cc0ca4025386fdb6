using System.Collections.Concurrent;
using Mezzofy.LocalHost.Durable.Replay;
using Mezzofy.LocalHost.Durable.Store;
using Mezzofy.LocalHost.Durable.Turns;
using Mezzofy.LocalHost.Workers;
using Microsoft.DurableTask;
using Microsoft.Extensions.Logging;

namespace Mezzofy.LocalHost.Durable.Engine;

/// <summary>
/// Moves instances forward: locks those with messages, runs their code, writes what it came to, all of a batch in one transaction. The
/// row locks end with the process or its session, so what a dead process was about to do is done by whoever comes next, and nothing twice.
/// </summary>
internal sealed partial class TurnLoop(
    TurnStore store, TurnCommit commit, PassRunner runner, Signals signals, DurableOptions options, ILogger<TurnLoop> logger)
{
    private const int Batch = 64;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);
    private readonly ConcurrentDictionary<string, Task> slow = [];
    private readonly ConcurrentDictionary<string, string> unstorable = [];
    private volatile int alone;

    /// <summary>Works until stopped.</summary>
    public async Task RunAsync(CancellationToken stopping)
    {
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                var next = signals.Messages.Next;
                if (!await StepAsync(stopping))
                    await Pulse.WaitAsync(next, await DelayAsync(stopping), stopping);
            }
            catch (OperationCanceledException) when (stopping.IsCancellationRequested)
            {
                break;
            }
            catch (Exception exception)
            {
                LogFailed(exception);
                await Task.Delay(Pause, CancellationToken.None);
            }
        }
    }

    /// <summary>Waits for passes that outlasted their transaction.</summary>
    public Task FinishAsync() => Task.WhenAll(slow.Values);

    private async Task<bool> StepAsync(CancellationToken stopping)
    {
        var single = alone > 0;
        await using var batch = await store.ClaimAsync(single ? 1 : Batch, [.. slow.Keys], stopping);
        if (batch is null)
            return false;
        try
        {
            var turns = batch.Turns.Select(turn => (Turn: turn, Pass: PassAsync(turn))).ToList();
            await Task.WhenAny(Task.WhenAll(turns.Select(one => one.Pass)), Task.Delay(options.PassBudget, CancellationToken.None));
            foreach (var (turn, pass) in turns.Where(one => !one.Pass.IsCompletedSuccessfully))
                Detach(turn, pass);
            await commit.RunAsync(batch, [.. turns.Where(one => one.Pass.IsCompletedSuccessfully).Select(one => one.Turn)]);
            alone = Math.Max(0, alone - 1);
        }
        catch (Exception exception) when (StoreErrors.IsAboutData(exception))
        {
            Suspect(batch, exception);
            throw;
        }

        return true;
    }

    private Task PassAsync(Turn turn)
    {
        if (turn.Plan.Fresh.Count == 0)
            return Task.CompletedTask;
        if (!unstorable.TryRemove(turn.State.InstanceId, out var reason))
            return runner.RunAsync(turn);
        var message = $"What orchestrator '{turn.State.Name}' did could not be stored: {reason}";
        var failure = new TaskFailureDetails(typeof(InvalidOperationException).FullName!, message, null, null, null);
        turn.Result = new PassResult([], [], "null", Ends.OfHost(message, failure, message));
        return Task.CompletedTask;
    }

    // Entered before it goes on, so that its end does not come before its entry.
    private void Detach(Turn turn, Task pass)
    {
        var entered = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        slow[turn.State.InstanceId] = FinishSlowAsync(turn, entered.Task, pass);
        entered.SetResult();
    }

    // The pass goes on without its lock. What it comes to counts only if the instance is still as it was.
    private async Task FinishSlowAsync(Turn turn, Task entered, Task pass)
    {
        try
        {
            await entered;
            await pass;
            await using var batch = await store.RelockAsync(turn, CancellationToken.None);
            if (batch is not null)
                await commit.RunAsync(batch, [turn]);
        }
        catch (Exception exception)
        {
            if (StoreErrors.IsAboutData(exception))
                unstorable[turn.State.InstanceId] = FailureText.Plain(exception.Message);
            LogFailed(exception);
        }
        finally
        {
            slow.TryRemove(turn.State.InstanceId, out _);
            signals.Tell(News.Messages);
        }
    }

    // Something in this batch cannot be stored. One at a time shows which; that instance is failed instead of tried for ever.
    private void Suspect(TurnBatch batch, Exception exception)
    {
        if (batch.Turns.Count > 1)
            alone = Batch;
        else
            unstorable[batch.Turns[0].State.InstanceId] = FailureText.Plain(exception.Message);
    }

    private async Task<TimeSpan> DelayAsync(CancellationToken stopping)
    {
        var due = await store.NextDueAsync(stopping);
        return due is { } delay && delay < options.Poll ? TimeSpan.FromMilliseconds(Math.Max(1, delay.TotalMilliseconds)) : options.Poll;
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Orchestrations could not be moved forward; trying again.")]
    private partial void LogFailed(Exception exception);
}
