using Mezzofy.Core.Webhooks.Inbox;
using Mezzofy.Core.Webhooks.Steps;
using Mezzofy.Functions.Workflows;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace Mezzofy.Functions.Webhooks;

/// <summary>Begins the work of events that were let in.</summary>
public sealed class WebhookWork(EventRecords records)
{
    private const int SweptAtOnce = 200;

    /// <summary>Starts the orchestration of an event; the same message twice starts it once.</summary>
    [Function("WebhookEventStart")]
    public async Task StartAsync([ServiceBusTrigger(EventQueue.Name)] string eventId, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken)
    {
        if (await records.FindAsync(eventId, cancellationToken) is { } received)
        {
            await client.StartEventAsync(received.Replays, new EventWork(eventId, [.. EventPlans.StepsOf(received.Source, received.Type)]), cancellationToken);
        }
    }

    /// <summary>Every fifteen seconds: queues again what was accepted but never begun, and tidies the inbox.</summary>
    [Function("WebhookSweeper")]
    [ServiceBusOutput(EventQueue.Name)]
    public async Task<string[]> SweepAsync([TimerTrigger("*/15 * * * * *", UseMonitor = false)] TimerInfo timer, CancellationToken cancellationToken)
    {
        await records.TidyAsync(cancellationToken);
        return [.. await records.TakeUnstartedAsync(SweptAtOnce, cancellationToken)];
    }
}
