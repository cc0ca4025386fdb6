using System.Text.Json;
using Mezzofy.Core.Agents;
using Mezzofy.Core.Conversations;
using Mezzofy.Core.Data;
using Mezzofy.Core.Idempotency;
using Mezzofy.Core.Tasks;
using Microsoft.Extensions.Logging;

namespace Mezzofy.Core.Gateway;

/// <summary>Takes up runs whose process died or dropped them, so that what was accepted is answered, once.</summary>
/// <remarks>A run goes on from its journal: what was decided is not decided again, and an effect that was made is not made again.</remarks>
public sealed partial class InterruptedRuns(
    RunJournal journal,
    ConversationStore conversations,
    MessageAnswerer answerer,
    IdempotencyKeys keys,
    RunsInHand inHand,
    InstancePresence presence,
    TimeProvider clock,
    ILogger<InterruptedRuns> logger)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(100);

    /// <summary>The answer that a request with this key came to; takes the run up when nobody works on it, waits a while when somebody does.</summary>
    /// <exception cref="ProblemException">409 <c>request_in_progress</c> after 30 seconds; the stored problem when it failed.</exception>
    public async Task<ChatOutcome> AnswerOfAsync(IdempotentRequest key, CancellationToken cancellationToken)
    {
        var until = clock.GetUtcNow() + Patience;
        while (clock.GetUtcNow() < until)
        {
            var known = await keys.FindAsync(key, cancellationToken) ?? throw ProblemException.NotFound("The request");
            if (known.Response is { } stored)
            {
                return known.Status switch
                {
                    200 => new(JsonSerializer.Deserialize<ChatResponse>(stored, ProductJson.Options), null),
                    202 => new(null, JsonSerializer.Deserialize<TaskTicket>(stored, ProductJson.Options)),
                    var status => throw new ProblemException(status ?? 500, "internal_error", "The request could not be answered."),
                };
            }

            await ResumeAsync(known.Reference, cancellationToken);
            await Task.Delay(Poll, cancellationToken);
        }

        throw new ProblemException(409, "request_in_progress", "A request with this Idempotency-Key is still being worked on.", retryAfter: TimeSpan.FromSeconds(5));
    }

    /// <summary>Takes up every run that nobody works on.</summary>
    public async Task ResumeAllAsync(CancellationToken cancellationToken)
    {
        foreach (var (runId, instance) in await journal.UnfinishedAsync(100, cancellationToken))
        {
            await ResumeAsync(runId, instance, cancellationToken);
        }
    }

    private async Task ResumeAsync(string runId, CancellationToken cancellationToken)
    {
        if (await journal.HolderAsync(runId, cancellationToken) is { } instance)
        {
            await ResumeAsync(runId, instance, cancellationToken);
        }
    }

    private async Task ResumeAsync(string runId, long instance, CancellationToken cancellationToken)
    {
        if (await inHand.IsHeldAsync(runId, instance, cancellationToken))
        {
            return;
        }

        using var hold = inHand.Hold(runId);
        if (hold is null || await journal.TakeOverAsync(runId, instance, presence.Number, cancellationToken) is not var (run, lease, state))
        {
            return;
        }

        LogResumed(logger, runId, lease.Attempt);
        var accepted = AcceptedMessage.FromJson(run.Request);
        await AnswerAsync(accepted, lease, state, cancellationToken);
    }

    private async Task AnswerAsync(AcceptedMessage accepted, RunLease lease, AgentState state, CancellationToken cancellationToken)
    {
        var conversation = await conversations.OpenAsync(accepted.Request.SessionId, accepted.Request.Caller.UserId, cancellationToken);
        var history = conversation.History.TakeWhile(past => past.MessageId != accepted.MessageId).ToList();
        try
        {
            await answerer.AnswerAsync(accepted, lease, state, conversation with { History = history }, cancellationToken);
        }
        catch (Exception exception) when (exception is ProblemException or RunTakenOverException)
        {
            // The end is on the run's record; whoever asks reads it there.
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Run {RunId} was interrupted; attempt {Attempt} goes on with it")]
    private static partial void LogResumed(ILogger logger, string runId, int attempt);
}
