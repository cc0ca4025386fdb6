namespace Mezzofy.Core.Routing;

/// <summary>Decides which agent a message goes to, or asks back.</summary>
public interface IRouter
{
    /// <summary>Decides. The same request gives the same decision when no model is configured.</summary>
    Task<RoutingDecision> RouteAsync(RoutingRequest request, CancellationToken cancellationToken);
}

/// <summary>What is known when a message is routed.</summary>
/// <param name="Message">What was said.</param>
/// <param name="Source">The door: <c>mobile</c>, <c>webhook</c>, <c>scheduler</c> or <c>teams</c>.</param>
/// <param name="Department">The sender's department; a prior.</param>
/// <param name="PreferredLanguage">Used when the message shows none.</param>
public sealed record RoutingRequest(string Message, string Source, string Department, string PreferredLanguage)
{
    /// <summary>The agent that a schedule or an event names; it is taken as it is.</summary>
    public string? ConfiguredAgent { get; init; }

    /// <summary>The type of a webhook event, for example <c>order_completed</c>; without a configured agent it decides.</summary>
    public string? EventType { get; init; }

    /// <summary>The name of the Teams channel; one named after a department counts before the sender's own.</summary>
    public string? Channel { get; init; }

    /// <summary>The agent that answered last in the session, or null.</summary>
    public string? SessionAgent { get; init; }

    /// <summary>What the last decision asked back (<see cref="RoutingDecision.PendingClarification"/>), or null.</summary>
    public string? PendingClarification { get; init; }
}

/// <summary>Where a message goes and why.</summary>
/// <param name="Agent">The agent; null when the assistant asks back, and for an event nobody handles.</param>
/// <param name="Language">The language to answer in: <c>en</c>, <c>zh</c> or <c>ms</c>.</param>
/// <param name="Message">What the agent is to work on: the message, or the one that a clarification was about.</param>
/// <param name="Explanation">Why, stored with the message and shown in the response.</param>
public sealed record RoutingDecision(string? Agent, string Language, string Message, RoutingExplanation Explanation)
{
    /// <summary>What is asked back, in the language; null when an agent was found.</summary>
    public string? Question { get; init; }

    /// <summary>What may be chosen when it asks back.</summary>
    public IReadOnlyList<RoutingOption> Options { get; init; } = [];

    /// <summary>A JSON object to be handed in with the answer to the question; null when nothing is asked.</summary>
    public string? PendingClarification { get; init; }
}

/// <summary>Something to choose.</summary>
/// <param name="Agent">The agent it leads to.</param>
/// <param name="Label">In the user's language.</param>
public sealed record RoutingOption(string Agent, string Label);

/// <summary>Why a decision was made.</summary>
/// <param name="Method">One of <see cref="RoutingMethods"/>.</param>
/// <param name="Confidence">0 to 1; calibrated: of all decisions made with 0.8, about eight in ten are right.</param>
/// <param name="Reasons">One short sentence each, in the language of the answer: terms that counted, the prior, the runner-up.</param>
public sealed record RoutingExplanation(string Method, double Confidence, IReadOnlyList<string> Reasons)
{
    /// <summary>The terms of the message that counted most.</summary>
    public IReadOnlyList<RoutingTerm> Terms { get; init; } = [];

    /// <summary>The department that was likelier beforehand: the session's agent, the channel's or the sender's; null if none was used.</summary>
    public string? Prior { get; init; }

    /// <summary>The next likely agent, or null if none was considered.</summary>
    public AgentScore? RunnerUp { get; init; }

    /// <summary>Whether the message is a greeting, thanks or off topic; any agent can answer it.</summary>
    public bool SmallTalk { get; init; }

    /// <summary>Tools a model said it would need; empty from the offline classifier.</summary>
    public IReadOnlyList<string> Tools { get; init; } = [];
}

/// <summary>A term and what it spoke for.</summary>
/// <param name="Term">As the lexicon writes it.</param>
/// <param name="Agent">What it spoke for.</param>
/// <param name="Weight">How much, in log-odds.</param>
public sealed record RoutingTerm(string Term, string Agent, double Weight);

/// <summary>An agent and how likely it is.</summary>
/// <param name="Agent">One of <see cref="Identity.Departments"/>.</param>
/// <param name="Probability">0 to 1.</param>
public sealed record AgentScore(string Agent, double Probability);
