using System.Text.Json;
using Mezzofy.Core.Auditing;
using Mezzofy.Core.Delivery;
using Mezzofy.Core.Delivery.Teams;
using Mezzofy.Core.Gateway;
using Mezzofy.Core.Identity;
using Mezzofy.Core.Tasks;
using Mezzofy.Core.Webhooks.Inbox;
using Microsoft.Extensions.Options;

namespace Mezzofy.Core.Webhooks.Teams;

/// <summary>What is said to a message from Teams.</summary>
/// <param name="Post">The card.</param>
/// <param name="OwnerId">Whose files it shows; <c>system</c> for a stranger.</param>
/// <param name="Outcome"><c>answered</c>, <c>working</c>, <c>refused</c>, <c>failed</c> or <c>greeted</c>.</param>
internal sealed record TeamsAnswer(TeamsPost Post, string OwnerId, string Outcome)
{
    /// <summary>The run, or null.</summary>
    public string? RunId { get; init; }

    /// <summary>The task that goes on with it, or null.</summary>
    public string? TaskId { get; init; }
}

/// <summary>Answers messages from Teams through the same door as all others, with the rights of the colleague who wrote.</summary>
internal sealed class TeamsAnswers(
    AssistantGateway gateway, TeamsSenders senders, TeamsSessions sessions, TeamsChannels channels, IOptions<TeamsOptions> teams)
{
    private const string System = "system";

    /// <summary>The answer; the same again for the same event, and worked out once.</summary>
    /// <exception cref="ProblemException">Something is away, or 409 <c>request_in_progress</c>: later.</exception>
    public async Task<TeamsAnswer> AnswerAsync(ReceivedEvent received, CancellationToken cancellationToken)
    {
        var activity = TeamsActivity.Read(global::System.Text.Encoding.UTF8.GetBytes(received.Data));
        if (await senders.FindAsync(activity, cancellationToken) is not { } user)
        {
            return new(Post(activity, TeamsTexts.Stranger), System, "refused");
        }

        if (!user.Permissions.Contains(Permissions.Chat))
        {
            return new(Post(activity, TeamsTexts.Stranger), System, "refused");
        }

        var question = activity.Question();
        return question.Length == 0
            ? new(Post(activity, TeamsTexts.Hello(user.Language)), user.Id, "greeted")
            : await AskAsync(received, activity, user, question, cancellationToken);
    }

    /// <summary>A card that goes to where the message came from: the channel if it is configured, else the conversation.</summary>
    public TeamsPost Post(TeamsActivity activity, string text) => channels.NameOf(activity.TeamsChannel) is { } channel
        ? new(channel, TeamsTexts.Title, text)
        : new(null, TeamsTexts.Title, text) { Conversation = Conversation(activity) };

    private async Task<TeamsAnswer> AskAsync(ReceivedEvent received, TeamsActivity activity, User user, string question, CancellationToken cancellationToken)
    {
        var conversation = activity.ConversationId ?? "";
        var incoming = new IncomingMessage(user.ToCaller(), question, new RequestOrigin(RequestSources.Teams))
        {
            SessionId = await sessions.FindAsync(conversation, user.Id, cancellationToken),
            Channel = channels.NameOf(activity.TeamsChannel) ?? activity.ChannelData?.Channel?.Name,
            IdempotencyKey = $"{received.Id}/{received.Replays}",
            DeliverTo = JsonSerializer.Serialize(To(activity), ProductJson.Options),
        };
        try
        {
            var outcome = await SendAsync(incoming);
            return await ReadAsync(outcome, activity, user, conversation, cancellationToken);
        }
        catch (ProblemException problem) when (problem.Status is < 500 and not (409 or 429))
        {
            return new(Post(activity, $"{TeamsTexts.NoAnswer(user.Language)} {problem.Message}"), user.Id, "failed");
        }
        catch (ProblemException problem) when (problem.Code == "internal_error")
        {
            return new(Post(activity, TeamsTexts.NoAnswer(user.Language)), user.Id, "failed");
        }
    }

    // The first message of a conversation opened its session; asked for again it must be the same request, which had none.
    private async Task<ChatOutcome> SendAsync(IncomingMessage incoming)
    {
        try
        {
            return await gateway.SendAsync(incoming, CancellationToken.None);
        }
        catch (ProblemException problem) when (problem.Code == "idempotency_key_reused" && incoming.SessionId is not null)
        {
            return await gateway.SendAsync(incoming with { SessionId = null }, CancellationToken.None);
        }
    }

    private async Task<TeamsAnswer> ReadAsync(ChatOutcome outcome, TeamsActivity activity, User user, string conversation, CancellationToken cancellationToken)
    {
        if ((outcome.Response?.SessionId ?? outcome.Task?.SessionId) is { } session)
        {
            await sessions.KeepAsync(conversation, user.Id, session, cancellationToken);
        }

        return outcome.Response is { } response
            ? new(Post(activity, TeamsTexts.Of(response)) with { Files = [.. response.Artifacts.Select(file => file.Id)] }, user.Id, "answered") { RunId = outcome.RunId }
            : new(Post(activity, TeamsTexts.Working(user.Language)), user.Id, "working") { RunId = outcome.RunId, TaskId = outcome.Task?.TaskId };
    }

    private DeliverTo To(TeamsActivity activity) => channels.NameOf(activity.TeamsChannel) is { } channel
        ? new() { TeamsChannel = channel }
        : new() { TeamsReply = Conversation(activity) };

    private TeamsConversation Conversation(TeamsActivity activity) =>
        new(activity.ServiceUrl ?? teams.Value.Bot.ServiceUrls[0], activity.ConversationId ?? "unknown", activity.Id);
}
