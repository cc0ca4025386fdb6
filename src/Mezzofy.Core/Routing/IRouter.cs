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

    /// <summary>The agent that answered last in the session, or null.</summary>
    public string? SessionAgent { get; init; }

    /// <summary>What the last decision asked back (<see cref="RoutingDecision.PendingClarification"/>), or null.</summary>
    public string? PendingClarification { get; init; }
}

/// <summary>Where a message goes and why.</summary>
/// <param name="Agent">The agent, or null when the assistant asks back.</param>
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
/// <param name="Method"><c>configured</c>, <c>clarification</c>, <c>follow_up</c>, <c>offline_classifier</c> or <c>model</c>.</param>
/// <param name="Confidence">0 to 1.</param>
/// <param name="Reasons">One short sentence each: terms that counted, the prior, the runner-up.</param>
public sealed record RoutingExplanation(string Method, double Confidence, IReadOnlyList<string> Reasons);
