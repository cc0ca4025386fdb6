using Mezzofy.Core.Tasks;
using Mezzofy.Functions.Workflows;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Mezzofy.Functions.Timers;

/// <summary>Starts tasks that were accepted but not started, and ends those that no longer move (workflows.md, watchdog).</summary>
public sealed partial class TaskWatchdog(TaskWatch watch, TaskEnding ending, TaskDelivery delivery, ILogger<TaskWatchdog> logger)
{
    /// <summary>Runs every ten seconds.</summary>
    [Function("TaskWatchdog")]
    public async Task RunAsync([TimerTrigger("*/10 * * * * *", UseMonitor = false)] TimerInfo timer, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken)
    {
        if (await watch.SeeAsync(cancellationToken))
        {
            LogOutage(logger);
        }

        await EachAsync(await watch.NotStartedAsync(cancellationToken), task => task, task => StartAsync(client, task, cancellationToken));
        await EachAsync(await watch.UnheardAsync(cancellationToken), one => one.TaskId, one => TellAsync(client, one.TaskId, one.ApprovalId, cancellationToken));
        await EachAsync(await watch.StuckAsync(cancellationToken), task => task, task => EndAsync(client, task, cancellationToken));
    }

    // One that cannot be helped must not keep the others from being helped.
    private async Task EachAsync<T>(IEnumerable<T> items, Func<T, string> idOf, Func<T, Task> doAsync)
    {
        foreach (var item in items)
        {
            try
            {
                await doAsync(item);
            }
            catch (Exception exception) when (exception is not (OperationCanceledException or NpgsqlException { IsTransient: true }))
            {
                LogFailed(logger, exception, idOf(item));
            }
        }
    }

    private Task StartAsync(DurableTaskClient client, string task, CancellationToken cancellationToken)
    {
        LogStarted(logger, task);
        return client.StartTaskAsync(task, cancellationToken);
    }

    private Task TellAsync(DurableTaskClient client, string task, string? approval, CancellationToken cancellationToken)
    {
        LogTold(logger, task);
        return client.WakeTaskAsync(task, approval is null ? AgentTask.Cancel : AgentTask.Decided(approval), cancellationToken);
    }

    private async Task EndAsync(DurableTaskClient client, string task, CancellationToken cancellationToken)
    {
        LogStuck(logger, task);
        if (await client.GetInstanceAsync(task, cancellationToken) is { IsCompleted: false })
        {
            await client.TerminateInstanceAsync(task, "stuck", cancellationToken);
        }

        await ending.FailAsync(task, "stuck", cancellationToken);
        await delivery.DeliverAsync(task, cancellationToken);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "There was an outage; it is not counted as work of the tasks that were running")]
    private static partial void LogOutage(ILogger logger);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Task {TaskId} had not heard what was decided; it is told now")]
    private static partial void LogTold(ILogger logger, string taskId);

    [LoggerMessage(Level = LogLevel.Error, Message = "Task {TaskId} could not be looked after")]
    private static partial void LogFailed(ILogger logger, Exception exception, string taskId);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Task {TaskId} was accepted but not started; it is started now")]
    private static partial void LogStarted(ILogger logger, string taskId);

    [LoggerMessage(Level = LogLevel.Error, Message = "Task {TaskId} no longer moves and is ended")]
    private static partial void LogStuck(ILogger logger, string taskId);
}
