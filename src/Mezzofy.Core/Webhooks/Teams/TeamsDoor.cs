using System.Text;
using System.Text.Json.Nodes;
using Mezzofy.Core.Artifacts;
using Mezzofy.Core.Delivery;
using Mezzofy.Core.Delivery.Teams;
using Mezzofy.Core.Webhooks.Inbox;
using Mezzofy.Core.Webhooks.Signatures;
using Mezzofy.Core.Webhooks.Steps;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Mezzofy.Core.Webhooks.Teams;

/// <summary>Lets messages from Teams in, and answers outgoing webhooks in the time that Teams gives.</summary>
public sealed partial class TeamsDoor
{
    private const string InResponse = "in_response";
    private readonly WebhookInbox inbox;
    private readonly BotTokens tokens;
    private readonly TeamsAnswers answers;
    private readonly EventRecords records;
    private readonly IArtifactStore artifacts;
    private readonly FileLinks links;
    private readonly IOptions<WebhookOptions> options;
    private readonly TimeProvider clock;
    private readonly ILogger<TeamsDoor> logger;

    internal TeamsDoor(
        WebhookInbox inbox, BotTokens tokens, TeamsAnswers answers, EventRecords records, IArtifactStore artifacts, FileLinks links,
        IOptions<WebhookOptions> options, TimeProvider clock, ILogger<TeamsDoor> logger)
    {
        (this.inbox, this.tokens, this.answers, this.records, this.artifacts) = (inbox, tokens, answers, records, artifacts);
        (this.links, this.options, this.clock, this.logger) = (links, options, clock, logger);
    }

    /// <summary>Checks and stores an activity, or a message of an outgoing webhook.</summary>
    /// <exception cref="ProblemException">401, 400, or 503.</exception>
    public async Task<TeamsAdmission> AdmitAsync(WebhookRequest request, CancellationToken cancellationToken)
    {
        var began = clock.GetTimestamp();
        try
        {
            var authorization = request.Header("Authorization") ?? throw Refusals.Missing("Authorization");
            var isOutgoing = authorization.StartsWith(OutgoingSignature.Scheme, StringComparison.OrdinalIgnoreCase);
            var admission = isOutgoing ? await OutgoingAsync(request, authorization) : await ActivityAsync(request, authorization, cancellationToken);
            return admission with { Began = began };
        }
        catch (ProblemException problem) when (problem.Status == 401)
        {
            LogRefused(logger, problem.Code);
            throw;
        }
    }

    /// <summary>The answer to an outgoing webhook if it is there in time; what takes longer goes on and follows in the channel.</summary>
    /// <returns>The message for the response, and the task that goes on, or null when the event's work is to be queued.</returns>
    public async Task<(JsonObject Message, string? TaskId)?> AnswerInTimeAsync(TeamsAdmission admission)
    {
        var left = Left(admission);
        if (left <= TimeSpan.Zero)
        {
            return null;
        }

        var working = Task.Run(() => AnswerAsync(admission));
        var first = await Task.WhenAny(working, Task.Delay(left, clock));
        if (first == working && working.IsCompletedSuccessfully)
        {
            return await working;
        }

        _ = working.ContinueWith(late => late.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
        return null;
    }

    /// <summary>The answer that went out with the response to an earlier delivery of the same message: that response may have been lost.</summary>
    /// <returns>Null when the answer follows, or followed, in the channel.</returns>
    public async Task<JsonObject?> AnsweredBeforeAsync(TeamsAdmission admission)
    {
        var done = await records.DoneAsync(admission.EventId, TeamsAnswerStep.StepName, CancellationToken.None);
        return (string?)done?["delivery"] == InResponse && await records.FindAsync(admission.EventId, CancellationToken.None) is { } received
            ? await MessageAsync(await answers.AnswerAsync(received, CancellationToken.None))
            : null;
    }

    /// <summary>What an outgoing webhook is told while its answer follows, or when its message was taken before.</summary>
    public static JsonObject Follows() => new() { ["type"] = "message", ["text"] = TeamsTexts.Working("en") };

    private TimeSpan Left(TeamsAdmission admission) => TimeSpan.FromSeconds(options.Value.Teams.AnswerSeconds) - clock.GetElapsedTime(admission.Began);

    private async Task<(JsonObject Message, string? TaskId)?> AnswerAsync(TeamsAdmission admission)
    {
        if (await records.FindAsync(admission.EventId, CancellationToken.None) is not { } received)
        {
            return null;
        }

        var answer = await answers.AnswerAsync(received, CancellationToken.None);
        if (Left(admission) <= TimeSpan.Zero)
        {
            // The response has left; the queued work posts the same answer.
            return null;
        }

        var message = await MessageAsync(answer);
        var outcome = StepOutcome.Of(new JsonObject { ["outcome"] = answer.Outcome, ["run_id"] = answer.RunId, ["delivery"] = InResponse });
        await records.RecordAsync(admission.EventId, TeamsAnswerStep.StepName, outcome, isLast: true, CancellationToken.None);
        return (message, answer.TaskId);
    }

    private async Task<JsonObject> MessageAsync(TeamsAnswer answer) =>
        AdaptiveCard.Message(AdaptiveCard.Of(answer.Post, await FilesAsync(answer)), answer.Post.Title);

    private async Task<TeamsAdmission> OutgoingAsync(WebhookRequest request, string authorization)
    {
        OutgoingSignature.Check(request, authorization, options.Value.Teams.OutgoingSecret);
        return await StoreAsync(request, TeamsActivity.Read(EventJson.Read(request.Body).Whole.Span), isOutgoing: true);
    }

    private async Task<TeamsAdmission> ActivityAsync(WebhookRequest request, string authorization, CancellationToken cancellationToken)
    {
        if (!authorization.StartsWith(BotTokens.Scheme, StringComparison.OrdinalIgnoreCase))
        {
            throw Refusals.Unsupported("Authorization: Bearer <token>, or Authorization: HMAC <base64>");
        }

        var activity = TeamsActivity.Read(EventJson.Read(request.Body).Whole.Span);
        await tokens.CheckAsync(authorization[BotTokens.Scheme.Length..].Trim(), activity, cancellationToken);
        return await StoreAsync(request, activity, isOutgoing: false);
    }

    private async Task<TeamsAdmission> StoreAsync(WebhookRequest request, TeamsActivity activity, bool isOutgoing)
    {
        // The seed's example has no id; such a message is not told from another.
        var id = activity.Id is null && isOutgoing ? $"{Guid.NewGuid():N}" : EventJson.IdOf(activity.Id) ?? throw Refusals.NoId("id");
        var type = EventJson.TypeOf(activity.Type) ?? throw Refusals.NoType("type");
        var externalId = EventJson.IdOf(activity.ConversationId is { } place ? $"{place}/{id}" : id) ?? id;
        var hasWork = EventPlans.StepsOf(WebhookSourceNames.Teams, type).Count > 0;
        var data = Encoding.UTF8.GetString(EventJson.Read(request.Body).Whole.Span);
        var receipt = await inbox.AcceptAsync(new(WebhookSourceNames.Teams, externalId, type, null, data, hasWork ? EventStatuses.Accepted : EventStatuses.Unhandled));
        return new(receipt.EventId, receipt.IsNew, hasWork, isOutgoing);
    }

    private async Task<IReadOnlyList<CardFile>> FilesAsync(TeamsAnswer answer)
    {
        var files = new List<CardFile>();
        foreach (var id in answer.Post.Files)
        {
            if (await artifacts.FindAsync(id, answer.OwnerId, CancellationToken.None) is { } file)
            {
                files.Add(new(file.Name, await links.CreateAsync(file, CancellationToken.None)));
            }
        }

        return files;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "A message from Teams was refused: {Code}")]
    private static partial void LogRefused(ILogger logger, string code);
}

/// <summary>A message from Teams that is stored.</summary>
/// <param name="EventId">Its event, <c>evt_…</c>.</param>
/// <param name="IsNew">Whether it was not known.</param>
/// <param name="HasWork">Whether it is answered.</param>
/// <param name="IsOutgoing">Whether an outgoing webhook waits for the answer.</param>
public sealed record TeamsAdmission(string EventId, bool IsNew, bool HasWork, bool IsOutgoing)
{
    /// <summary>When the request was read, by the clock's timestamp: what Teams waits for began about then.</summary>
    public long Began { get; init; }
}
