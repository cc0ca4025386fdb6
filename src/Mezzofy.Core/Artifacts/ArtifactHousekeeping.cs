namespace Mezzofy.Core.Artifacts;

/// <summary>Removes bytes that no row names: what a crash left between storing the bytes and writing the row.</summary>
public sealed class ArtifactHousekeeping
{
    /// <summary>Younger bytes may still get their row; no upload takes this long.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromHours(1);
    private readonly BlobContainer blobs;
    private readonly ArtifactRows rows;
    private readonly TimeProvider time;

    internal ArtifactHousekeeping(BlobContainer blobs, ArtifactRows rows, TimeProvider time) => (this.blobs, this.rows, this.time) = (blobs, rows, time);

    /// <summary>Looks through the container once and gives the number of blobs removed. Safe to run at any time, and by several at once.</summary>
    /// <exception cref="ProblemException">503 <c>storage_unavailable</c>.</exception>
    public async Task<int> RemoveOrphansAsync(CancellationToken cancellationToken)
    {
        var removed = 0;
        await foreach (var names in blobs.OlderThanAsync(time.GetUtcNow() - Grace, cancellationToken))
        {
            var files = names.Where(name => Ids.IsValid(Ids.File, name)).ToList();
            var known = await rows.KnownAsync(files, cancellationToken);
            foreach (var orphan in files.Where(name => !known.Contains(name)))
            {
                await blobs.DeleteAsync(orphan, cancellationToken);
                removed++;
            }
        }

        return removed;
    }
}
