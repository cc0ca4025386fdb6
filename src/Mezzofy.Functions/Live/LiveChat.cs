using System.Diagnostics;
using Mezzofy.Core;
using Mezzofy.Core.Auditing;
using Mezzofy.Core.Gateway;
using Mezzofy.Core.Identity;
using Mezzofy.Core.Realtime;
using Mezzofy.Functions.Http;
using Mezzofy.Functions.Workflows;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;

namespace Mezzofy.Functions.Live;

/// <summary>Answers what is said on the live channel: on all of the person's connections, as events.</summary>
public sealed partial class LiveChat(LiveCaller callers, AssistantGateway gateway, IRealtimePublisher publisher, ILogger<LiveChat> logger)
{
    /// <summary>Answers a text message with the events of its run, the last of which is <c>complete</c> or <c>error</c>.</summary>
    /// <remarks>Once accepted it is answered whether or not anybody listens; what a client missed it asks for with <c>resume</c>.</remarks>
    public Task TextAsync(SignalRInvocationContext context, DurableTaskClient client, CancellationToken cancellationToken) =>
        GuardAsync(context, async (traceId, told) =>
        {
            var caller = await callers.AdmitAsync(context, Permissions.Chat, cancellationToken);
            var text = TextMessage.Read(context.Arguments);
            told.SessionId = text.SessionId;
            var incoming = new IncomingMessage(caller, text.Message, new RequestOrigin(RequestSources.Mobile, TraceId: traceId))
            {
                SessionId = text.SessionId,
                IdempotencyKey = text.IdempotencyKey,
                Watcher = told,
            };
            var outcome = await gateway.SendAsync(incoming, CancellationToken.None).WithTaskStartedAsync(client);
            if (!told.IsAccepted && outcome.Response is { } known)
            {
                await publisher.PublishAsync(caller.UserId, LiveEvents.Complete(known), CancellationToken.None);
            }
        });

    /// <summary>Does what a message asks; a refusal is told as an <c>error</c> event, once.</summary>
    internal async Task GuardAsync(SignalRInvocationContext context, Func<string, ToldRun, Task> work)
    {
        if (context.UserId is not { Length: > 0 } userId)
        {
            return;
        }

        var traceId = (Activity.Current?.TraceId ?? ActivityTraceId.CreateRandom()).ToHexString();
        var told = new ToldRun();
        try
        {
            await work(traceId, told);
        }
        catch (Exception exception)
        {
            var problem = Problems.Of(exception);
            if (problem.Status >= 500)
            {
                LogFailed(logger, exception, problem.Code, traceId);
            }

            // A run that was accepted has told its own end, unless it goes on after what happened here.
            if (!told.IsAccepted)
            {
                await publisher.PublishAsync(userId, LiveEvents.Error(problem, told.SessionId, traceId), CancellationToken.None);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "A live message failed with {Code}, trace {TraceId}")]
    private static partial void LogFailed(ILogger logger, Exception exception, string code, string traceId);
}

/// <summary>Whether a message has become a run, whose events are told as they are stored.</summary>
internal sealed class ToldRun : IProgress<StreamedRun>
{
    /// <summary>Whether it has.</summary>
    public bool IsAccepted { get; private set; }

    /// <summary>The session it concerns, as the client named it; null for none.</summary>
    public string? SessionId { get; set; }

    /// <inheritdoc/>
    public void Report(StreamedRun value) => IsAccepted = true;
}
