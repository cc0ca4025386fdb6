using Mezzofy.LocalHost.Durable.Payloads;
using Mezzofy.LocalHost.Durable.Replay;
using Mezzofy.LocalHost.Durable.Store;
using Mezzofy.LocalHost.Durable.Store.Writes;
using Mezzofy.LocalHost.Durable.Turns;
using Microsoft.DurableTask;

namespace Mezzofy.LocalHost.Durable.Engine;

/// <summary>Runs one activity and says how it ended.</summary>
internal sealed class ActivityRunner(IDurableFunctions functions, DurableOptions options)
{
    // A step that takes its process down each time would otherwise do so for ever.
    private const int MostHandOuts = 25;
    private readonly HashSet<string> known = new(functions.Activities, StringComparer.OrdinalIgnoreCase);

    /// <summary>Runs it.</summary>
    /// <param name="work">The hand-out.</param>
    /// <param name="owner">The worker it was handed to.</param>
    /// <param name="stopping">The process stops, or has lost its lease.</param>
    /// <returns>How it ended; null when it was stopped and is to be given back.</returns>
    public async Task<ActivityOutcome?> RunAsync(ActivityWork work, Guid owner, CancellationToken stopping)
    {
        try
        {
            Check(work);
            var result = DurableJson.WriteResult(await TimedAsync(work, stopping));
            PayloadLimits.Check(result, PayloadLimits.Activity, $"The result of activity '{work.Name}'");
            return new ActivityOutcome(work, owner, HistoryKind.TaskCompleted, result);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            return null;
        }
        catch (Exception exception)
        {
            var details = exception is FunctionTimeoutException timeout ? timeout.Details : TaskFailureDetails.FromException(exception);
            return new ActivityOutcome(work, owner, HistoryKind.TaskFailed, InstanceWrites.Failure(FailureText.Shortened(details)));
        }
    }

    private void Check(ActivityWork work)
    {
        if (!known.Contains(work.Name))
        {
            throw new InvalidOperationException(
                $"The function '{work.Name}' doesn't exist, is disabled, or is not an activity function. "
                + $"The following are the known activity functions: {string.Join(", ", known.Order(StringComparer.Ordinal).Select(one => $"'{one}'"))}.");
        }

        if (work.Fence > MostHandOuts)
            throw new InvalidOperationException($"Activity '{work.Name}' was begun {MostHandOuts} times and never ended: its process died each time.");
    }

    private async Task<object?> TimedAsync(ActivityWork work, CancellationToken stopping)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        if (options.FunctionTimeout is not { } timeout)
            return await functions.RunAsync(work, end.Token);
        var call = Task.Run(() => functions.RunAsync(work, end.Token), CancellationToken.None);
        using var over = new CancellationTokenSource();
        var limit = Task.Delay(timeout, over.Token);
        if (await Task.WhenAny(call, limit) == call)
        {
            await over.CancelAsync();
            return await call;
        }

        await end.CancelAsync();
        throw new FunctionTimeoutException(work.Name, timeout);
    }
}
