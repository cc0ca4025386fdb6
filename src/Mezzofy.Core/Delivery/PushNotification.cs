namespace Mezzofy.Core.Delivery;

/// <summary>A notification on a person's phones; the payload of <see cref="Channels.Push"/>.</summary>
/// <param name="UserId">Whose registered devices, <c>user_…</c>.</param>
/// <param name="Title">One line.</param>
/// <param name="Body">Its first 100 characters are shown (seed, Delivery Methods).</param>
public sealed record PushNotification(string UserId, string Title, string Body)
{
    /// <summary>What the app opens with it, for example <c>task_id</c>; texts only, as FCM demands.</summary>
    public IReadOnlyDictionary<string, string> Data { get; init; } = new Dictionary<string, string>();
}
