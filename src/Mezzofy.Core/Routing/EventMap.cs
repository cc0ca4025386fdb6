using Mezzofy.Core.Identity;

namespace Mezzofy.Core.Routing;

/// <summary>Which agent works on which product event (seed, Supported Mezzofy events).</summary>
public static class EventMap
{
    private static readonly Dictionary<string, string> Agents = new()
    {
        ["customer_signed_up"] = Departments.Sales,
        ["customer_churned"] = Departments.Management,
        ["order_completed"] = Departments.Finance,
        ["support_ticket_created"] = Departments.Support,
        ["feature_released"] = Departments.Marketing,
    };

    /// <summary>The agent of an event type, or null for an unknown one.</summary>
    public static string? Find(string? eventType) => eventType is null ? null : Agents.GetValueOrDefault(eventType);
}
