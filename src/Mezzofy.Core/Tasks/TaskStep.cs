using Mezzofy.Core.Agents;
using Mezzofy.Core.Tools;

namespace Mezzofy.Core.Tasks;

/// <summary>What a task does next: small, because it travels through the history of its orchestration.</summary>
/// <param name="Kind">One of <see cref="TaskStepKinds"/>.</param>
/// <param name="Calls">The calls to be made; empty unless the kind is <see cref="TaskStepKinds.Tools"/>.</param>
/// <param name="Outcome">How it ends, one of <see cref="TaskStatuses"/>; null unless the kind is <see cref="TaskStepKinds.Finish"/>.</param>
/// <param name="Limit">Which limit was hit, or null.</param>
public sealed record TaskStep(string Kind, IReadOnlyList<TaskCall> Calls, string? Outcome, string? Limit)
{
    /// <summary>Whether the calls may be made at once: they only read, or make files, and none waits for another.</summary>
    public bool AtOnce { get; init; }

    /// <summary>How long the task may work in all; said once, by its first step, so that the setting cannot change under a replay.</summary>
    public TimeSpan? HardTime { get; init; }

    /// <summary>Ask the model.</summary>
    public static TaskStep Model { get; } = new(TaskStepKinds.Model, [], null, null);

    /// <summary>The task is over.</summary>
    public static TaskStep Finish(string outcome, string? limit = null) => new(TaskStepKinds.Finish, [], outcome, limit);

    /// <summary>The step that the loop decided on.</summary>
    /// <param name="step">From <see cref="AgentLoop.Next"/>.</param>
    /// <param name="effectOf">What a tool changes.</param>
    public static TaskStep Of(AgentStep step, Func<string, ToolEffect> effectOf) => step switch
    {
        CallModel => Model,
        CallTools tools => new(TaskStepKinds.Tools, [.. tools.Calls.Select(call => new TaskCall(call.CallId, call.Tool))], null, null)
        {
            AtOnce = tools.Calls.All(call => effectOf(call.Tool) != ToolEffect.Outward),
        },
        Finish { Outcome: RunOutcome.Completed } => Finish(TaskStatuses.Completed),
        Finish finish => Finish(TaskStatuses.LimitReached, finish.Limit),
        _ => throw new InvalidOperationException($"A task has no step {step.GetType().Name}."),
    };
}

/// <summary>The kinds of step.</summary>
public static class TaskStepKinds
{
    /// <summary>Ask the model.</summary>
    public const string Model = "model";

    /// <summary>Make tool calls.</summary>
    public const string Tools = "tools";

    /// <summary>Assemble, store, deliver.</summary>
    public const string Finish = "finish";
}

/// <summary>A tool call by its id; its arguments are in the journal.</summary>
/// <param name="CallId">Unique in the run.</param>
/// <param name="Tool">The tool's name.</param>
public sealed record TaskCall(string CallId, string Tool);

/// <summary>What came of a tool call: it returned, or it waits for a person.</summary>
/// <param name="ApprovalId">What it waits for, or null.</param>
/// <param name="Deadline">Until when.</param>
public sealed record TaskCallOutcome(string? ApprovalId, DateTimeOffset? Deadline)
{
    /// <summary>It returned.</summary>
    public static TaskCallOutcome Returned { get; } = new(null, null);
}
