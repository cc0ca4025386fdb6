namespace Mezzofy.Core.Scheduling;

/// <summary>A run as its orchestration sees it.</summary>
/// <param name="RunId">The run.</param>
/// <param name="JobId">Its job.</param>
/// <param name="Origin"><c>schedule</c> or <c>manual</c>.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="ActsAs">Whom an earlier attempt acted as.</param>
/// <param name="TaskId">The task that an earlier attempt made.</param>
internal sealed record JobRunRow(string RunId, string JobId, string Origin, string Status, string? ActsAs, string? TaskId)
{
    /// <summary>Whether nothing more will happen.</summary>
    public bool IsOver => Status is not (JobRunStatuses.Queued or JobRunStatuses.Claimed or JobRunStatuses.Running);
}
