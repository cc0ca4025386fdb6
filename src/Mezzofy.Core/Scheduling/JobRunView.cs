using System.Text.Json;

namespace Mezzofy.Core.Scheduling;

/// <summary>A run of a job, in its history.</summary>
/// <param name="JobRunId">The run: <c>run:{job}:{scheduled time}</c>, the id of its orchestration too.</param>
/// <param name="JobId">The job.</param>
/// <param name="Origin"><c>schedule</c> or <c>manual</c>.</param>
/// <param name="ScheduledAt">When it was due.</param>
/// <param name="Status">One of <see cref="JobRunStatuses"/>, or how its task ended.</param>
public sealed record JobRunView(string JobRunId, string JobId, string Origin, DateTimeOffset ScheduledAt, string Status)
{
    /// <summary>When it was started.</summary>
    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>When it ended.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>With whose rights.</summary>
    public string? ActsAs { get; init; }

    /// <summary>The task that did the work, <c>task_…</c>.</summary>
    public string? TaskId { get; init; }

    /// <summary>What came of it: the answer's beginning and its files.</summary>
    public JsonElement? Result { get; init; }

    /// <summary>What left because of it: mails, posts, notifications, each with its status.</summary>
    public IReadOnlyList<JobRunDelivery> Delivery { get; init; } = [];

    /// <summary>Why it failed or was skipped.</summary>
    public string? Error { get; init; }
}

/// <summary>An effect that left because of a run.</summary>
/// <param name="DeliveryId">Its row in the outbox.</param>
/// <param name="Channel">How it left.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="Error">Why not.</param>
public sealed record JobRunDelivery(string DeliveryId, string Channel, string Status, string? Error);
