namespace Microsoft.DurableTask.Client;

/// <summary>What is known about an orchestration at one moment.</summary>
/// <param name="name">Its orchestrator.</param>
/// <param name="instanceId">Its id.</param>
public sealed class OrchestrationMetadata(string name, string instanceId)
{
    /// <summary>Its orchestrator.</summary>
    public string Name { get; } = name;

    /// <summary>Its id.</summary>
    public string InstanceId { get; } = instanceId;

    /// <summary>Reads the serialized values; null when they were not asked for.</summary>
    public DataConverter? DataConverter { get; init; }

    /// <summary>Where it is.</summary>
    public OrchestrationRuntimeStatus RuntimeStatus { get; init; }

    /// <summary>When its present generation was created.</summary>
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it last changed.</summary>
    public DateTimeOffset LastUpdatedAt { get; init; }

    /// <summary>Its input as JSON; null without one, or when not asked for.</summary>
    public string? SerializedInput { get; init; }

    /// <summary>Its output as JSON, or why it failed as text; null without one, or when not asked for.</summary>
    public string? SerializedOutput { get; init; }

    /// <summary>Its custom status as JSON: <c>null</c> as text once it has run without setting one; null when not asked for.</summary>
    public string? SerializedCustomStatus { get; init; }

    /// <summary>Words kept with it.</summary>
    public IReadOnlyDictionary<string, string> Tags { get; init; } = new Dictionary<string, string>();

    /// <summary>Why it failed; null when it did not.</summary>
    public TaskFailureDetails? FailureDetails { get; init; }

    /// <summary>Whether it is running now; false while pending or suspended.</summary>
    public bool IsRunning => RuntimeStatus == OrchestrationRuntimeStatus.Running;

    /// <summary>Whether it has ended in whatever way.</summary>
    public bool IsCompleted => RuntimeStatus is OrchestrationRuntimeStatus.Completed
        or OrchestrationRuntimeStatus.Failed
        or OrchestrationRuntimeStatus.Terminated;

    /// <summary>Its input.</summary>
    /// <typeparam name="T">What is wanted.</typeparam>
    /// <exception cref="InvalidOperationException">It was not asked for.</exception>
    public T? ReadInputAs<T>() => Converter().Deserialize<T>(SerializedInput);

    /// <summary>Its output.</summary>
    /// <typeparam name="T">What is wanted.</typeparam>
    /// <exception cref="InvalidOperationException">It was not asked for.</exception>
    public T? ReadOutputAs<T>() => Converter().Deserialize<T>(SerializedOutput);

    /// <summary>Its custom status.</summary>
    /// <typeparam name="T">What is wanted.</typeparam>
    /// <exception cref="InvalidOperationException">It was not asked for.</exception>
    public T? ReadCustomStatusAs<T>() => Converter().Deserialize<T>(SerializedCustomStatus);

    /// <inheritdoc/>
    public override string ToString() => $"[Name: '{Name}', ID: '{InstanceId}', RuntimeStatus: {RuntimeStatus}]";

    private DataConverter Converter() =>
        DataConverter ?? throw new InvalidOperationException(
            "Inputs, outputs and custom status can be read only from metadata that was fetched with getInputsAndOutputs: true.");
}
