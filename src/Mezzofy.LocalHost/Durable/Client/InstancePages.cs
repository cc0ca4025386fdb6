using System.Runtime.CompilerServices;
using Mezzofy.LocalHost.Durable.Store;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace Mezzofy.LocalHost.Durable.Client;

/// <summary>The pages of a query, read one after the other as they are asked for.</summary>
internal sealed class InstancePages(QueryStore queries, OrchestrationQuery query) : AsyncPageable<OrchestrationMetadata>
{
    /// <inheritdoc/>
    public override IAsyncEnumerable<Page<OrchestrationMetadata>> AsPages(string? continuationToken = default, int? pageSizeHint = default)
    {
        var size = pageSizeHint ?? query.PageSize;
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(size, nameof(pageSizeHint));
        return ReadAsync(continuationToken ?? query.ContinuationToken, size);
    }

    private async IAsyncEnumerable<Page<OrchestrationMetadata>> ReadAsync(
        string? token, int size, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        do
        {
            var page = await queries.ListAsync(query, token, size, cancellationToken);
            token = page.ContinuationToken;
            yield return page;
        }
        while (token is not null);
    }
}
