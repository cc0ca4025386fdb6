using DurableTask.Core.Exceptions;
using Grpc.Core;
using Mezzofy.LocalHost.Durable.Engine;
using Mezzofy.LocalHost.Durable.Payloads;
using Mezzofy.LocalHost.Durable.Replay;
using Mezzofy.LocalHost.Durable.Store;
using Mezzofy.LocalHost.Durable.Turns;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace Mezzofy.LocalHost.Durable.Client;

/// <summary>The durable client over this host's engine.</summary>
internal sealed class EngineClient(
    DurableDatabase database,
    StartWriter starts,
    ControlStore control,
    TerminateStore terminations,
    QueryStore queries,
    PurgeStore purges,
    StateWaiters waiters,
    Signals signals) : DurableTaskClient(database.Hub)
{
    /// <inheritdoc/>
    public override async Task<string> ScheduleNewOrchestrationInstanceAsync(
        TaskName orchestratorName, object? input = null, StartOrchestrationOptions? options = null, CancellationToken cancellation = default)
    {
        var request = Starting.Request(orchestratorName, input, options);
        if (!await starts.StartAsync(request, Starting.Kept(options), cancellation))
            throw new OrchestrationAlreadyExistsException($"An Orchestration instance with the ID {request.InstanceId} already exists.");
        return request.InstanceId;
    }

    /// <inheritdoc/>
    public override async Task RaiseEventAsync(
        string instanceId, string eventName, object? eventPayload = null, CancellationToken cancellation = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(instanceId);
        ArgumentException.ThrowIfNullOrEmpty(eventName);
        var payload = DurableJson.Write(eventPayload);
        PayloadLimits.Check(payload, PayloadLimits.Instance, $"The payload of event '{eventName}'");
        Starting.CheckText(eventName, nameof(eventName));
        var status = Existing(instanceId, await control.RaiseAsync(
            instanceId, eventName, payload, batch => signals.Announce(batch, News.Messages), cancellation));
        if (InstanceState.IsEnd(status))
            throw Refusal(StatusCode.FailedPrecondition, "The orchestration instance with the provided instance id is not running.");
        signals.Tell(News.Messages);
    }

    /// <inheritdoc/>
    public override Task<OrchestrationMetadata> WaitForInstanceStartAsync(
        string instanceId, bool getInputsAndOutputs = false, CancellationToken cancellation = default) =>
        WaitAsync(instanceId, getInputsAndOutputs, one => one.RuntimeStatus != OrchestrationRuntimeStatus.Pending, nameof(WaitForInstanceStartAsync), cancellation);

    /// <inheritdoc/>
    public override Task<OrchestrationMetadata> WaitForInstanceCompletionAsync(
        string instanceId, bool getInputsAndOutputs = false, CancellationToken cancellation = default) =>
        WaitAsync(instanceId, getInputsAndOutputs, one => one.IsCompleted, nameof(WaitForInstanceCompletionAsync), cancellation);

    /// <inheritdoc/>
    public override async Task TerminateInstanceAsync(
        string instanceId, TerminateInstanceOptions? options = null, CancellationToken cancellation = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(instanceId);
        var output = DurableJson.Write(options?.Output);
        PayloadLimits.Check(output, PayloadLimits.Instance, "The output");
        var termination = await terminations.RunAsync(instanceId, output, options?.Recursive ?? false, cancellation);
        var status = Existing(instanceId, termination.Found);
        if (termination.Ended.Count == 0)
            throw Cannot("terminate", instanceId, status);
        waiters.Changed(termination.Ended);
        await NewsAsync(News.Messages | News.States);
    }

    /// <inheritdoc/>
    public override async Task SuspendInstanceAsync(string instanceId, string? reason = null, CancellationToken cancellation = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(instanceId);
        var status = Existing(instanceId, await control.SuspendAsync(instanceId, reason is null ? null : FailureText.Plain(reason), cancellation));
        if (status is not (OrchestrationRuntimeStatus.Running or OrchestrationRuntimeStatus.Pending))
            throw Cannot("suspend", instanceId, status);
        waiters.Changed([instanceId]);
    }

    /// <inheritdoc/>
    public override async Task ResumeInstanceAsync(string instanceId, string? reason = null, CancellationToken cancellation = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(instanceId);
        var status = Existing(instanceId, await control.ResumeAsync(instanceId, cancellation));
        if (status != OrchestrationRuntimeStatus.Suspended)
            throw Cannot("resume", instanceId, status);
        await NewsAsync(News.Messages);
    }

    /// <inheritdoc/>
    public override Task<OrchestrationMetadata?> GetInstancesAsync(
        string instanceId, bool getInputsAndOutputs = false, CancellationToken cancellation = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(instanceId);
        return queries.FindAsync(instanceId, getInputsAndOutputs, cancellation);
    }

    /// <inheritdoc/>
    public override AsyncPageable<OrchestrationMetadata> GetAllInstancesAsync(OrchestrationQuery? filter = null) =>
        new InstancePages(queries, filter ?? new OrchestrationQuery());

    /// <inheritdoc/>
    public override async Task<PurgeResult> PurgeInstanceAsync(
        string instanceId, PurgeInstanceOptions? options = null, CancellationToken cancellation = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(instanceId);
        var (gone, alive) = await purges.PurgeAsync(instanceId, options?.Recursive ?? false, cancellation);
        return alive is null
            ? new PurgeResult(gone)
            : throw new InvalidOperationException(
                $"Only orchestrations in a terminal state can be purged, but the orchestration with the instance ID {instanceId} has status {alive}.");
    }

    /// <inheritdoc/>
    public override async Task<PurgeResult> PurgeAllInstancesAsync(
        PurgeInstancesFilter filter, PurgeInstanceOptions? options = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(filter);
        return new PurgeResult(await purges.PurgeAllAsync(filter, options?.Recursive ?? false, cancellation), isComplete: true);
    }

    /// <summary>Nothing: the engine is the host's.</summary>
    public override ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private async Task<OrchestrationMetadata> WaitAsync(
        string instanceId, bool whole, Func<OrchestrationMetadata, bool> enough, string operation, CancellationToken cancellation)
    {
        ArgumentException.ThrowIfNullOrEmpty(instanceId);
        try
        {
            return await waiters.WaitAsync(
                instanceId,
                async () => await queries.FindAsync(instanceId, whole, cancellation) is { } found && enough(found) ? found : null,
                cancellation);
        }
        catch (OperationCanceledException exception) when (cancellation.IsCancellationRequested)
        {
            throw new OperationCanceledException($"The {operation} operation was canceled.", exception, cancellation);
        }
    }

    private async Task NewsAsync(News news)
    {
        signals.Tell(news);
        await signals.AnnounceAsync(news);
    }

    private static OrchestrationRuntimeStatus Existing(string instanceId, OrchestrationRuntimeStatus? status) =>
        status ?? throw Refusal(StatusCode.NotFound, $"No instance with ID '{instanceId}' was found. (Parameter 'instanceId')");

    private static RpcException Cannot(string verb, string instanceId, OrchestrationRuntimeStatus status) => Refusal(
        StatusCode.FailedPrecondition,
        $"InvalidOperationException: Cannot {verb} the orchestration instance {instanceId} because instance is in the {status} state.");

    private static RpcException Refusal(StatusCode code, string detail) => new(new Status(code, detail));
}
