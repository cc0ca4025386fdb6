using Mezzofy.Core.Webhooks.Inbox;

namespace Mezzofy.Core.Webhooks.Steps;

/// <summary>One step of an event's work. It may be repeated at any time and has its effect once.</summary>
internal interface IEventStep
{
    /// <summary>Its name, as on the event's record.</summary>
    string Name { get; }

    /// <summary>Does it.</summary>
    /// <exception cref="Tools.ToolRefusedException">It cannot be done, and trying again would change nothing.</exception>
    /// <exception cref="ProblemException">Likewise, or 429 and 5xx: later.</exception>
    Task<StepOutcome> RunAsync(ReceivedEvent received, CancellationToken cancellationToken);
}
