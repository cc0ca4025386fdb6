namespace Mezzofy.Core.Routing;

/// <summary>Says how likely each agent is; offline, or with a language model.</summary>
public interface IIntentClassifier
{
    /// <summary>Classifies a message.</summary>
    /// <param name="message">The person's text.</param>
    /// <param name="prior">The department that is likelier beforehand, or null.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    ValueTask<Classification> ClassifyAsync(string message, string? prior, CancellationToken cancellationToken);
}

/// <summary>How likely each agent is.</summary>
/// <param name="Method">One of <see cref="RoutingMethods"/>.</param>
/// <param name="Scores">All agents, the likeliest first. Together with the two below they add up to 1.</param>
/// <param name="SmallTalk">How likely the message is a greeting or off topic.</param>
/// <param name="Unclear">How likely it does not tell which agent is meant.</param>
/// <param name="Terms">The terms that counted most.</param>
/// <param name="Tools">Tools that seem needed.</param>
public sealed record Classification(
    string Method,
    IReadOnlyList<AgentScore> Scores,
    double SmallTalk,
    double Unclear,
    IReadOnlyList<RoutingTerm> Terms,
    IReadOnlyList<string> Tools)
{
    /// <summary>The likeliest agent.</summary>
    public AgentScore Best => Scores[0];
}
