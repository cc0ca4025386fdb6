using Mezzofy.LocalHost.Durable.Replay;
using Mezzofy.LocalHost.Durable.Turns;
using Microsoft.DurableTask;
using Microsoft.Extensions.Logging;

namespace Mezzofy.LocalHost.Durable.Engine;

/// <summary>Runs the code of turns, so many at once as host.json allows.</summary>
internal sealed class PassRunner(IDurableFunctions functions, DurableOptions options, ILoggerFactory loggers) : IDisposable
{
    private readonly SemaphoreSlim room = new(options.Orchestrators);
    private readonly HashSet<string> known = new(functions.Orchestrators, StringComparer.OrdinalIgnoreCase);

    /// <summary>Runs the code of a turn on a thread of its own for the time; the result is the turn's.</summary>
    public async Task RunAsync(Turn turn)
    {
        await room.WaitAsync();
        try
        {
            turn.Result = known.Contains(turn.State.Name)
                ? await Task.Run(() => PassAsync(turn))
                : Unknown(turn.State.Name);
        }
        finally
        {
            room.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => room.Dispose();

    private async Task<PassResult> PassAsync(Turn turn)
    {
        OrchestratorCall? call = null;
        try
        {
            call = functions.Begin(turn.State.Name);
            return new Pass(turn.State.Identity, call.Code, loggers).Run(turn.Past, turn.Plan.Fresh);
        }
        catch (Exception exception)
        {
            return new PassResult([], [], "null", Ends.OfDelivery(turn.State.Name, exception));
        }
        finally
        {
            if (call is not null)
                await call.End();
        }
    }

    private PassResult Unknown(string name)
    {
        var message = $"The function '{name}' doesn't exist, is disabled, or is not an orchestrator function. "
            + $"The following are the known orchestrator functions: {string.Join(", ", known.Order(StringComparer.Ordinal).Select(one => $"'{one}'"))}.";
        var failure = new TaskFailureDetails(typeof(InvalidOperationException).FullName!, message, null, null, null);
        return new PassResult([], [], "null", Ends.OfHost(message, failure, message));
    }
}
