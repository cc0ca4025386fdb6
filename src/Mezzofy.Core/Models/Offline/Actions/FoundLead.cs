using System.Text.Json;

namespace Mezzofy.Core.Models.Offline.Actions;

/// <summary>A lead as <c>find_leads</c> tells of it.</summary>
internal sealed record FoundLead(string Number, string Company, string? Contact, string? Email, string Language, string Status, string Owner)
{
    /// <summary>The leads of a result, in order; none when it has another shape.</summary>
    public static IReadOnlyList<FoundLead> AllOf(JsonElement result) =>
        result.ValueKind == JsonValueKind.Object && result.TryGetProperty("leads", out var leads) && leads.ValueKind == JsonValueKind.Array
            ? [.. leads.EnumerateArray().Select(Of).OfType<FoundLead>()]
            : [];

    private static FoundLead? Of(JsonElement lead) => Results.Text(lead, "lead_no") is { } number && Results.Text(lead, "company") is { } company
        ? new(
            number, company, Results.Text(lead, "contact_name"), Results.Text(lead, "contact_email"), Results.Text(lead, "language") ?? "en",
            Results.Text(lead, "status") ?? "new", Results.Text(lead, "owner") ?? "")
        : null;
}
