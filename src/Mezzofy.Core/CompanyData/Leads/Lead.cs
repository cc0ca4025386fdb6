namespace Mezzofy.Core.CompanyData.Leads;

/// <summary>A lead as the CRM holds it.</summary>
/// <param name="LeadNo">Its number, <c>L-…</c>.</param>
/// <param name="Company">The company.</param>
/// <param name="ContactName">Whom to talk to, or null.</param>
/// <param name="ContactEmail">Where to write, or null.</param>
/// <param name="Language">The contact's language: <c>en</c>, <c>zh</c> or <c>ms</c>.</param>
/// <param name="Industry">For example <c>F&amp;B</c>.</param>
/// <param name="Country">ISO 3166 code: <c>SG</c>, <c>MY</c>.</param>
/// <param name="City">The city.</param>
/// <param name="Status">One of <see cref="LeadStatus"/>.</param>
/// <param name="ValueSgd">The expected yearly value in SGD.</param>
/// <param name="Owner">Whose it is.</param>
/// <param name="OwnerEmail">The owner's address.</param>
/// <param name="CreatedOn">When it came.</param>
/// <param name="FollowUpDate">When it is to be followed up, or null.</param>
/// <param name="LastActivityOn">When something was last done, or null.</param>
public sealed record Lead(
    string LeadNo, string Company, string? ContactName, string? ContactEmail, string Language, string Industry, string Country, string City, string Status,
    decimal ValueSgd, string Owner, string OwnerEmail, DateOnly CreatedOn, DateOnly? FollowUpDate, DateOnly? LastActivityOn);

/// <summary>The states of a lead.</summary>
public static class LeadStatus
{
    /// <summary>All of them, in the order in which a lead goes through them.</summary>
    public static IReadOnlyList<string> All { get; } = ["new", "contacted", "qualified", "proposal", "negotiation", "won", "lost"];

    /// <summary>Those of leads that are still worked on.</summary>
    public static IReadOnlyList<string> Open { get; } = ["new", "contacted", "qualified", "proposal", "negotiation"];

    /// <summary>Whether a lead with it is done.</summary>
    public static bool IsClosed(string status) => status is "won" or "lost";
}

/// <summary>What leads are looked for; members that are null do not narrow.</summary>
public sealed record LeadFilter
{
    /// <summary>Any of these states.</summary>
    public IReadOnlyList<string>? Statuses { get; init; }

    /// <summary>Words of the industry, in any case.</summary>
    public string? Industry { get; init; }

    /// <summary>ISO 3166 code.</summary>
    public string? Country { get; init; }

    /// <summary>The owner's name or address, or a part of the name.</summary>
    public string? Owner { get; init; }

    /// <summary>To be followed up from this day on.</summary>
    public DateOnly? FollowUpFrom { get; init; }

    /// <summary>To be followed up at the latest on this day.</summary>
    public DateOnly? FollowUpTo { get; init; }

    /// <summary>Words in the company's, contact's or city's name, or the lead's number.</summary>
    public string? Text { get; init; }
}

/// <summary>What a lead is made of; members that are null are left open.</summary>
public sealed record NewLead(string Company)
{
    /// <summary>The id under which another system knows it; a second creation with it updates the first.</summary>
    public string? ExternalId { get; init; }

    /// <summary>Whom to talk to.</summary>
    public string? ContactName { get; init; }

    /// <summary>Where to write.</summary>
    public string? ContactEmail { get; init; }

    /// <summary>Where to call.</summary>
    public string? Phone { get; init; }

    /// <summary>The contact's language.</summary>
    public string? Language { get; init; }

    /// <summary>The industry.</summary>
    public string? Industry { get; init; }

    /// <summary>ISO 3166 code.</summary>
    public string? Country { get; init; }

    /// <summary>The city.</summary>
    public string? City { get; init; }

    /// <summary>Where it comes from, as in <c>biz.leads.source</c>.</summary>
    public required string Source { get; init; }

    /// <summary>The expected yearly value in SGD.</summary>
    public decimal? ValueSgd { get; init; }

    /// <summary>When to follow up.</summary>
    public DateOnly? FollowUpDate { get; init; }

    /// <summary>Whose it is.</summary>
    public required string Owner { get; init; }

    /// <summary>The owner's address.</summary>
    public required string OwnerEmail { get; init; }

    /// <summary>Something to remember.</summary>
    public string? Note { get; init; }
}

/// <summary>What changes of a lead; members that are null stay.</summary>
public sealed record LeadChange
{
    /// <summary>The new state.</summary>
    public string? Status { get; init; }

    /// <summary>When to follow up.</summary>
    public DateOnly? FollowUpDate { get; init; }

    /// <summary>The expected yearly value in SGD.</summary>
    public decimal? ValueSgd { get; init; }

    /// <summary>The contact's name.</summary>
    public string? ContactName { get; init; }

    /// <summary>The contact's address.</summary>
    public string? ContactEmail { get; init; }

    /// <summary>The new owner and their address.</summary>
    public (string Name, string Email)? Owner { get; init; }

    /// <summary>Why it was lost.</summary>
    public string? LostReason { get; init; }

    /// <summary>What was done: <c>call</c>, <c>email</c>, <c>meeting</c>, <c>demo</c> or <c>note</c>.</summary>
    public string? Activity { get; init; }

    /// <summary>A few words about what was done.</summary>
    public string? Note { get; init; }
}
