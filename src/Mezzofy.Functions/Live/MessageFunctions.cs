using Mezzofy.Core.Realtime;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace Mezzofy.Functions.Live;

/// <summary>
/// What clients of the live channel may invoke; methods are named as the seed's <c>type</c> values. A method that is not here fails the
/// invocation: no host starts a function for it.
/// </summary>
public sealed class MessageFunctions(LiveChat chat, LiveDecisions decisions, LiveResume resume)
{
    private const string Category = "messages";

    /// <summary><c>text</c>: a text message, answered with the events of its run; the last is <c>complete</c> or <c>error</c>.</summary>
    [Function("LiveText")]
    public Task Text(
        [SignalRTrigger(RealtimeOptions.Hub, Category, "text")] SignalRInvocationContext context, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken) =>
        chat.TextAsync(context, client, cancellationToken);

    /// <summary><c>approval</c>: a person's decision.</summary>
    [Function("LiveApproval")]
    public Task Approval(
        [SignalRTrigger(RealtimeOptions.Hub, Category, "approval")] SignalRInvocationContext context, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken) =>
        decisions.DecideAsync(context, client, cancellationToken);

    /// <summary><c>resume</c>: what was missed while not connected.</summary>
    [Function("LiveResume")]
    [SignalROutput(HubName = RealtimeOptions.Hub)]
    public Task<SignalRMessageAction[]> Resume(
        [SignalRTrigger(RealtimeOptions.Hub, Category, "resume")] SignalRInvocationContext context, CancellationToken cancellationToken) =>
        resume.MissedAsync(context, cancellationToken);
}
