namespace Mezzofy.Core.Routing;

/// <summary>Where requests come from (seed, Standard Internal Format).</summary>
public static class RoutingSources
{
    /// <summary>The phone, or any client of the chat endpoints.</summary>
    public const string Mobile = "mobile";

    /// <summary>An inbound event.</summary>
    public const string Webhook = "webhook";

    /// <summary>A scheduled job.</summary>
    public const string Scheduler = "scheduler";

    /// <summary>A mention in Microsoft Teams.</summary>
    public const string Teams = "teams";
}

/// <summary>How a decision was reached.</summary>
public static class RoutingMethods
{
    /// <summary>By the type of a webhook event.</summary>
    public const string Event = "event";

    /// <summary>By the agent a job or a webhook source is configured with.</summary>
    public const string Configured = "configured";

    /// <summary>The message names the agent.</summary>
    public const string Mention = "mention";

    /// <summary>By the answer to a question.</summary>
    public const string Clarification = "clarification";

    /// <summary>It goes on with what the session's last agent did.</summary>
    public const string FollowUp = "follow_up";

    /// <summary>By the offline classifier.</summary>
    public const string OfflineClassifier = "offline_classifier";

    /// <summary>By a language model.</summary>
    public const string Model = "model";
}
