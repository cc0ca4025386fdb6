using System.Globalization;
using Mezzofy.LocalHost.Durable.Payloads;
using Microsoft.DurableTask;
using Microsoft.Extensions.Logging;

namespace Mezzofy.LocalHost.Durable.Replay;

/// <summary>What an orchestrator's code talks to during one pass.</summary>
internal sealed class ReplayContext(OrchestrationIdentity identity, OrchestratorThread thread, ILoggerFactory loggers) : TaskOrchestrationContext
{
    private readonly StepLedger ledger = new();
    private readonly ExternalEvents events = new();
    private readonly HandedOut handedOut = new();
    private DateTime now;
    private bool replaying;
    private int ids;

    /// <inheritdoc/>
    public override TaskName Name => identity.Name;

    /// <inheritdoc/>
    public override string InstanceId => identity.InstanceId;

    /// <inheritdoc/>
    public override ParentOrchestrationInstance? Parent => identity.Parent;

    /// <inheritdoc/>
    public override DateTime CurrentUtcDateTime => now;

    /// <inheritdoc/>
    public override bool IsReplaying => replaying;

    /// <summary>The input as JSON.</summary>
    public string? SerializedInput => identity.Input;

    /// <summary>What it asked for.</summary>
    public StepLedger Ledger => ledger;

    /// <summary>The events it was sent.</summary>
    public ExternalEvents Events => events;

    /// <summary>The tasks it was given.</summary>
    public HandedOut HandedOut => handedOut;

    /// <summary>The custom status that was set last.</summary>
    public object? CustomStatus { get; private set; }

    /// <summary>How it begins again, when it said so.</summary>
    public ContinueAsNewOptions? Continuation { get; private set; }

    /// <inheritdoc/>
    protected override ILoggerFactory LoggerFactory => loggers;

    /// <summary>Moves the clock.</summary>
    public void SetTime(DateTime time) => now = time;

    /// <summary>Says whether what follows has happened before.</summary>
    public void SetReplaying(bool value) => replaying = value;

    /// <inheritdoc/>
    public override T? GetInput<T>()
        where T : default =>
        DurableJson.Read<T>(identity.Input);

    /// <inheritdoc/>
    public override Task<TResult> CallActivityAsync<TResult>(TaskName name, object? input = null, TaskOptions? options = null)
    {
        Guard();
        return handedOut.Add(Retrying.RunAsync(this, options?.Retry, () => ActivityAsync<TResult>(name, input)), $"activity '{name}'");
    }

    /// <inheritdoc/>
    public override Task<TResult> CallSubOrchestratorAsync<TResult>(TaskName orchestratorName, object? input = null, TaskOptions? options = null)
    {
        Guard();
        var id = (options as SubOrchestrationOptions)?.InstanceId;
        return handedOut.Add(
            Retrying.RunAsync(this, options?.Retry, () => ChildAsync<TResult>(orchestratorName, id, input)), $"sub-orchestration '{orchestratorName}'");
    }

    /// <inheritdoc/>
    public override Task CreateTimer(DateTime fireAt, CancellationToken cancellationToken)
    {
        Guard();
        var at = fireAt.Kind == DateTimeKind.Local ? fireAt.ToUniversalTime() : DateTime.SpecifyKind(fireAt, DateTimeKind.Utc);
        return handedOut.Add(ledger.AskTimer(new TimerStep(ledger.NextId(), at), cancellationToken), "a timer");
    }

    /// <inheritdoc/>
    public override Task<T> WaitForExternalEvent<T>(string eventName, CancellationToken cancellationToken = default)
    {
        Guard();
        return handedOut.Add(events.Wait<T>(eventName, cancellationToken), $"event '{eventName}'");
    }

    /// <inheritdoc/>
    public override void SendEvent(string instanceId, string eventName, object payload)
    {
        Guard();
        var text = DurableJson.Write(payload);
        PayloadLimits.Check(text, PayloadLimits.Instance, $"The payload of event '{eventName}'");
        ledger.Note(new EventStep(ledger.NextId(), eventName, instanceId, text));
    }

    /// <inheritdoc/>
    public override void SetCustomStatus(object? customStatus)
    {
        Guard();
        CustomStatus = customStatus;
    }

    /// <inheritdoc/>
    public override void ContinueAsNew(object? newInput = null, bool preserveUnprocessedEvents = true)
    {
        Guard();
        Continuation = new ContinueAsNewOptions { NewInput = newInput, PreserveUnprocessedEvents = preserveUnprocessedEvents };
    }

    /// <inheritdoc/>
    public override Guid NewGuid()
    {
        Guard();
        return DeterministicGuid.Of(string.Create(CultureInfo.InvariantCulture, $"{InstanceId}_{now:o}_{ids++}"));
    }

    private async Task<T> ActivityAsync<T>(TaskName name, object? input)
    {
        var text = DurableJson.Write(input);
        PayloadLimits.Check(text, PayloadLimits.Activity, $"The input of activity '{name}'");
        var data = await ledger.Ask(new ActivityStep(ledger.NextId(), Required(name), text));
        return DurableJson.Read<T>(data)!;
    }

    private async Task<T> ChildAsync<T>(TaskName name, string? instanceId, object? input)
    {
        var text = DurableJson.Write(input);
        PayloadLimits.Check(text, PayloadLimits.Instance, $"The input of sub-orchestration '{name}'");
        var id = string.IsNullOrEmpty(instanceId) ? NewGuid().ToString("N") : instanceId;
        var data = await ledger.Ask(new ChildStep(ledger.NextId(), Required(name), id, text));
        return DurableJson.Read<T>(data)!;
    }

    private static string Required(TaskName name)
    {
        ArgumentException.ThrowIfNullOrEmpty(name.Name, nameof(name));
        return name.Name;
    }

    private void Guard()
    {
        if (thread.IsCurrent)
            return;
        thread.Disturb();
        throw InvalidAwaitException.OtherThread(handedOut.Last);
    }
}
