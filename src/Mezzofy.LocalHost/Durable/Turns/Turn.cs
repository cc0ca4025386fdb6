using Mezzofy.LocalHost.Durable.Replay;

namespace Mezzofy.LocalHost.Durable.Turns;

/// <summary>One step forward of one instance: its state and messages as they were locked, then what its code made of them.</summary>
/// <param name="State">The instance.</param>
/// <param name="Plan">What happens to its messages.</param>
/// <param name="Past">Its history.</param>
/// <param name="At">The turn's time, by the database's clock; never before the turn before.</param>
internal sealed record Turn(InstanceState State, TurnPlan Plan, IReadOnlyList<HistoryEvent> Past, DateTime At)
{
    /// <summary>What the code came to; null when it did not run.</summary>
    public PassResult? Result { get; set; }

    /// <summary>The lines to be added to history.</summary>
    public IEnumerable<HistoryEvent> NewHistory() => Result is null
        ? []
        : Plan.Fresh.Concat(Result.NewSteps.Select(step => new HistoryEvent(step.Recorded, At, step.TaskId, step.Name, step.Data))).Concat(EndLine());

    private IEnumerable<HistoryEvent> EndLine() => Result?.End switch
    {
        CompletedEnd => [new HistoryEvent(HistoryKind.ExecutionCompleted, At)],
        FailedEnd => [new HistoryEvent(HistoryKind.ExecutionFailed, At)],
        _ => [],
    };
}
