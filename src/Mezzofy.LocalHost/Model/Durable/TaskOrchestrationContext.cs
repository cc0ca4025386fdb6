using Mezzofy.LocalHost.Durable.Replay;
using Microsoft.Extensions.Logging;

namespace Microsoft.DurableTask;

/// <summary>
/// What an orchestrator may use. The orchestrator is run again from its history at every event, so its code must do the same each time:
/// the clock, random ids, delays and anything outside come from here, and nothing else is awaited.
/// </summary>
public abstract class TaskOrchestrationContext
{
    /// <summary>The orchestrator's name.</summary>
    public abstract TaskName Name { get; }

    /// <summary>The instance's id.</summary>
    public abstract string InstanceId { get; }

    /// <summary>Who called it, or null for one that a client started.</summary>
    public abstract ParentOrchestrationInstance? Parent { get; }

    /// <summary>The orchestration's time in UTC: the same at the same point of every replay.</summary>
    public abstract DateTime CurrentUtcDateTime { get; }

    /// <summary>Whether the code runs through what has happened already.</summary>
    public abstract bool IsReplaying { get; }

    /// <summary>Makes loggers that are silent while replaying.</summary>
    public virtual ILoggerFactory ReplaySafeLoggerFactory => new ReplaySafeLoggerFactory(this, LoggerFactory);

    /// <summary>Makes ordinary loggers.</summary>
    protected abstract ILoggerFactory LoggerFactory { get; }

    /// <summary>The input, read as this type; the default when there was none.</summary>
    /// <typeparam name="T">What is wanted.</typeparam>
    /// <exception cref="System.Text.Json.JsonException">The input is no such thing.</exception>
    public abstract T? GetInput<T>();

    /// <summary>Calls an activity.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="input">Its input.</param>
    /// <param name="options">Retries.</param>
    /// <exception cref="TaskFailedException">The activity failed, at the await.</exception>
    public virtual Task CallActivityAsync(TaskName name, object? input = null, TaskOptions? options = null) =>
        CallActivityAsync<object>(name, input, options);

    /// <inheritdoc cref="CallActivityAsync(TaskName, object, TaskOptions)"/>
    public virtual Task CallActivityAsync(TaskName name, TaskOptions options) => CallActivityAsync(name, null, options);

    /// <inheritdoc cref="CallActivityAsync(TaskName, object, TaskOptions)"/>
    /// <typeparam name="TResult">What it returns.</typeparam>
    public abstract Task<TResult> CallActivityAsync<TResult>(TaskName name, object? input = null, TaskOptions? options = null);

    /// <inheritdoc cref="CallActivityAsync(TaskName, object, TaskOptions)"/>
    /// <typeparam name="TResult">What it returns.</typeparam>
    public virtual Task<TResult> CallActivityAsync<TResult>(TaskName name, TaskOptions options) =>
        CallActivityAsync<TResult>(name, null, options);

    /// <summary>Calls an orchestrator as a child of this one.</summary>
    /// <param name="orchestratorName">Its name.</param>
    /// <param name="input">Its input.</param>
    /// <param name="options">Retries, and the child's id.</param>
    /// <exception cref="TaskFailedException">The child failed or was terminated, at the await.</exception>
    public virtual Task CallSubOrchestratorAsync(TaskName orchestratorName, object? input = null, TaskOptions? options = null) =>
        CallSubOrchestratorAsync<object>(orchestratorName, input, options);

    /// <inheritdoc cref="CallSubOrchestratorAsync(TaskName, object, TaskOptions)"/>
    public virtual Task CallSubOrchestratorAsync(TaskName orchestratorName, TaskOptions options) =>
        CallSubOrchestratorAsync(orchestratorName, null, options);

    /// <inheritdoc cref="CallSubOrchestratorAsync(TaskName, object, TaskOptions)"/>
    /// <typeparam name="TResult">What it returns.</typeparam>
    public abstract Task<TResult> CallSubOrchestratorAsync<TResult>(
        TaskName orchestratorName, object? input = null, TaskOptions? options = null);

    /// <inheritdoc cref="CallSubOrchestratorAsync(TaskName, object, TaskOptions)"/>
    /// <typeparam name="TResult">What it returns.</typeparam>
    public virtual Task<TResult> CallSubOrchestratorAsync<TResult>(TaskName orchestratorName, TaskOptions options) =>
        CallSubOrchestratorAsync<TResult>(orchestratorName, null, options);

    /// <summary>A durable timer: it survives restarts and never fires early.</summary>
    /// <param name="delay">How long from <see cref="CurrentUtcDateTime"/>; zero or less: at once.</param>
    /// <param name="cancellationToken">Cancels it. A timer that is not cancelled keeps the instance running until it fires.</param>
    public virtual Task CreateTimer(TimeSpan delay, CancellationToken cancellationToken) =>
        CreateTimer(CurrentUtcDateTime.Add(delay), cancellationToken);

    /// <summary>A durable timer: it survives restarts and never fires early.</summary>
    /// <param name="fireAt">When, in UTC.</param>
    /// <param name="cancellationToken">Cancels it. A timer that is not cancelled keeps the instance running until it fires.</param>
    public abstract Task CreateTimer(DateTime fireAt, CancellationToken cancellationToken);

    /// <summary>Waits for an event. Events nobody waits for are kept in order; the newest wait gets the next event; names ignore case.</summary>
    /// <typeparam name="T">The event's payload.</typeparam>
    /// <param name="eventName">The event's name.</param>
    /// <param name="cancellationToken">Gives up: the await throws <see cref="TaskCanceledException"/>.</param>
    public abstract Task<T> WaitForExternalEvent<T>(string eventName, CancellationToken cancellationToken = default);

    /// <summary>Waits for an event up to a time.</summary>
    /// <typeparam name="T">The event's payload.</typeparam>
    /// <param name="eventName">The event's name.</param>
    /// <param name="timeout">How long; then the await throws <see cref="TaskCanceledException"/>.</param>
    public Task<T> WaitForExternalEvent<T>(string eventName, TimeSpan timeout) =>
        WaitForExternalEvent<T>(eventName, timeout, CancellationToken.None);

    /// <summary>Waits for an event up to a time.</summary>
    /// <typeparam name="T">The event's payload.</typeparam>
    /// <param name="eventName">The event's name.</param>
    /// <param name="timeout">How long; then the await throws <see cref="TaskCanceledException"/>.</param>
    /// <param name="cancellationToken">Gives up earlier, in the same way.</param>
    public async Task<T> WaitForExternalEvent<T>(string eventName, TimeSpan timeout, CancellationToken cancellationToken)
    {
        using var timerEnd = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        using var waitEnd = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var timer = CreateTimer(timeout, timerEnd.Token);
        var arrival = WaitForExternalEvent<T>(eventName, waitEnd.Token);
        var first = await Task.WhenAny(timer, arrival);
        (first == arrival ? timerEnd : waitEnd).Cancel();
        return await arrival;
    }

    /// <summary>Sends an event to another orchestration; one that does not exist is no error.</summary>
    /// <param name="instanceId">Whom.</param>
    /// <param name="eventName">The event's name.</param>
    /// <param name="payload">What is sent along.</param>
    public abstract void SendEvent(string instanceId, string eventName, object payload);

    /// <summary>Says how far it is; clients read it. The last value of a pass is kept, at most 16 KB as UTF-16 or the instance fails.</summary>
    /// <param name="customStatus">Anything that JSON can hold.</param>
    public abstract void SetCustomStatus(object? customStatus);

    /// <summary>Begins again with a new input and an empty history once the orchestrator returns; what it returns is ignored.</summary>
    /// <param name="newInput">The next generation's input.</param>
    /// <param name="preserveUnprocessedEvents">Whether events nobody waited for yet are handed on.</param>
    public abstract void ContinueAsNew(object? newInput = null, bool preserveUnprocessedEvents = true);

    /// <inheritdoc cref="ContinueAsNew(object, bool)"/>
    /// <param name="options">The next generation's input, and whether events are handed on.</param>
    public virtual void ContinueAsNew(ContinueAsNewOptions options) =>
        ContinueAsNew(options.NewInput, options.PreserveUnprocessedEvents);

    /// <summary>A random-looking id, the same at the same point of every replay.</summary>
    public abstract Guid NewGuid();

    /// <summary>A logger that is silent while replaying.</summary>
    /// <param name="categoryName">Its category.</param>
    public virtual ILogger CreateReplaySafeLogger(string categoryName) => ReplaySafeLoggerFactory.CreateLogger(categoryName);

    /// <summary>A logger that is silent while replaying.</summary>
    /// <param name="type">Its category.</param>
    public virtual ILogger CreateReplaySafeLogger(Type type) => ReplaySafeLoggerFactory.CreateLogger(type);

    /// <summary>A logger that is silent while replaying.</summary>
    /// <typeparam name="T">Its category.</typeparam>
    public virtual ILogger CreateReplaySafeLogger<T>() => ReplaySafeLoggerFactory.CreateLogger<T>();
}
