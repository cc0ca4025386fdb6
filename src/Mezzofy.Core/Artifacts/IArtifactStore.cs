namespace Mezzofy.Core.Artifacts;

/// <summary>Keeps files: their rows in PostgreSQL, their bytes in Blob Storage.</summary>
/// <remarks>A row exists only for bytes that are completely stored; bytes without a row are removed by housekeeping.</remarks>
public interface IArtifactStore
{
    /// <summary>Stores a file, streaming its bytes; at most the new artifact's declared limit is read.</summary>
    /// <exception cref="ProblemException">413 <c>file_too_large</c>; 503 <c>storage_unavailable</c>.</exception>
    Task<Artifact> SaveAsync(NewArtifact artifact, Stream content, CancellationToken cancellationToken);

    /// <summary>The file's row if it belongs to that user, else null.</summary>
    Task<Artifact?> FindAsync(string id, string ownerId, CancellationToken cancellationToken);

    /// <summary>The file's bytes from an offset; null length reads to the end. The caller disposes the stream.</summary>
    Task<Stream> OpenAsync(Artifact artifact, long offset, long? length, CancellationToken cancellationToken);

    /// <summary>That user's files, newest first.</summary>
    Task<Page<Artifact>> ListAsync(string ownerId, PageRequest page, CancellationToken cancellationToken);

    /// <summary>Removes all files of a session, rows and bytes.</summary>
    Task DeleteForSessionAsync(string sessionId, CancellationToken cancellationToken);
}

/// <summary>What a file to be stored is.</summary>
/// <param name="OwnerId">The user it will belong to.</param>
/// <param name="SessionId">The session it comes from, or null.</param>
/// <param name="Kind">A short type.</param>
/// <param name="Name">Any name; made safe before it is kept.</param>
/// <param name="ContentType">Its media type.</param>
/// <param name="Origin"><c>generated</c> or <c>uploaded</c>.</param>
/// <param name="MaxBytes">The most that is accepted.</param>
/// <param name="IdempotencyKey">Two saves with the same key give the same artifact; null for none.</param>
public sealed record NewArtifact(
    string OwnerId,
    string? SessionId,
    string Kind,
    string Name,
    string ContentType,
    string Origin,
    long MaxBytes,
    string? IdempotencyKey = null);
