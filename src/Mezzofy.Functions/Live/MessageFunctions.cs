using Mezzofy.Core.Realtime;
using Microsoft.Azure.Functions.Worker;

namespace Mezzofy.Functions.Live;

/// <summary>
/// What clients of the live channel may invoke; methods are named as the seed's <c>type</c> values. A method that is not here fails the
/// invocation: no host starts a function for it.
/// </summary>
public sealed class MessageFunctions(LiveChat chat)
{
    private const string Category = "messages";

    /// <summary><c>text</c>: a text message, answered with the event <c>complete</c> or <c>error</c>.</summary>
    [Function("LiveText")]
    public Task Text([SignalRTrigger(RealtimeOptions.Hub, Category, "text")] SignalRInvocationContext context, CancellationToken cancellationToken) =>
        chat.TextAsync(context, cancellationToken);
}
