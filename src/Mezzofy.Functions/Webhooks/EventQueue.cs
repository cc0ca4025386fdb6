namespace Mezzofy.Functions.Webhooks;

/// <summary>The queue between the door and the work; its messages are ids of events.</summary>
internal static class EventQueue
{
    /// <summary>Its name.</summary>
    public const string Name = "webhook-events";
}
