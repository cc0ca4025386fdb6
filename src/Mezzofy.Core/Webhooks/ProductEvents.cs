namespace Mezzofy.Core.Webhooks;

/// <summary>The product's events that the server knows what to do about (seed, Supported Mezzofy events).</summary>
public static class ProductEvents
{
    /// <summary>A customer has signed up.</summary>
    public const string CustomerSignedUp = "customer_signed_up";

    /// <summary>A customer has left.</summary>
    public const string CustomerChurned = "customer_churned";

    /// <summary>An order was completed.</summary>
    public const string OrderCompleted = "order_completed";

    /// <summary>A customer needs help.</summary>
    public const string SupportTicketCreated = "support_ticket_created";

    /// <summary>A feature has been released.</summary>
    public const string FeatureReleased = "feature_released";
}
