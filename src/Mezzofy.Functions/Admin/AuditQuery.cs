using System.Globalization;
using System.Text.Json.Nodes;
using Mezzofy.Core;
using Mezzofy.Core.Auditing;
using Microsoft.AspNetCore.Http;

namespace Mezzofy.Functions.Admin;

/// <summary>Reads the filters of the audit log.</summary>
internal static class AuditQuery
{
    private static readonly string[] Outcomes = [AuditOutcomes.Done, AuditOutcomes.Refused, AuditOutcomes.Failed];

    /// <summary>All of them.</summary>
    /// <exception cref="ProblemException">400 <c>validation_failed</c>.</exception>
    public static AuditFilter Read(HttpRequest request) => new()
    {
        UserId = DeliveryQuery.Text(request, "user_id"),
        Action = DeliveryQuery.Text(request, "action"),
        Object = DeliveryQuery.Text(request, "object"),
        Outcome = Http.Fields.OneOf(DeliveryQuery.Text(request, "outcome"), "outcome", Outcomes),
        From = Time(request, "from"),
        To = Time(request, "to"),
    };

    private static DateTimeOffset? Time(HttpRequest request, string name) =>
        DeliveryQuery.Text(request, name) is not { } text ? null
        : DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time
        : throw ProblemException.Validation(name, "must be a time such as 2026-03-02T15:00:00+08:00.");
}

/// <summary>A line of the audit log as clients see it.</summary>
/// <param name="Seq">Its place in the chain, from 1, without gaps.</param>
/// <param name="At">When.</param>
/// <param name="UserId">Who, or null.</param>
/// <param name="Action">What.</param>
/// <param name="Object">To what, or null.</param>
/// <param name="Outcome">One of <see cref="AuditOutcomes"/>.</param>
/// <param name="Source">The door.</param>
/// <param name="Address">The network address, or null.</param>
/// <param name="TraceId">The trace, or null.</param>
/// <param name="Detail">A few facts, or null.</param>
public sealed record AuditLine(
    long Seq, DateTimeOffset At, string? UserId, string Action, string? Object, string Outcome, string Source, string? Address, string? TraceId, JsonNode? Detail)
{
    /// <summary>The line of a row.</summary>
    internal static AuditLine Of(AuditRecord row) => new(
        row.Seq, row.At, row.UserId, row.Action, row.Object, row.Outcome, row.Source, row.Address, row.TraceId, row.Detail is null ? null : JsonNode.Parse(row.Detail));
}
