using Mezzofy.LocalHost.Durable.Replay;
using Mezzofy.LocalHost.Durable.Turns;

namespace Mezzofy.LocalHost.Durable;

/// <summary>The app as the engine sees it: orchestrators and activities by name, whatever their case.</summary>
internal interface IDurableFunctions
{
    /// <summary>The names of the orchestrators.</summary>
    IReadOnlyCollection<string> Orchestrators { get; }

    /// <summary>The names of the activities.</summary>
    IReadOnlyCollection<string> Activities { get; }

    /// <summary>Begins a call of an orchestrator; it is disposed when the pass is over, finished or not.</summary>
    /// <param name="name">One of <see cref="Orchestrators"/>.</param>
    OrchestratorCall Begin(string name);

    /// <summary>Runs an activity.</summary>
    /// <param name="work">Its name, one of <see cref="Activities"/>, and its input.</param>
    /// <param name="cancellation">Fires its token.</param>
    /// <returns>What it returned.</returns>
    Task<object?> RunAsync(ActivityWork work, CancellationToken cancellation);
}

/// <summary>A call of an orchestrator that has begun.</summary>
/// <param name="Code">Runs it.</param>
/// <param name="End">Ends it.</param>
internal sealed record OrchestratorCall(OrchestratorCode Code, Func<ValueTask> End);
