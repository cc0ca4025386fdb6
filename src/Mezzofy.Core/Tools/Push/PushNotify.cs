using System.ComponentModel;
using Mezzofy.Core.Delivery;
using Mezzofy.Core.Identity;
using Mezzofy.Core.Tools.Outlook;

namespace Mezzofy.Core.Tools.Push;

/// <summary>What <see cref="PushNotify"/> needs.</summary>
/// <param name="To">Which colleagues.</param>
/// <param name="Title">One line.</param>
/// <param name="Body">Plain text.</param>
public sealed record PushNotifyArguments(
    [property: Description("Colleagues: each an e-mail address, a name, or a role such as \"sales manager\" or \"me\".")] IReadOnlyList<string> To,
    [property: Description("The title, one line of at most 100 characters.")] string Title,
    [property: Description("The text; its first 100 characters are shown.")] string Body);

/// <summary>Notifies colleagues on their phones, through the outbox. Only colleagues have phones here, so nothing leaves the company.</summary>
public sealed class PushNotify(RecipientResolver recipients, Outbox outbox, OutboxDispatcher dispatcher) : Tool<PushNotifyArguments>
{
    private const int MaxPeople = 50;
    private const int MaxTitle = 100;
    private const int MaxBody = 1000;

    /// <inheritdoc/>
    public override ToolDescriptor Descriptor { get; } = new(
        "push_notify",
        "Sends a push notification to the phones of colleagues: short, urgent things. The result's status says what came of it: "
        + "sent, queued (will be tried again), failed (for example no phone is registered), or captured (push is not connected; it was only recorded).",
        [Permissions.PushSend],
        ToolEffect.Outward)
    {
        TimeLimit = TimeSpan.FromSeconds(60),
    };

    /// <inheritdoc/>
    protected override async Task<ToolResult> RunAsync(PushNotifyArguments arguments, ToolContext context, CancellationToken cancellationToken)
    {
        Check(arguments);
        var people = await recipients.ResolveColleaguesAsync(arguments.To, context, cancellationToken);
        var effects = people.Select(person => NewDelivery.Of(
            new PushNotification(person.Id, arguments.Title.Trim(), arguments.Body.Trim()) { Data = Data(context) },
            $"{context.IdempotencyKey}/{person.Id}", context.Caller.UserId, context.RunId) with { OnlyWhileRunning = true });
        var deliveries = await outbox.EnqueueAsync([.. effects], cancellationToken);
        var statuses = await Task.WhenAll(deliveries.Select(delivery => dispatcher.DispatchAsync(delivery.Id, cancellationToken)));
        var worst = statuses.Worst();
        return new(new PushNotifyResult(
            worst.Name(), [.. people.Select((person, index) => new PushedTo(person.Name, deliveries[index].Id, statuses[index].Name()))], worst.Note("notification", "push service")));
    }

    private static Dictionary<string, string> Data(ToolContext context) =>
        context.SessionId is { } session ? new() { ["run_id"] = context.RunId, ["session_id"] = session } : new() { ["run_id"] = context.RunId };

    private static void Check(PushNotifyArguments arguments)
    {
        if (arguments.To is not { Count: > 0 and <= MaxPeople })
        {
            throw new ToolRefusedException("recipient_missing", $"A notification needs 1 to {MaxPeople} colleagues.");
        }

        if (string.IsNullOrWhiteSpace(arguments.Title) || arguments.Title.Length > MaxTitle || string.IsNullOrWhiteSpace(arguments.Body) || arguments.Body.Length > MaxBody)
        {
            throw new ToolRefusedException("invalid_text", $"A notification needs a title of at most {MaxTitle} and a text of at most {MaxBody} characters.");
        }
    }
}

/// <summary>A colleague who was notified.</summary>
/// <param name="Name">Who.</param>
/// <param name="DeliveryId">The row in the outbox.</param>
/// <param name="Status"><c>sent</c>, <c>captured</c>, <c>queued</c>, <c>unknown</c> or <c>failed</c>.</param>
public sealed record PushedTo(string Name, string DeliveryId, string Status);

/// <summary>What came of a notification.</summary>
/// <param name="Status">As the worst of <paramref name="To"/>.</param>
/// <param name="To">Each colleague.</param>
/// <param name="Note">What a reader must know, or null.</param>
public sealed record PushNotifyResult(string Status, IReadOnlyList<PushedTo> To, string? Note);
