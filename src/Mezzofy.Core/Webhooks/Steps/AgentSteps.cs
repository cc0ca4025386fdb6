using System.Text.Json;
using System.Text.Json.Nodes;
using Mezzofy.Core.Agents;
using Mezzofy.Core.Auditing;
using Mezzofy.Core.Delivery;
using Mezzofy.Core.Gateway;
using Mezzofy.Core.Identity;
using Mezzofy.Core.Outputs.Text;
using Mezzofy.Core.Tools;
using Mezzofy.Core.Webhooks.Inbox;
using Mezzofy.Core.Webhooks.Sources;

namespace Mezzofy.Core.Webhooks.Steps;

/// <summary>Gives an event to an agent as a background task. What the sender wrote goes along as data from outside.</summary>
internal sealed class EventTasks(AssistantGateway gateway)
{
    private const int LongestData = 20_000;

    /// <summary>Accepts the task, once for an event and its replays.</summary>
    public async Task<StepOutcome> StartAsync(ReceivedEvent received, Caller caller, EventWork work, CancellationToken cancellationToken)
    {
        var incoming = new IncomingMessage(caller, work.Message, new RequestOrigin(RequestSources.Webhook))
        {
            Agent = work.Agent,
            EventType = received.Type,
            TaskReason = HandOverReasons.Webhook,
            UntrustedText = PlainText.StringInfoPrefix(received.Data, LongestData),
            Title = work.Title,
            DeliverTo = work.DeliverTo is null or { IsEmpty: true } ? null : JsonSerializer.Serialize(work.DeliverTo, ProductJson.Options),
            ApproverId = work.ApproverId,
            IdempotencyKey = $"{received.Id}/{received.Replays}",
        };
        var outcome = await gateway.SendAsync(incoming, cancellationToken);
        return StepOutcome.Of(new JsonObject { ["agent"] = work.Agent, ["run_id"] = outcome.RunId, ["task_id"] = outcome.Task?.TaskId }) with { TaskId = outcome.Task?.TaskId };
    }
}

/// <summary>What an agent is to do about an event.</summary>
/// <param name="Agent">Whose agent.</param>
/// <param name="Message">What it is told; nothing that the sender wrote.</param>
/// <param name="Title">The title of its session and of what is delivered.</param>
/// <param name="DeliverTo">Where the result goes, or null.</param>
/// <param name="ApproverId">Who approves what needs a person; null for the owner.</param>
internal sealed record EventWork(string Agent, string Message, string Title, DeliverTo? DeliverTo, string? ApproverId = null);

/// <summary>Of a released feature: marketing's agent drafts the announcement, which waits among the drafts; marketing is told when it is there.</summary>
internal sealed class DraftStep(EventOwners owners, EventTasks tasks) : IEventStep
{
    public const string StepName = "draft_announcement";

    // What the feature is called stands in the event's data, which is not part of what the agent is told to do.
    private const int LongestName = 120;
    private const string Message = "Draft an announcement about the released feature that the event describes.";

    public string Name => StepName;

    public async Task<StepOutcome> RunAsync(ReceivedEvent received, CancellationToken cancellationToken)
    {
        var title = $"Announcement to review: {PlainText.OneLine(received.Required("name"), LongestName)}";
        var owner = await owners.OfAsync(Departments.Marketing, cancellationToken, Permissions.ContentWrite, Permissions.TeamsPost);
        return await tasks.StartAsync(received, owner.ToCaller(), new(Departments.Marketing, Message, title, new DeliverTo { TeamsChannel = Departments.Marketing }), cancellationToken);
    }
}

/// <summary>Of a configured source: its agent works on the event, with the rights of the source's owner as they are now.</summary>
internal sealed class AgentStep(WebhookSources sources, Users users, EventTasks tasks) : IEventStep
{
    public const string StepName = "agent";

    public string Name => StepName;

    public async Task<StepOutcome> RunAsync(ReceivedEvent received, CancellationToken cancellationToken)
    {
        var name = WebhookSourceNames.NameOf(received.Source)!;
        var source = await sources.FindAsync(name, cancellationToken) ?? throw new ToolRefusedException("source_removed", "The source was removed before its event was worked on.");
        var owner = await users.FindAsync(source.OwnerId, cancellationToken);
        if (owner is not { DisabledAt: null })
        {
            throw new ToolRefusedException("owner_disabled", "The account that the source acts with is disabled.");
        }

        var work = new EventWork(source.Agent, SourceRules.Message(source, received.Type), $"{name}: {received.Type}", source.DeliverTo, source.ApproverId);
        return await tasks.StartAsync(received, owner.ToCaller(), work, cancellationToken);
    }
}
