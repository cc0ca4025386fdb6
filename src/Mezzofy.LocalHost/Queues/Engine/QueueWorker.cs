using Mezzofy.LocalHost.Queues.Store;
using Mezzofy.LocalHost.Workers;
using Microsoft.Extensions.Logging;

namespace Mezzofy.LocalHost.Queues.Engine;

/// <summary>This process's right to hold messages; beating renews all its locks.</summary>
internal sealed partial class QueueWorker(
    QueueWorkerStore store, QueueSignals signals, QueueOptions options, TimeProvider time, ILogger<QueueWorker> logger)
    : Worker(store.Table, options.Pace, time)
{
    /// <inheritdoc/>
    protected override Task RemoveAsync(Guid id, long? beats, CancellationToken cancellationToken) => store.RemoveAsync(id, beats, cancellationToken);

    /// <inheritdoc/>
    protected override async Task CareAsync(IReadOnlyList<OtherWorker> others, bool sweep, CancellationToken cancellationToken)
    {
        if (sweep && await store.SweepAsync(cancellationToken) > 0)
            signals.TellAll();
    }

    /// <inheritdoc/>
    protected override void Hear(string payload) => signals.Tell(payload);

    /// <inheritdoc/>
    protected override void HearAll() => signals.TellAll();

    /// <inheritdoc/>
    protected override void Lose(Guid id) => LogLost(id);

    /// <inheritdoc/>
    protected override void Bury(Guid id) => LogDead(id);

    /// <inheritdoc/>
    protected override void Fail(Exception exception) => LogFailed(exception);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Queue worker {Worker} no longer lives; its messages are free again.")]
    private partial void LogDead(Guid worker);

    [LoggerMessage(Level = LogLevel.Warning, Message = "This process was taken for dead as queue worker {Worker}; what it held is handed to others.")]
    private partial void LogLost(Guid worker);

    [LoggerMessage(Level = LogLevel.Error, Message = "The queues lost their database; trying again.")]
    private partial void LogFailed(Exception exception);
}
