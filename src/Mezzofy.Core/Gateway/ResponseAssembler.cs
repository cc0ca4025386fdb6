using Mezzofy.Core.Agents;
using Mezzofy.Core.Conversations;
using Mezzofy.Core.Routing;

namespace Mezzofy.Core.Gateway;

/// <summary>Puts the final response together (seed, Context Processor): the answer, its files, tools and sources, for the channel and for the history.</summary>
internal static class ResponseAssembler
{
    /// <summary>An agent's answer; of a run that was stopped also what has gone out already (<paramref name="sent"/>, by channel).</summary>
    public static AssembledAnswer Answer(
        AcceptedMessage accepted, RoutingDecision decision, AgentRun run, AgentResult result, DateTimeOffset now, IReadOnlyDictionary<string, long>? sent = null)
    {
        var (status, text) = result.Outcome switch
        {
            RunOutcome.Completed => ("completed", result.State.Answer!),
            RunOutcome.Cancelled => ("cancelled", Phrases.Cancelled(run.Language) + Phrases.Sent(sent, run.Language)),
            _ => ("limit_reached", Phrases.LimitReached(run.Language) + Phrases.Sent(sent, run.Language)),
        };
        var response = Base(accepted, status, text, now) with
        {
            AgentUsed = run.Agent,
            ToolsUsed = result.ToolsUsed,
            Artifacts = [.. result.State.Artifacts.Select(ArtifactView.Of)],
            Model = result.State.Model,
            Usage = result.State.Usage,
            Sources = result.Sources,
            Routing = decision.Explanation,
        };
        return new(response, View(response, now));
    }

    /// <summary>A question back.</summary>
    public static AssembledAnswer Question(AcceptedMessage accepted, RoutingDecision decision, DateTimeOffset now)
    {
        var response = Base(accepted, "clarification", decision.Question ?? "", now) with
        {
            NeedsClarification = true,
            Options = [.. decision.Options.Select(option => new ClarificationOption(option.Agent, option.Label))],
            Routing = decision.Explanation,
        };
        return new(response, View(response, now));
    }

    /// <summary>What the history says of a task that was stopped before an agent was found.</summary>
    public static AssembledAnswer Cancelled(AcceptedMessage accepted, DateTimeOffset now)
    {
        var response = Base(accepted, "cancelled", Phrases.Cancelled(accepted.Request.Caller.Language), now);
        return new(response, View(response, now));
    }

    /// <summary>What the history says when a message could not be answered.</summary>
    public static AssembledAnswer Failure(AcceptedMessage accepted, DateTimeOffset now)
    {
        var response = Base(accepted, "failed", Phrases.Failed(accepted.Request.Caller.Language), now);
        return new(response, View(response, now));
    }

    private static ChatResponse Base(AcceptedMessage accepted, string status, string text, DateTimeOffset now) => new()
    {
        SessionId = accepted.Request.SessionId,
        Response = text,
        InputProcessed = new(accepted.Request.InputType.ToString().ToLowerInvariant(), null, accepted.Request.ExtractedText),
        MessageId = Ids.New(Ids.Message, now),
        RunId = accepted.RunId,
        Status = status,
    };

    private static MessageView View(ChatResponse response, DateTimeOffset now) => new(response.MessageId, "assistant", response.Response, now)
    {
        RunId = response.RunId,
        AgentUsed = response.AgentUsed,
        ToolsUsed = response.ToolsUsed,
        Artifacts = response.Artifacts,
        Sources = response.Sources,
        NeedsClarification = response.NeedsClarification ? true : null,
        Options = response.NeedsClarification ? response.Options : null,
    };
}

/// <summary>An answer, for the channel and for the history.</summary>
/// <param name="Response">What the sender gets.</param>
/// <param name="Message">What the history keeps.</param>
internal sealed record AssembledAnswer(ChatResponse Response, MessageView Message);
