namespace Mezzofy.Core.Webhooks.Signatures;

/// <summary>What an event of the product is about, for senders that give events no id.</summary>
internal static class NaturalKeys
{
    private static readonly Dictionary<string, string> Members = new()
    {
        [ProductEvents.CustomerSignedUp] = "customer_id",
        [ProductEvents.CustomerChurned] = "customer_id",
        [ProductEvents.OrderCompleted] = "order_id",
        [ProductEvents.SupportTicketCreated] = "ticket_id",
        [ProductEvents.FeatureReleased] = "feature_id",
    };

    /// <summary>The member that names it: the one of the type, else <c>id</c>, else the first whose name ends in <c>_id</c>; null without any.</summary>
    public static string? Of(string type, EventJson data)
    {
        var name = Members.TryGetValue(type, out var own) && data.Text(own) is not null ? own
            : data.Text("id") is not null ? "id"
            : data.Names.FirstOrDefault(one => one.EndsWith("_id", StringComparison.Ordinal));
        return name is null ? null : data.Text(name);
    }
}
