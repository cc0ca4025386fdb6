namespace Microsoft.DurableTask;

/// <summary>How an orchestration is started.</summary>
public record StartOrchestrationOptions
{
    /// <summary>Options.</summary>
    /// <param name="InstanceId">The instance id; null: 32 hexadecimal digits are made.</param>
    /// <param name="StartAt">When it starts; null or past: at once.</param>
    public StartOrchestrationOptions(string? InstanceId = null, DateTimeOffset? StartAt = null)
    {
        this.InstanceId = InstanceId;
        this.StartAt = StartAt;
    }

    /// <summary>A copy.</summary>
    /// <param name="options">What is copied.</param>
    public StartOrchestrationOptions(StartOrchestrationOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        InstanceId = options.InstanceId;
        StartAt = options.StartAt;
        Tags = options.Tags;
        DedupeStatuses = options.DedupeStatuses;
    }

    /// <summary>The instance id; null: 32 hexadecimal digits are made. It may not begin with <c>@</c>; case counts.</summary>
    public string? InstanceId { get; init; }

    /// <summary>When it starts; null or past: at once.</summary>
    public DateTimeOffset? StartAt { get; init; }

    /// <summary>Words kept with the instance.</summary>
    public IReadOnlyDictionary<string, string> Tags { get; init; } = new Dictionary<string, string>();

    /// <summary>The end states in which an instance of this id is kept instead of being replaced; a live one never is replaced.</summary>
    public IReadOnlyList<string>? DedupeStatuses { get; init; }
}
