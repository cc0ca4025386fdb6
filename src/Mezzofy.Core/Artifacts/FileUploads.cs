using Mezzofy.Core.Identity;

namespace Mezzofy.Core.Artifacts;

/// <summary>Takes files from people: straight into Blob Storage, never whole in memory, and a file only once it is found to be what is taken.</summary>
public sealed class FileUploads
{
    private readonly ArtifactStore store;

    internal FileUploads(ArtifactStore store) => this.store = store;

    /// <summary>Stores and inspects the bytes. What is received is no file before <see cref="ReceivedFile.KeepAsync"/>.</summary>
    /// <param name="content">The bytes as they arrive.</param>
    /// <param name="name">The name as sent; it is made safe.</param>
    /// <param name="cancellationToken">Ends it; nothing is left.</param>
    /// <exception cref="ProblemException">
    /// 415 <c>unsupported_media_type</c>, naming what was found; 413 <c>file_too_large</c>, naming the limit; 503 <c>storage_unavailable</c>.
    /// </exception>
    public async Task<ReceivedFile> ReceiveAsync(Stream content, string? name, CancellationToken cancellationToken)
    {
        var head = new byte[ContentSniffer.HeadBytes];
        var read = await content.ReadAtLeastAsync(head, head.Length, throwOnEndOfStream: false, cancellationToken);
        var first = ContentSniffer.FromHead(head.AsSpan(0, read), name);
        await using var whole = new PrefixedStream(head.AsMemory(0, read), content);
        var what = first.Category == FileCategory.File ? "A document" : $"{(first.Category == FileCategory.Video ? "A" : "An")} {first.Category.ToString().ToLowerInvariant()} file";
        var staged = await store.StageAsync(whole, FileLimits.For(first.Category), what, cancellationToken);
        try
        {
            await using var stored = await staged.OpenAsync(cancellationToken);
            return new ReceivedFile(staged, await ContentSniffer.SniffAsync(stored, name, cancellationToken), name);
        }
        catch
        {
            await staged.DisposeAsync();
            throw;
        }
    }
}

/// <summary>Bytes that were received and found good. Disposed without being kept, they are removed.</summary>
public sealed class ReceivedFile : IAsyncDisposable
{
    private readonly StagedFile staged;
    private readonly string? name;

    internal ReceivedFile(StagedFile staged, FileKind kind, string? name) => (this.staged, Kind, this.name) = (staged, kind, name);

    /// <summary>What it is.</summary>
    public FileKind Kind { get; }

    /// <summary>Its size in bytes.</summary>
    public long Size => staged.Size;

    /// <summary>The SHA-256 of its bytes, lower-case hex.</summary>
    public string Sha256 => staged.Sha256;

    /// <summary>Makes it the caller's file. The same bytes, name and session under the same key give the file of the first time.</summary>
    /// <exception cref="ProblemException">409 <c>idempotency_key_reused</c>: another file or session under the key.</exception>
    public async Task<Artifact> KeepAsync(Caller owner, string? sessionId, string? idempotencyKey, CancellationToken cancellationToken)
    {
        var wanted = new NewArtifact(
            owner.UserId, sessionId, Kind.Kind, name ?? "", Kind.ContentType, "uploaded", FileLimits.For(Kind.Category),
            idempotencyKey is null ? null : $"upload/{idempotencyKey}");
        var kept = await staged.KeepAsync(wanted, cancellationToken);
        return kept.Sha256 == Sha256 && kept.SessionId == sessionId && kept.Name == SafeFileName.From(wanted.Name, wanted.Kind)
            ? kept
            : throw ProblemException.Conflict("idempotency_key_reused", "The Idempotency-Key was used before, with another file, name or session.");
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => staged.DisposeAsync();
}
