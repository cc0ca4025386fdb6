using Mezzofy.LocalHost.Durable.Payloads;
using Mezzofy.LocalHost.Durable.Replay;
using Mezzofy.LocalHost.Durable.Store;
using Mezzofy.LocalHost.Durable.Store.Writes;
using Mezzofy.LocalHost.Durable.Turns;
using Mezzofy.LocalHost.Functions;
using Microsoft.DurableTask;
using Microsoft.Extensions.Logging;

namespace Mezzofy.LocalHost.Durable.Engine;

/// <summary>Runs one activity and says how it ended.</summary>
internal sealed partial class ActivityRunner(IDurableFunctions functions, ILogger<ActivityRunner> logger)
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
            var result = DurableJson.WriteResult(await functions.RunAsync(work, stopping));
            PayloadLimits.Check(result, PayloadLimits.Activity, $"The result of activity '{work.Name}'");
            return new ActivityOutcome(work, owner, HistoryKind.TaskCompleted, result);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            return null;
        }
        catch (Exception exception)
        {
            LogFailed(work.Name, work.InstanceId, work.TaskId, exception);
            return new ActivityOutcome(work, owner, HistoryKind.TaskFailed, InstanceWrites.Failure(FailureText.Shortened(Details(exception))));
        }
    }

    // The official host's name for it.
    private static TaskFailureDetails Details(Exception exception) => exception is FunctionTimeoutException
        ? new TaskFailureDetails("Microsoft.Azure.WebJobs.Host.FunctionTimeoutException", exception.Message, null, null, null)
        : TaskFailureDetails.FromException(exception);

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

    [LoggerMessage(Level = LogLevel.Error, Message = "Executed 'Functions.{Activity}' (Failed, instance {Instance}, task {Task})")]
    private partial void LogFailed(string activity, string instance, int task, Exception exception);
}
