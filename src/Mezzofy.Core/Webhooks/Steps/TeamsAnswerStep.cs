using System.Text.Json.Nodes;
using Mezzofy.Core.Delivery;
using Mezzofy.Core.Webhooks.Inbox;
using Mezzofy.Core.Webhooks.Teams;

namespace Mezzofy.Core.Webhooks.Steps;

/// <summary>Of a message from Teams: the answer, in the channel.</summary>
internal sealed class TeamsAnswerStep(TeamsAnswers answers, EventEffects effects) : IEventStep
{
    public const string StepName = "teams_answer";

    public string Name => StepName;

    public async Task<StepOutcome> RunAsync(ReceivedEvent received, CancellationToken cancellationToken)
    {
        var answer = await answers.AnswerAsync(received, cancellationToken);
        var key = $"webhook/{received.Source}/{received.Id}/{received.Replays}/{Name}";
        var outcome = await effects.SendAsync(
            NewDelivery.Of(answer.Post, key, answer.OwnerId, answer.RunId), new JsonObject { ["outcome"] = answer.Outcome, ["run_id"] = answer.RunId }, cancellationToken);
        return outcome with { TaskId = answer.TaskId };
    }
}
