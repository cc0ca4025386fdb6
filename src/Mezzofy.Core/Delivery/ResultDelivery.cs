using Markdig;
using Mezzofy.Core.Outputs.Text;

namespace Mezzofy.Core.Delivery;

/// <summary>Delivers the result of a run to where its job or webhook says (seed, Delivery Methods).</summary>
/// <remarks>
/// All effects are stored in one transaction, each under a key of the run, the channel and the recipient: delivering the same result again,
/// after a crash, stores and sends nothing twice.
/// </remarks>
public sealed class ResultDelivery(Outbox outbox, OutboxDispatcher dispatcher)
{
    private const int PushBody = 100;
    private const int AtOnce = 8;
    private const int MostTriedHere = 40;

    /// <summary>Stores the effects and tries the first forty once; what fails for now, and any further ones, are the sweep's.</summary>
    public async Task<IReadOnlyList<ResultReceipt>> DeliverAsync(RunResult result, DeliverTo to, CancellationToken cancellationToken)
    {
        var effects = Effects(result, to);
        var stored = await outbox.EnqueueAsync([.. effects.Select(effect => effect.Delivery)], cancellationToken);
        var receipts = new ResultReceipt[stored.Count];
        await Parallel.ForAsync(0, stored.Count, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken }, async (index, cancelled) =>
        {
            var isMine = stored[index].Status == DeliveryStatus.Pending && index < MostTriedHere;
            var status = isMine ? await dispatcher.DispatchAsync(stored[index].Id, cancelled) : stored[index].Status;
            receipts[index] = new(stored[index].Id, stored[index].Channel, effects[index].Recipient, status.Name());
        });
        return receipts;
    }

    /// <summary>The effects, for a caller that writes them in a transaction of its own.</summary>
    public static IReadOnlyList<(NewDelivery Delivery, string Recipient)> Effects(RunResult result, DeliverTo to)
    {
        var title = PlainText.OneLine(result.Title, 200) is { Length: > 0 } line ? line : "Report";
        var effects = new List<(NewDelivery, string)>();
        if (to.TeamsChannel is { } channel)
        {
            var name = Teams.TeamsChannels.Plain(channel);
            effects.Add((NewDelivery.Of(new TeamsPost(name, title, result.Content) { Files = result.Files }, Key(result, Channels.Teams, name), result.OwnerId, result.RunId), name));
        }

        if (to.TeamsReply is { } reply)
        {
            var post = new TeamsPost(null, title, result.Content) { Files = result.Files, Conversation = reply };
            effects.Add((NewDelivery.Of(post, Key(result, Channels.Teams, $"{reply.ConversationId}/{reply.ReplyToId}"), result.OwnerId, result.RunId), reply.ConversationId));
        }

        foreach (var address in (to.Email ?? []).Select(address => address.Trim()).Distinct(StringComparer.OrdinalIgnoreCase))
        {
            var mail = new Mail([new MailAddress(address)], $"[Mezzofy AI] {title}", result.Content) { Attachments = result.Files };
            effects.Add((NewDelivery.Of(mail, Key(result, Channels.OutlookMail, address.ToLowerInvariant()), result.OwnerId, result.RunId), address));
        }

        if (to.PushUserId is { } user)
        {
            var body = PlainText.OneLine(Markdown.ToPlainText(SafeMarkdown.Clean(result.Content)), PushBody);
            var notification = new PushNotification(user, "Task Complete", body) { Data = new Dictionary<string, string> { ["run_id"] = result.RunId, ["title"] = title } };
            effects.Add((NewDelivery.Of(notification, Key(result, Channels.Push, user), result.OwnerId, result.RunId), user));
        }

        return effects;
    }

    private static string Key(RunResult result, string channel, string recipient) => $"{result.RunId}/result/{channel}/{recipient}";
}
