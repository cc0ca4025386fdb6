using Mezzofy.Core.Tasks;
using Mezzofy.Functions.Workflows;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;

namespace Mezzofy.Functions.Timers;

/// <summary>Starts tasks that were accepted but not started, and ends those that no longer move (workflows.md, watchdog).</summary>
public sealed partial class TaskWatchdog(TaskWatch watch, TaskEnding ending, TaskDelivery delivery, ILogger<TaskWatchdog> logger)
{
    /// <summary>Runs every ten seconds.</summary>
    [Function("TaskWatchdog")]
    public async Task RunAsync([TimerTrigger("*/10 * * * * *", UseMonitor = false)] TimerInfo timer, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken)
    {
        foreach (var task in await watch.NotStartedAsync(cancellationToken))
        {
            LogStarted(logger, task);
            await client.StartTaskAsync(task, cancellationToken);
        }

        foreach (var task in await watch.StuckAsync(cancellationToken))
        {
            LogStuck(logger, task);
            await EndAsync(client, task, cancellationToken);
        }
    }

    private async Task EndAsync(DurableTaskClient client, string task, CancellationToken cancellationToken)
    {
        if (await client.GetInstanceAsync(task, cancellationToken) is { IsCompleted: false })
        {
            await client.TerminateInstanceAsync(task, "stuck", cancellationToken);
        }

        await ending.FailAsync(task, "stuck", cancellationToken);
        await delivery.DeliverAsync(task, cancellationToken);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Task {TaskId} was accepted but not started; it is started now")]
    private static partial void LogStarted(ILogger logger, string taskId);

    [LoggerMessage(Level = LogLevel.Error, Message = "Task {TaskId} no longer moves and is ended")]
    private static partial void LogStuck(ILogger logger, string taskId);
}
