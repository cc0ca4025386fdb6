using Microsoft.DurableTask;

namespace Mezzofy.LocalHost.Durable.Replay;

/// <summary>The orchestrator's code no longer does what history says it did.</summary>
internal sealed class NonDeterminismException(string message) : Exception("Non-Deterministic workflow detected: " + message)
{
    /// <summary>The official engine's name for this failure; what clients and parents see.</summary>
    public const string OfficialType = "DurableTask.Core.Exceptions.NonDeterministicOrchestrationException";

    private const string Question = "Was a change made to the orchestrator code after this instance had already started running?";

    /// <summary>History has a step that the code did not ask for.</summary>
    public static NonDeterminismException Missing(HistoryEvent recorded) => new(
        $"{Before(recorded)}, but the current replay execution hasn't (yet?) scheduled this task. {Question}");

    /// <summary>The code asked for another step at this place.</summary>
    public static NonDeterminismException Different(HistoryEvent recorded, Step step) => new(step.Recorded == recorded.Kind
        ? $"{Before(recorded)}, but the current replay execution instead scheduled {Noun(step.Recorded)} named '{step.Name}' with this sequence number. {Question}"
        : $"{Before(recorded)}, but the current replay execution instead produced a {Action(step)}{Named(step.Name)} with this sequence number. {Question}");

    /// <summary>How the instance ends.</summary>
    public FailedEnd End() => new($"{OfficialType}: {Message}", new TaskFailureDetails(OfficialType, Message, null, null, null), Abrupt: true);

    private static string Before(HistoryEvent recorded) =>
        $"A previous execution of this orchestration scheduled {Noun(recorded.Kind)} with sequence number {recorded.TaskId}{Named(recorded.Name)}";

    private static string Named(string? name) => string.IsNullOrEmpty(name) ? string.Empty : $" named '{name}'";

    private static string Noun(HistoryKind kind) => kind switch
    {
        HistoryKind.TaskScheduled => "an activity task",
        HistoryKind.ChildCreated => "a sub-orchestration task",
        HistoryKind.EventSent => "a sent event",
        _ => "a timer task",
    };

    private static string Action(Step step) => step switch
    {
        ActivityStep => "ScheduleTaskOrchestratorAction",
        ChildStep => "CreateSubOrchestrationAction",
        EventStep => "SendEventOrchestratorAction",
        _ => "CreateTimerOrchestratorAction",
    };
}
