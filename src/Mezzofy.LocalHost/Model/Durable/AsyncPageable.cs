namespace Microsoft.DurableTask;

/// <summary>A list that is read page by page.</summary>
/// <typeparam name="T">What is listed.</typeparam>
public abstract class AsyncPageable<T> : IAsyncEnumerable<T>
    where T : notnull
{
    /// <summary>The pages.</summary>
    /// <param name="continuationToken">Where to go on; null: from the beginning.</param>
    /// <param name="pageSizeHint">How many a page should have; null: as the query says.</param>
    public abstract IAsyncEnumerable<Page<T>> AsPages(string? continuationToken = default, int? pageSizeHint = default);

    /// <summary>All items, page after page.</summary>
    /// <param name="cancellationToken">Stops reading.</param>
    public async IAsyncEnumerator<T> GetAsyncEnumerator(CancellationToken cancellationToken = default)
    {
        await foreach (var page in AsPages().WithCancellation(cancellationToken))
        {
            foreach (var value in page.Values)
            {
                yield return value;
            }
        }
    }
}
