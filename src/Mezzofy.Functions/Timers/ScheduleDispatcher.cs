using Mezzofy.Core.Scheduling;
using Mezzofy.Functions.Workflows;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace Mezzofy.Functions.Timers;

/// <summary>Starts scheduled jobs whose time has come (workflows.md, Schedules).</summary>
public sealed class ScheduleDispatcher(ScheduleDispatch dispatch)
{
    /// <summary>Ticks every second; a tick with nothing due is one statement of two index look-ups.</summary>
    [Function("ScheduleDispatcher")]
    public Task RunAsync([TimerTrigger("* * * * * *", UseMonitor = false)] TimerInfo timer, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken) =>
        dispatch.TickAsync(client.StartRunAsync, cancellationToken);
}
