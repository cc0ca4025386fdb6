using Mezzofy.LocalHost.Durable;
using Mezzofy.LocalHost.Http;
using Mezzofy.LocalHost.Queues;
using Mezzofy.LocalHost.SignalR;
using Mezzofy.LocalHost.Timers;

namespace Mezzofy.LocalHost.Functions;

/// <summary>What this host can run. A trigger or binding that is not listed is refused at start.</summary>
/// <param name="Triggers">Triggers.</param>
/// <param name="Inputs">Input bindings.</param>
/// <param name="Outputs">Output bindings.</param>
internal sealed record Extensions(
    IReadOnlyList<ITrigger> Triggers, IReadOnlyList<IInputBinding> Inputs, IReadOnlyList<IOutputBinding> Outputs)
{
    /// <summary>Everything there is.</summary>
    public static Extensions All() => new(
        [new HttpTrigger(), new OrchestrationTrigger(), new ActivityTrigger(), new QueueTrigger(), new TimerTrigger(), new SignalRTrigger()],
        [new DurableClientInput(), new ConnectionInfoInput()],
        [new QueueOutput(), new SignalROutput()]);
}
