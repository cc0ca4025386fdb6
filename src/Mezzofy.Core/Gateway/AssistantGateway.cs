using Mezzofy.Core.Agents;
using Mezzofy.Core.Conversations;
using Mezzofy.Core.Idempotency;

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
    InterruptedRuns interrupted)
{
    private const string Endpoint = "POST /chat/send";

    /// <summary>Handles a message.</summary>
    /// <exception cref="ProblemException">Refusals, each with its code; 409 <c>request_in_progress</c> when the same key is being worked on.</exception>
    public async Task<ChatResponse> SendAsync(IncomingMessage incoming, IProgress<RunProgress>? observer, CancellationToken cancellationToken)
    {
        var key = KeyOf(incoming);
        if (key is not null && await keys.FindAsync(key, cancellationToken) is not null)
        {
            return await interrupted.AnswerOfAsync(key, cancellationToken);
        }

        var (request, conversation) = await intake.NormaliseAsync(incoming, cancellationToken);
        var runId = Ids.New(Ids.Run);
        using var hold = inHand.Hold(runId);
        return await intake.AcceptAsync(runId, incoming, request, conversation, key, cancellationToken) is { } accepted
            ? await answerer.AnswerAsync(accepted, new(runId, 1), AgentState.Initial, conversation, observer, cancellationToken)
            : await interrupted.AnswerOfAsync(key!, cancellationToken);
    }

    private static IdempotentRequest? KeyOf(IncomingMessage incoming) =>
        IdempotencyKeys.Validate(incoming.IdempotencyKey) is { } key
            ? new(incoming.Caller.UserId, key, Endpoint, IdempotentRequest.HashOf(incoming.Message, incoming.SessionId))
            : null;
}
