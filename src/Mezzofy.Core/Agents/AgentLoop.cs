namespace Mezzofy.Core.Agents;

/// <summary>
/// The step loop of an agent as one pure function: plan, call tools, plan, answer. It is driven in process for short requests and
/// by a durable orchestration for long ones; both drive this code.
/// </summary>
public static class AgentLoop
{
    /// <summary>What is to be done next.</summary>
    /// <param name="state">Where the run stands.</param>
    /// <param name="limits">What it may use.</param>
    /// <param name="elapsed">How long it has been running.</param>
    public static AgentStep Next(AgentState state, AgentLimits limits, TimeSpan elapsed)
    {
        if (state.Answer is not null)
        {
            return new Finish(RunOutcome.Completed, null);
        }

        if (Exceeded(state, limits, elapsed) is { } limit)
        {
            return new Finish(RunOutcome.LimitReached, limit);
        }

        return state.Pending.IsEmpty ? new CallModel() : new CallTools(state.Pending);
    }

    /// <summary>The name of the first limit that is used up, or null.</summary>
    private static string? Exceeded(AgentState state, AgentLimits limits, TimeSpan elapsed) =>
        elapsed >= limits.SoftTime ? "time"
        : state.Pending.IsEmpty && state.Steps >= limits.Steps ? "steps"
        : state.ToolCalls > limits.ToolCalls ? "tool_calls"
        : state.Usage.InputTokens + state.Usage.OutputTokens >= limits.Tokens ? "tokens"
        : limits.CostUsd > 0 && state.Usage.CostUsd >= limits.CostUsd ? "cost"
        : null;
}

/// <summary>What is to be done next in a run.</summary>
public abstract record AgentStep;

/// <summary>Ask the model.</summary>
public sealed record CallModel : AgentStep;

/// <summary>Run these calls; those that only read may run at once.</summary>
/// <param name="Calls">The calls, in the order the model gave them.</param>
public sealed record CallTools(IReadOnlyList<ToolCall> Calls) : AgentStep;

/// <summary>The run is over.</summary>
/// <param name="Outcome">How.</param>
/// <param name="Limit">Which limit was hit: <c>time</c>, <c>steps</c>, <c>tool_calls</c>, <c>tokens</c> or <c>cost</c>.</param>
public sealed record Finish(RunOutcome Outcome, string? Limit) : AgentStep;

/// <summary>How a run ended.</summary>
public enum RunOutcome
{
    /// <summary>With an answer.</summary>
    Completed,

    /// <summary>A limit was hit; what was found so far is kept. Never counted as success.</summary>
    LimitReached,

    /// <summary>Its owner stopped it; what was found so far is kept.</summary>
    Cancelled,
}

/// <summary>What one run may use. Setting: <c>Agents:Limits</c>.</summary>
public sealed record AgentLimits
{
    /// <summary>Model calls; default 12.</summary>
    public int Steps { get; init; } = 12;

    /// <summary>Tool calls; default 40.</summary>
    public int ToolCalls { get; init; } = 40;

    /// <summary>Tokens read and written; default 200,000.</summary>
    public long Tokens { get; init; } = 200_000;

    /// <summary>US dollars; 0 for no limit; default 1.</summary>
    public decimal CostUsd { get; init; } = 1m;

    /// <summary>After this no further step begins; default 9 minutes (seed, task_soft_time_limit).</summary>
    public TimeSpan SoftTime { get; init; } = TimeSpan.FromMinutes(9);

    /// <summary>After this a running step is given up too; default 10 minutes (seed, task_time_limit). Time spent waiting for people does not count.</summary>
    public TimeSpan HardTime { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>Calls that are expected to take longer than this go on as a background task; default 8 seconds.</summary>
    public TimeSpan InlineTime { get; init; } = TimeSpan.FromSeconds(8);

    /// <summary>How long a sender is kept waiting before the rest goes on as a background task; default one minute.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromMinutes(1);
}
