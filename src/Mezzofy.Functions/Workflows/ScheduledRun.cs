using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace Mezzofy.Functions.Workflows;

/// <summary>
/// One occurrence of a job; the instance's id is the run's, <c>run:{job}:{scheduled time}</c>. Its task is an orchestration of its own, which
/// the watchdog may have started before; so it is waited for, not called.
/// </summary>
public static class ScheduledRun
{
    /// <summary>The orchestration's name.</summary>
    public const string Name = nameof(ScheduledRun);

    private static readonly TimeSpan FirstLook = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(5);

    /// <summary>Runs it.</summary>
    [Function(Name)]
    public static async Task RunAsync([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        try
        {
            if (await context.CallActivityAsync<string?>(nameof(ScheduleActivities.ScheduledRunBegin), context.InstanceId, Retries.Ending) is not null)
            {
                await WaitAsync(context);
            }
        }
        catch (TaskFailedException)
        {
            await context.CallActivityAsync(nameof(ScheduleActivities.ScheduledRunFail), context.InstanceId, Retries.Ending);
        }
    }

    // Seldom enough for a task that waits a day for a person: some three hundred looks.
    private static async Task WaitAsync(TaskOrchestrationContext context)
    {
        var wait = FirstLook;
        do
        {
            await context.CreateTimer(context.CurrentUtcDateTime + wait, CancellationToken.None);
            wait = wait * 2 < LongestWait ? wait * 2 : LongestWait;
        }
        while (!await context.CallActivityAsync<bool>(nameof(ScheduleActivities.ScheduledRunRecord), context.InstanceId, Retries.Ending));
    }
}
