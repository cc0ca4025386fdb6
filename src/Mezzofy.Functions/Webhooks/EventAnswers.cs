using Mezzofy.Core.Webhooks;
using Mezzofy.Functions.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace Mezzofy.Functions.Webhooks;

/// <summary>What a sender is told.</summary>
/// <param name="EventId">The event, <c>evt_…</c>.</param>
/// <param name="Status"><c>accepted</c>, or <c>duplicate</c> for an id that was known.</param>
public sealed record AcceptedEvent(string EventId, string Status);

/// <summary>The answer, and the message that begins the work. The message leaves after the row is committed; a lost one is the sweeper's.</summary>
public sealed class EventAnswer
{
    /// <summary>The answer.</summary>
    [HttpResult]
    public required IActionResult Answer { get; init; }

    /// <summary>The event whose work is to begin, or null.</summary>
    [ServiceBusOutput(EventQueue.Name)]
    public string? Message { get; init; }

    /// <summary>For an event that was let in.</summary>
    internal static EventAnswer Of(Admission admission) => new()
    {
        Answer = JsonAnswer.Ok(new AcceptedEvent(admission.EventId, admission.IsNew ? "accepted" : "duplicate")),
        Message = admission is { IsNew: true, HasWork: true } ? admission.EventId : null,
    };
}
