namespace Mezzofy.Core.Realtime;

/// <summary>Stands for the live channel where there is none.</summary>
public sealed class NoPublisher : IRealtimePublisher
{
    /// <inheritdoc/>
    public ValueTask PublishAsync(string userId, string eventJson, CancellationToken cancellationToken) => ValueTask.CompletedTask;
}
