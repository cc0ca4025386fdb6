using Mezzofy.Core.Agents;
using Mezzofy.Core.Conversations;
using Mezzofy.Core.Idempotency;
using Mezzofy.Core.Realtime;
using Mezzofy.Core.Tasks;

namespace Mezzofy.Core.Gateway;

/// <summary>
/// The door for everything that is asked (seed, Gateway): normalise, enrich, log, route, answer. Once a message is accepted it is
/// answered and the answer is stored, whether or not anybody still listens and whatever happens to the process.
/// </summary>
public sealed class AssistantGateway(
    MessageIntake intake,
    MessageAnswerer answerer,
    IdempotencyKeys keys,
    RunsInHand inHand,
    InterruptedRuns interrupted,
    AnswerStore answers,
    RunStream stream)
{
    private const string Endpoint = "POST /chat/send";

    /// <summary>Handles a message.</summary>
    /// <returns>The answer, or the ticket of a task: the caller starts its orchestration, and the watchdog starts those that are not.</returns>
    /// <exception cref="ProblemException">Refusals, each with its code; 409 <c>request_in_progress</c> when the same key is being worked on.</exception>
    public async Task<ChatOutcome> SendAsync(IncomingMessage incoming, CancellationToken cancellationToken)
    {
        var key = KeyOf(incoming);
        if (key is not null && await keys.FindAsync(key, cancellationToken) is not null)
        {
            return await interrupted.AnswerOfAsync(key, cancellationToken);
        }

        var (request, conversation) = await intake.NormaliseAsync(incoming, cancellationToken);
        var runId = Ids.New(Ids.Run);
        using var hold = inHand.Hold(runId);
        return await intake.AcceptAsync(runId, incoming, request, conversation, key, cancellationToken) is var (accepted, ticket)
            ? await HandleAsync(incoming, accepted, ticket, conversation, cancellationToken)
            : await interrupted.AnswerOfAsync(key!, cancellationToken);
    }

    private async Task<ChatOutcome> HandleAsync(
        IncomingMessage incoming, AcceptedMessage accepted, TaskTicket? ticket, Conversation conversation, CancellationToken cancellationToken)
    {
        if (ticket is not null)
        {
            incoming.Watcher?.Report(accepted.StreamOf(ticket.TaskId));
            await stream.PublishLastAsync(accepted.StreamOf(ticket.TaskId), CancellationToken.None);
            return new(null, ticket);
        }

        if (incoming.Watcher is { } watcher)
        {
            await stream.AppendAsync(accepted.StreamOf(null), StreamEvent.Status(Phrases.Received(accepted.Request.Caller.Language)), CancellationToken.None);
            watcher.Report(accepted.StreamOf(null));
        }

        try
        {
            return await answerer.AnswerAsync(accepted, new(accepted.RunId, 1), AgentState.Initial, conversation, cancellationToken);
        }
        catch (RunTakenOverException)
        {
            // Another process has it, or nobody: then its session was deleted.
            throw await answers.IsGoneAsync(accepted.RunId)
                ? ProblemException.SessionDeleted()
                : new ProblemException(409, "request_in_progress", "Another process goes on with this message; its answer will be in the session.", retryAfter: TimeSpan.FromSeconds(5));
        }
    }

    private static IdempotentRequest? KeyOf(IncomingMessage incoming) =>
        IdempotentRequest.Of(incoming.Caller.UserId, incoming.IdempotencyKey, Endpoint, incoming.Message, incoming.SessionId);
}
