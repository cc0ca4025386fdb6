using Microsoft.Extensions.Logging;

namespace Mezzofy.Core.Artifacts;

/// <inheritdoc cref="IArtifactStore"/>
internal sealed partial class ArtifactStore(BlobContainer blobs, ArtifactRows rows, TimeProvider time, ILogger<ArtifactStore> logger) : IArtifactStore
{
    /// <inheritdoc/>
    public async Task<Artifact> SaveAsync(NewArtifact artifact, Stream content, CancellationToken cancellationToken)
    {
        if (artifact.IdempotencyKey is { } key && await rows.FindByKeyAsync(artifact.OwnerId, key, cancellationToken) is { } earlier)
        {
            return earlier;
        }

        await using var staged = await StageAsync(content, artifact.MaxBytes, "A file of this kind", cancellationToken);
        return await staged.KeepAsync(artifact, cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<Artifact?> FindAsync(string id, string ownerId, CancellationToken cancellationToken) =>
        Ids.IsValid(Ids.File, id) ? await rows.FindAsync(id, ownerId, cancellationToken) : null;

    /// <inheritdoc/>
    public Task<Stream> OpenAsync(Artifact artifact, long offset, long? length, CancellationToken cancellationToken) =>
        artifact.Size == 0 || length == 0 ? Task.FromResult(Stream.Null) : blobs.OpenAsync(artifact.Id, offset, length, cancellationToken);

    /// <inheritdoc/>
    public async Task<Page<Artifact>> ListAsync(string ownerId, PageRequest page, CancellationToken cancellationToken)
    {
        var limit = Math.Clamp(page.Limit, 1, PageRequest.MaxLimit);
        var found = await rows.ListAsync(ownerId, Cursor.DecodeId(page.Cursor, Ids.File), limit + 1, cancellationToken);
        return new Page<Artifact>([.. found.Take(limit)], found.Count > limit ? Cursor.Encode(found[limit - 1].Id) : null);
    }

    /// <inheritdoc/>
    public async Task DeleteForSessionAsync(string sessionId, CancellationToken cancellationToken)
    {
        // Rows first: from then on nobody can open the files. Bytes that cannot be removed now are housekeeping's.
        foreach (var id in await rows.DeleteForSessionAsync(sessionId, cancellationToken))
        {
            await DiscardAsync(id);
        }
    }

    /// <summary>Stores bytes that are no file yet.</summary>
    /// <exception cref="ProblemException">413 <c>file_too_large</c>, naming what and the limit; 503 <c>storage_unavailable</c>.</exception>
    internal async Task<StagedFile> StageAsync(Stream content, long maxBytes, string what, CancellationToken cancellationToken)
    {
        var at = time.GetUtcNow();
        var id = Ids.New(Ids.File, at);
        await using var measured = new MeasuredStream(content, maxBytes, () => FileLimits.TooLarge(what, maxBytes));
        await blobs.UploadAsync(id, measured, cancellationToken);
        return new StagedFile(id, measured.Count, measured.Digest(), at, this);
    }

    internal Task<Stream> OpenStagedAsync(StagedFile staged, CancellationToken cancellationToken) =>
        staged.Size == 0 ? Task.FromResult(Stream.Null) : blobs.OpenSeekableAsync(staged.Id, cancellationToken);

    internal async Task<Artifact> KeepAsync(StagedFile staged, NewArtifact wanted, CancellationToken cancellationToken)
    {
        var artifact = new Artifact(
            staged.Id, wanted.OwnerId, wanted.SessionId, wanted.Kind, SafeFileName.From(wanted.Name, wanted.Kind), wanted.ContentType,
            staged.Size, staged.Sha256, wanted.Origin, staged.At);
        return await rows.InsertAsync(artifact, wanted.IdempotencyKey, cancellationToken)
            ? artifact
            : await rows.FindByKeyAsync(wanted.OwnerId, wanted.IdempotencyKey!, cancellationToken)
                ?? throw ProblemException.Conflict("file_removed", "The file under this key was removed while it was stored again.");
    }

    /// <summary>Removes bytes, or leaves them to housekeeping.</summary>
    internal async Task DiscardAsync(string id)
    {
        try
        {
            await blobs.DeleteAsync(id, CancellationToken.None);
        }
        catch (ProblemException problem)
        {
            LogLeft(logger, id, problem);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The bytes of {FileId} could not be removed; housekeeping will")]
    private static partial void LogLeft(ILogger logger, string fileId, Exception exception);
}
