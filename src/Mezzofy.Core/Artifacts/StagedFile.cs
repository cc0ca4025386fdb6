namespace Mezzofy.Core.Artifacts;

/// <summary>Bytes that are completely stored but are no file yet; they are removed again unless they are kept.</summary>
internal sealed class StagedFile(string id, long size, string sha256, DateTimeOffset at, ArtifactStore store) : IAsyncDisposable
{
    private bool settled;

    /// <summary>The id that the file will have, and its blob has.</summary>
    public string Id => id;

    public long Size => size;

    public string Sha256 => sha256;

    public DateTimeOffset At => at;

    /// <summary>The bytes, to look into before the file is kept.</summary>
    public Task<Stream> OpenAsync(CancellationToken cancellationToken) => store.OpenStagedAsync(this, cancellationToken);

    /// <summary>Makes it a file. Under a key that the owner has used before, the earlier file is given, and these bytes are removed.</summary>
    public async Task<Artifact> KeepAsync(NewArtifact artifact, CancellationToken cancellationToken)
    {
        // When the answer to the insert is lost, the row may be there: its bytes must stay. Without a row they are housekeeping's.
        settled = true;
        var kept = await store.KeepAsync(this, artifact, cancellationToken);
        settled = kept.Id == id;
        return kept;
    }

    public async ValueTask DisposeAsync()
    {
        if (!settled)
        {
            settled = true;
            await store.DiscardAsync(id);
        }
    }
}
