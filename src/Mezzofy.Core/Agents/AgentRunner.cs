using Mezzofy.Core.Tools;

namespace Mezzofy.Core.Agents;

/// <summary>Drives the step loop in process, for requests that are answered while the caller waits.</summary>
/// <remarks>
/// The journal is durable before anything is changed: events are stored before a call that writes or reaches out, so that a
/// repeated run makes the same call under the same id, which its tool does once. Steps that only read are stored with what
/// comes next; after a crash they are simply done again.
/// </remarks>
public sealed class AgentRunner(ModelCaller model, Toolbox toolbox, RunJournal journal, AgentLimits limits, TimeProvider clock)
{
    /// <summary>Runs until there is an answer, a limit is hit, or what comes next is for a background task.</summary>
    /// <param name="run">What is asked.</param>
    /// <param name="lease">The right to write to the run.</param>
    /// <param name="state">Where it stands; <see cref="AgentState.Initial"/> for a new one.</param>
    /// <param name="observer">Told what happens as it happens; may be null.</param>
    /// <param name="cancellationToken">Ends the run between and within steps.</param>
    /// <exception cref="RunTakenOverException">Another process has taken the run over.</exception>
    public async Task<AgentResult> RunAsync(AgentRun run, RunLease lease, AgentState state, IProgress<RunProgress>? observer, CancellationToken cancellationToken)
    {
        using var span = AgentTelemetry.StartRun(run.Agent);
        var started = clock.GetTimestamp();
        var stored = state.Events.Count;
        while (true)
        {
            switch (AgentLoop.Next(state, limits, clock.GetElapsedTime(started)))
            {
                case CallModel:
                    state = state.Apply(await model.AskAsync(run, state, toolbox.OfferedTo(run.Caller, run.Agent), cancellationToken));
                    break;
                case CallTools step when IsLong(state, step.Calls, clock.GetElapsedTime(started)):
                    return new(state, RunOutcome.Completed, null, stored) { HandOver = HandOverReasons.Long };
                case CallTools step when step.Calls.All(call => toolbox.EffectOf(call.Tool) == ToolEffect.Read):
                    state = await ReadAsync(run, state, step.Calls, observer, cancellationToken);
                    break;
                case CallTools step:
                    await FlushAsync(lease, state, stored, cancellationToken);
                    stored = state.Events.Count;
                    if (await TryCallAsync(run, state, step.Calls[0], observer, cancellationToken) is not { } returned)
                    {
                        return new(state, RunOutcome.Completed, null, stored) { HandOver = HandOverReasons.Approval };
                    }

                    state = state.Apply(returned);
                    break;
                case Finish finish:
                    AgentTelemetry.RunEnded(run.Agent, finish.Outcome.ToString(), clock.GetElapsedTime(started));
                    return new(state, finish.Outcome, finish.Limit, stored);
            }
        }
    }

    private async Task<AgentState> ReadAsync(AgentRun run, AgentState state, IReadOnlyList<ToolCall> calls, IProgress<RunProgress>? observer, CancellationToken cancellationToken)
    {
        if (calls.Count == 1)
        {
            return await CallAsync(run, state, calls[0], observer, cancellationToken);
        }

        var returned = await Task.WhenAll(calls.Select(call => CallOneAsync(run, state, call, observer, cancellationToken)));
        return returned.Aggregate(state, (current, happened) => current.Apply(happened));
    }

    /// <summary>Nobody waits for what is known to take long, or has taken long already: it goes on in the background.</summary>
    private bool IsLong(AgentState state, IReadOnlyList<ToolCall> calls, TimeSpan elapsed) =>
        state.Answer is null
        && (elapsed > limits.Patience || TimeSpan.FromSeconds(calls.Sum(call => toolbox.ExpectedSeconds(call.Tool))) > limits.InlineTime);

    /// <summary>The call's result, or null when a person must approve it first.</summary>
    private async Task<ToolReturned?> TryCallAsync(AgentRun run, AgentState state, ToolCall call, IProgress<RunProgress>? observer, CancellationToken cancellationToken)
    {
        try
        {
            return await CallOneAsync(run, state, call, observer, cancellationToken);
        }
        catch (ApprovalRequiredException)
        {
            return null;
        }
    }

    private async Task<AgentState> CallAsync(AgentRun run, AgentState state, ToolCall call, IProgress<RunProgress>? observer, CancellationToken cancellationToken) =>
        state.Apply(await CallOneAsync(run, state, call, observer, cancellationToken));

    private async Task<ToolReturned> CallOneAsync(AgentRun run, AgentState state, ToolCall call, IProgress<RunProgress>? observer, CancellationToken cancellationToken)
    {
        observer?.Report(new ToolStarted(call));
        var progress = observer is null ? null : new ToolProgress(call, observer);
        var returned = await toolbox.CallAsync(run, state, call, progress, cancellationToken);
        observer?.Report(new ToolEnded(returned));
        return returned;
    }

    private async Task FlushAsync(RunLease lease, AgentState state, int stored, CancellationToken cancellationToken)
    {
        if (stored < state.Events.Count)
        {
            await journal.AppendAsync(lease, stored, state.Events.GetRange(stored, state.Events.Count - stored), cancellationToken);
        }
    }

    private sealed class ToolProgress(ToolCall call, IProgress<RunProgress> observer) : IProgress<string>
    {
        public void Report(string value) => observer.Report(new ToolStatus(call, value));
    }
}

/// <summary>What a run came to.</summary>
/// <param name="State">Its last state.</param>
/// <param name="Outcome">How it ended.</param>
/// <param name="Limit">Which limit was hit, or null.</param>
/// <param name="StoredEvents">How many of its events are already in the journal.</param>
public sealed record AgentResult(AgentState State, RunOutcome Outcome, string? Limit, int StoredEvents)
{
    /// <summary>Why the run must go on as a background task, one of <see cref="HandOverReasons"/>; null when it is over.</summary>
    public string? HandOver { get; init; }

    /// <summary>Its events that are not yet in the journal.</summary>
    public IReadOnlyList<RunEvent> NotStored => State.Events.GetRange(StoredEvents, State.Events.Count - StoredEvents);

    /// <summary>The tools that ran, in order, each once; those that refused are left out.</summary>
    public IReadOnlyList<string> ToolsUsed => [.. State.Events.OfType<ToolReturned>().Where(call => !call.Failed).Select(call => call.Tool).Distinct()];

    /// <summary>What was read.</summary>
    public IReadOnlyList<ToolSource> Sources => [.. State.Events.OfType<ToolReturned>().SelectMany(call => call.Sources)];
}

/// <summary>Why a run becomes a background task.</summary>
public static class HandOverReasons
{
    /// <summary>The sender asked for it.</summary>
    public const string Requested = "requested";

    /// <summary>What comes next takes long.</summary>
    public const string Long = "long";

    /// <summary>What comes next waits for a person.</summary>
    public const string Approval = "approval";

    /// <summary>A schedule started it.</summary>
    public const string Schedule = "schedule";

    /// <summary>A webhook started it.</summary>
    public const string Webhook = "webhook";
}

/// <summary>Something that whoever watches a run is told.</summary>
public abstract record RunProgress;

/// <summary>A tool was started.</summary>
/// <param name="Call">The call.</param>
public sealed record ToolStarted(ToolCall Call) : RunProgress;

/// <summary>A tool says what it is doing.</summary>
/// <param name="Call">The call.</param>
/// <param name="Message">One line.</param>
public sealed record ToolStatus(ToolCall Call, string Message) : RunProgress;

/// <summary>A tool returned.</summary>
/// <param name="Result">What it returned.</param>
public sealed record ToolEnded(ToolReturned Result) : RunProgress;
