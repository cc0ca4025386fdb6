namespace Microsoft.DurableTask;

/// <summary>One page of a list.</summary>
/// <typeparam name="T">What is listed.</typeparam>
/// <param name="values">The page.</param>
/// <param name="continuationToken">What to ask for next; null on the last page.</param>
public sealed class Page<T>(IReadOnlyList<T> values, string? continuationToken = null)
    where T : notnull
{
    /// <summary>The page.</summary>
    public IReadOnlyList<T> Values { get; } = values;

    /// <summary>What to ask for next; null on the last page.</summary>
    public string? ContinuationToken { get; } = continuationToken;
}
