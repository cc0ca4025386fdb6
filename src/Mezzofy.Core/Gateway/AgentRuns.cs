using Mezzofy.Core.Agents;
using Mezzofy.Core.Conversations;
using Mezzofy.Core.Routing;

namespace Mezzofy.Core.Gateway;

/// <summary>From what was accepted to what an agent is asked; the same for whoever drives the run.</summary>
internal static class AgentRuns
{
    /// <summary>What the router is asked.</summary>
    public static RoutingRequest RoutingOf(AcceptedMessage accepted, Conversation conversation) =>
        new(accepted.Request.Message, accepted.Request.Source, accepted.Request.Caller.Department, accepted.Request.Caller.Language)
        {
            ConfiguredAgent = accepted.Request.Agent,
            EventType = accepted.Request.EventType,
            Channel = accepted.Request.Channel,
            SessionAgent = conversation.Agent,
            PendingClarification = conversation.Clarification,
        };

    /// <summary>What the agent is asked.</summary>
    public static AgentRun Of(AcceptedMessage accepted, RoutingDecision decision, IReadOnlyList<PastMessage> history) =>
        new(accepted.RunId, accepted.Request.Caller, decision.Agent!, decision.Message, decision.Language, accepted.AcceptedAt)
        {
            SessionId = accepted.Request.SessionId,
            History = [.. history.TakeWhile(past => past.MessageId != accepted.MessageId)],
            UntrustedText = accepted.Request.ExtractedText,
        };
}
