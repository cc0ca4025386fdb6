namespace Mezzofy.Core.CompanyData.Tickets;

/// <summary>A support ticket. Subject, description and customer are what customers wrote.</summary>
/// <param name="TicketNo">Its number, <c>T-…</c>.</param>
/// <param name="Customer">The customer, or null.</param>
/// <param name="Subject">One line.</param>
/// <param name="Description">What they wrote.</param>
/// <param name="Category">As in <c>biz.tickets.category</c>.</param>
/// <param name="Issue">What it is really about, in a few words of the company's own.</param>
/// <param name="Priority"><c>low</c>, <c>normal</c>, <c>high</c> or <c>urgent</c>.</param>
/// <param name="Status"><c>open</c>, <c>in_progress</c>, <c>waiting</c>, <c>resolved</c> or <c>closed</c>.</param>
/// <param name="Assignee">Who works on it, or null.</param>
/// <param name="OpenedAt">When it came.</param>
/// <param name="ResolvedAt">When it was solved, or null.</param>
/// <param name="Resolution">What solved it, or null.</param>
/// <param name="Satisfaction">The customer's mark, 1 to 5, or null.</param>
public sealed record Ticket(
    string TicketNo, string? Customer, string Subject, string Description, string Category, string Issue, string Priority, string Status, string? Assignee,
    DateTime OpenedAt, DateTime? ResolvedAt, string? Resolution, int? Satisfaction)
{
    /// <summary>Whether somebody still has to do something.</summary>
    public bool IsOpen => Status is not ("resolved" or "closed");
}

/// <summary>Values that a ticket's columns may have.</summary>
public static class TicketValues
{
    /// <summary>Categories.</summary>
    public static IReadOnlyList<string> Categories { get; } = ["redemption", "login", "billing", "integration", "messaging", "reports", "setup", "points", "other"];

    /// <summary>Priorities, lowest first.</summary>
    public static IReadOnlyList<string> Priorities { get; } = ["low", "normal", "high", "urgent"];

    /// <summary>Channels.</summary>
    public static IReadOnlyList<string> Channels { get; } = ["email", "chat", "phone", "portal", "webhook"];

    /// <summary>States.</summary>
    public static IReadOnlyList<string> Statuses { get; } = ["open", "in_progress", "waiting", "resolved", "closed"];
}

/// <summary>What tickets are looked for; members that are null do not narrow.</summary>
public sealed record TicketFilter
{
    /// <summary>Any of these states.</summary>
    public IReadOnlyList<string>? Statuses { get; init; }

    /// <summary>The category.</summary>
    public string? Category { get; init; }

    /// <summary>The priority.</summary>
    public string? Priority { get; init; }

    /// <summary>A part of the customer's name.</summary>
    public string? Customer { get; init; }

    /// <summary>Opened at or after.</summary>
    public DateTime? From { get; init; }

    /// <summary>Opened before.</summary>
    public DateTime? Until { get; init; }

    /// <summary>English words of which at least one stands in the ticket; see <see cref="TicketWords"/>.</summary>
    public IReadOnlyCollection<string>? Words { get; init; }
}

/// <summary>What a new ticket is made of.</summary>
public sealed record NewTicket(string Subject, string Description, string Category, string Issue, string Priority, string Channel, string Keywords)
{
    /// <summary>The customer's name as it was given; one that is not known is left out of the row.</summary>
    public string? Customer { get; init; }

    /// <summary>The id under which another system knows it.</summary>
    public string? ExternalId { get; init; }
}
