using System.Diagnostics;
using Mezzofy.Core;
using Mezzofy.Core.Auditing;
using Mezzofy.Core.Gateway;
using Mezzofy.Core.Identity;
using Mezzofy.Core.Realtime;
using Mezzofy.Functions.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;

namespace Mezzofy.Functions.Live;

/// <summary>Answers what is said on the live channel: on all of the person's connections, as events.</summary>
public sealed partial class LiveChat(LiveCaller callers, AssistantGateway gateway, IRealtimePublisher publisher, ILogger<LiveChat> logger)
{
    /// <summary>Answers a text message with <c>complete</c> or <c>error</c>. Once accepted it is answered whether or not anybody listens.</summary>
    public async Task TextAsync(SignalRInvocationContext context, CancellationToken cancellationToken)
    {
        if (context.UserId is not { Length: > 0 } userId)
        {
            return;
        }

        await publisher.PublishAsync(userId, await AnswerAsync(context, cancellationToken), cancellationToken);
    }

    private async Task<string> AnswerAsync(SignalRInvocationContext context, CancellationToken cancellationToken)
    {
        var traceId = (Activity.Current?.TraceId ?? ActivityTraceId.CreateRandom()).ToHexString();
        TextMessage? text = null;
        try
        {
            var caller = await callers.AdmitAsync(context, Permissions.Chat, cancellationToken);
            text = TextMessage.Read(context.Arguments);
            var incoming = new IncomingMessage(caller, text.Message, new RequestOrigin(RequestSources.Mobile, TraceId: traceId))
            {
                SessionId = text.SessionId, IdempotencyKey = text.IdempotencyKey,
            };
            return LiveEvents.Complete(await gateway.SendAsync(incoming, null, CancellationToken.None));
        }
        catch (Exception exception)
        {
            var problem = Problems.Of(exception);
            if (problem.Status >= 500)
            {
                LogFailed(logger, exception, problem.Code, traceId);
            }

            return LiveEvents.Error(problem, text?.SessionId, traceId);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "A live message failed with {Code}, trace {TraceId}")]
    private static partial void LogFailed(ILogger logger, Exception exception, string code, string traceId);
}
