using System.Text.Json.Nodes;
using Mezzofy.Core.CompanyData.Writes;
using Mezzofy.Core.Delivery;
using Mezzofy.Core.Identity;
using Mezzofy.Core.Outputs.Text;
using Mezzofy.Core.Webhooks.Inbox;
using Npgsql;

namespace Mezzofy.Core.Webhooks.Steps;

/// <summary>Makes the effects of steps, each under a key that says what it is about, so that it is made once.</summary>
internal sealed class EventEffects(CallEffects changes, Outbox outbox, OutboxDispatcher dispatcher)
{
    /// <summary>Changes the company's data once.</summary>
    public Task<T> ChangeAsync<T>(string key, Func<NpgsqlConnection, Task<T>> change, CancellationToken cancellationToken)
        where T : class => changes.OnceAsync(key, change, cancellationToken);

    /// <summary>Posts to a channel.</summary>
    public Task<StepOutcome> PostAsync(string key, User owner, TeamsPost post, CancellationToken cancellationToken) =>
        SendAsync(NewDelivery.Of(post, key, owner.Id), new JsonObject { ["channel"] = post.Channel }, cancellationToken);

    /// <summary>Sends a mail.</summary>
    public Task<StepOutcome> MailAsync(string key, User owner, Mail mail, CancellationToken cancellationToken) =>
        SendAsync(NewDelivery.Of(mail, key, owner.Id), new JsonObject { ["to"] = mail.To[0].Address }, cancellationToken);

    /// <summary>Stores an effect and tries it once; a failure is the outbox's from then on.</summary>
    public async Task<StepOutcome> SendAsync(NewDelivery effect, JsonObject detail, CancellationToken cancellationToken)
    {
        var stored = await outbox.EnqueueAsync(effect, cancellationToken);
        var status = stored.Status == DeliveryStatus.Pending ? await dispatcher.DispatchAsync(stored.Id, cancellationToken) : stored.Status;
        detail["delivery_id"] = stored.Id;
        detail["delivery"] = status.Name();
        return StepOutcome.Of(detail);
    }

    /// <summary>Names what an effect is about: the same thing told twice, under two ids, is done once.</summary>
    public static string Key(ReceivedEvent received, string about, string step) => $"webhook/{received.Source}/{received.Type}/{about}/{step}";

    /// <summary>A value from outside as Markdown that shows exactly this text.</summary>
    public static string Shown(string? text) => SafeMarkdown.Escape(text ?? "");
}
