using Mezzofy.LocalHost.Durable.Store;
using Mezzofy.LocalHost.Workers;
using Microsoft.Extensions.Logging;

namespace Mezzofy.LocalHost.Durable.Engine;

/// <summary>This process's right to run the activities of a hub.</summary>
internal sealed partial class DurableWorker(
    WorkerStore store, ActivityStore activities, DoubtfulClaims doubtful, Signals signals, DurableOptions options, TimeProvider time, ILogger<DurableWorker> logger)
    : Worker(store.Table, options.Pace, time)
{
    /// <summary>Called when this process was taken for dead, before it is another worker.</summary>
    public Action Lost { get; set; } = () => { };

    /// <inheritdoc/>
    protected override Task RemoveAsync(Guid id, long? beats, CancellationToken cancellationToken) => store.RemoveAsync(id, beats, cancellationToken);

    /// <inheritdoc/>
    protected override async Task CareAsync(IReadOnlyList<OtherWorker> others, bool sweep, CancellationToken cancellationToken)
    {
        signals.HasOthers = others.Count > 0;
        var freed = await store.FreeAsync(cancellationToken);
        if (doubtful.All is { Count: > 0 } claims)
            freed += await activities.ReleaseAsync(claims, cancellationToken);
        if (freed > 0)
            signals.Tell(News.Activities);
        if (sweep)
            await store.SweepAsync(cancellationToken);
    }

    /// <inheritdoc/>
    protected override void Hear(string payload) => signals.Hear(payload);

    /// <inheritdoc/>
    protected override void HearAll() => signals.Tell(News.Messages | News.Activities | News.States);

    /// <inheritdoc/>
    protected override void Lose(Guid id)
    {
        LogLost(id);
        Lost();
    }

    /// <inheritdoc/>
    protected override void Bury(Guid id) => LogDead(id);

    /// <inheritdoc/>
    protected override void Fail(Exception exception) => LogFailed(exception);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Worker {Worker} no longer lives; its activities are taken over.")]
    private partial void LogDead(Guid worker);

    [LoggerMessage(Level = LogLevel.Warning, Message = "This process was taken for dead as worker {Worker}; what it runs has been handed to others.")]
    private partial void LogLost(Guid worker);

    [LoggerMessage(Level = LogLevel.Error, Message = "The durable engine lost its database; trying again.")]
    private partial void LogFailed(Exception exception);
}
