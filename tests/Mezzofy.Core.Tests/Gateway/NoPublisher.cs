using Mezzofy.Core.Realtime;

namespace Mezzofy.Core.Tests.Gateway;

/// <summary>Nobody is connected.</summary>
internal sealed class NoPublisher : IRealtimePublisher
{
    public ValueTask PublishAsync(string userId, string eventJson, CancellationToken cancellationToken = default) => ValueTask.CompletedTask;
}
