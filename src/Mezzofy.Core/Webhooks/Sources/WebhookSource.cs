using System.Text.RegularExpressions;
using Mezzofy.Core.Agents;
using Mezzofy.Core.Delivery;
using Mezzofy.Core.Webhooks.Signatures;

namespace Mezzofy.Core.Webhooks.Sources;

/// <summary>A configured source of events: how it signs, which agent works on its events with whose rights, and where the result goes.</summary>
public sealed record WebhookSource
{
    /// <summary>The source, <c>whs_…</c>.</summary>
    public required string Id { get; init; }

    /// <summary>Its name in <c>/webhooks/custom/{source}</c>: 2 to 60 lower-case letters, digits and hyphens.</summary>
    public required string Name { get; init; }

    /// <summary>One of <see cref="SignatureForms.All"/>.</summary>
    public required string Form { get; init; }

    /// <summary>Whether its events are taken.</summary>
    public bool Enabled { get; init; } = true;

    /// <summary>The agent that works on its events.</summary>
    public required string Agent { get; init; }

    /// <summary>What the agent is told; <c>{source}</c> and <c>{event}</c> stand for the names of the source and the event's type.</summary>
    public required string MessageTemplate { get; init; }

    /// <summary>Where the result goes besides the record.</summary>
    public DeliverTo? DeliverTo { get; init; }

    /// <summary>Whose rights it acts with, <c>user_…</c>.</summary>
    public required string OwnerId { get; init; }

    /// <summary>Who approves what needs a person, <c>user_…</c>; null for the owner.</summary>
    public string? ApproverId { get; init; }

    /// <summary>Who configured it.</summary>
    public required string CreatedBy { get; init; }

    /// <summary>When.</summary>
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it was last changed.</summary>
    public DateTimeOffset UpdatedAt { get; init; }

    /// <summary>How many secrets are valid: one, or two during a rotation.</summary>
    public int ValidSecrets { get; init; }
}

/// <summary>The rules for what operators configure.</summary>
public static partial class SourceRules
{
    private const int LongestTemplate = 2000;

    /// <summary>Passes a source that makes sense.</summary>
    /// <exception cref="ProblemException">400 <c>validation_failed</c>, with the field.</exception>
    public static void Check(WebhookSource source)
    {
        Require(Names().IsMatch(source.Name), "name", "must be 2 to 60 lower-case letters, digits and hyphens, the first a letter.");
        Require(SignatureForms.All.Contains(source.Form), "form", $"must be one of {string.Join(", ", SignatureForms.All)}.");
        Require(AgentCatalogue.All.ContainsKey(source.Agent), "agent", $"must be one of {string.Join(", ", AgentCatalogue.All.Keys)}.");
        Require(source.MessageTemplate.Trim().Length is > 0 and <= LongestTemplate, "message_template", $"must have 1 to {LongestTemplate} characters.");
        Require(
            Placeholders().Matches(source.MessageTemplate).All(one => one.Value is "{source}" or "{event}"),
            "message_template", "may use {source} and {event}. What the sender writes is given to the agent as data, not put into its instructions.");
    }

    /// <summary>What the agent is told of an event. The type has been checked to be a plain name.</summary>
    public static string Message(WebhookSource source, string type) =>
        source.MessageTemplate.Replace("{source}", source.Name, StringComparison.Ordinal).Replace("{event}", type, StringComparison.Ordinal);

    private static void Require(bool holds, string field, string message)
    {
        if (!holds)
        {
            throw ProblemException.Validation(field, message);
        }
    }

    [GeneratedRegex("^[a-z][a-z0-9-]{1,59}$")]
    private static partial Regex Names();

    [GeneratedRegex(@"\{[^{}\s]{1,60}\}")]
    private static partial Regex Placeholders();
}
