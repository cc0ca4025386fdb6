using Mezzofy.Core.Tasks;
using Mezzofy.Core.Webhooks.Inbox;
using Mezzofy.Core.Webhooks.Steps;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace Mezzofy.Functions.Workflows;

/// <summary>The work of one event: its steps one after the other, each an activity that may be repeated (workflows.md, Webhooks).</summary>
public static class WebhookEvent
{
    /// <summary>The orchestration's name.</summary>
    public const string Name = nameof(WebhookEvent);

    /// <summary>Runs it; the result is the event's last status. A step that cannot be done ends it, and a replay goes on from there.</summary>
    [Function(Name)]
    public static async Task<string> RunAsync([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        var work = context.GetInput<EventWork>()!;
        try
        {
            for (var number = 0; number < work.Steps.Length; number++)
            {
                var step = new EventStepCall(work.EventId, work.Steps[number], number == work.Steps.Length - 1);
                if (await context.CallActivityAsync<string>(nameof(WebhookActivities.WebhookEventStep), step, Retries.Ending) == StepOutcome.Failed)
                {
                    return EventStatuses.Failed;
                }
            }

            return EventStatuses.Completed;
        }
        catch (TaskFailedException failed)
        {
            var code = failed.FailureDetails?.IsCausedBy<TransientFaultException>() == true ? "unavailable" : "internal_error";
            await context.CallActivityAsync(nameof(WebhookActivities.WebhookEventFail), new FailedEvent(work.EventId, code), Retries.Ending);
            return EventStatuses.Failed;
        }
    }
}

/// <summary>The activities of <see cref="WebhookEvent"/>.</summary>
public sealed class WebhookActivities(EventSteps steps, EventRecords records)
{
    /// <summary>Does one step; answers what it came to. A task that it made is started.</summary>
    [Function(nameof(WebhookEventStep))]
    public async Task<string> WebhookEventStep([ActivityTrigger] EventStepCall call, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken)
    {
        var outcome = await steps.RunAsync(call.EventId, call.Step, call.IsLast, cancellationToken);
        if (outcome.TaskId is { } task)
        {
            await client.StartTaskAsync(task, cancellationToken);
        }

        return outcome.Status;
    }

    /// <summary>Stores that it cannot go on.</summary>
    [Function(nameof(WebhookEventFail))]
    public Task WebhookEventFail([ActivityTrigger] FailedEvent failed, CancellationToken cancellationToken) => records.FailAsync(failed.EventId, failed.Code, cancellationToken);
}

/// <summary>An event to be worked on.</summary>
/// <param name="EventId">The event, <c>evt_…</c>.</param>
/// <param name="Steps">Its steps, as they were planned when it began.</param>
public sealed record EventWork(string EventId, string[] Steps);

/// <summary>A step to be done.</summary>
/// <param name="EventId">The event.</param>
/// <param name="Step">The step.</param>
/// <param name="IsLast">Whether the event is completed with it.</param>
public sealed record EventStepCall(string EventId, string Step, bool IsLast);

/// <summary>An event that cannot go on.</summary>
/// <param name="EventId">The event.</param>
/// <param name="Code">Why.</param>
public sealed record FailedEvent(string EventId, string Code);
