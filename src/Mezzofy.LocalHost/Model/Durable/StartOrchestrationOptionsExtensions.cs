namespace Microsoft.DurableTask.Client;

/// <summary>Says what becomes of an instance that exists already.</summary>
public static class StartOrchestrationOptionsExtensions
{
    /// <summary>Keeps an instance of this id that is in one of these states instead of replacing it.</summary>
    /// <param name="options">The options.</param>
    /// <param name="dedupeStatuses">The states.</param>
    public static StartOrchestrationOptions WithDedupeStatuses(
        this StartOrchestrationOptions options, params OrchestrationRuntimeStatus[] dedupeStatuses) =>
        options with { DedupeStatuses = [.. dedupeStatuses.Select(status => status.ToString())] };
}
