using Mezzofy.Core.Artifacts;

namespace Mezzofy.Functions.Files;

/// <summary>A file as lists and uploads show it; the first fields are those of the seed's <c>artifacts</c>.</summary>
/// <param name="Id">The file, <c>file_…</c>.</param>
/// <param name="Type">Its short type: <c>pdf</c>, <c>csv</c>, <c>png</c>, …</param>
/// <param name="Name">Its name.</param>
/// <param name="DownloadUrl">Where its bytes are.</param>
/// <param name="ContentType">Its media type, found from the bytes.</param>
/// <param name="Size">Bytes.</param>
/// <param name="Origin"><c>generated</c> or <c>uploaded</c>.</param>
/// <param name="SessionId">The session it belongs to, or null.</param>
/// <param name="CreatedAt">When it was stored.</param>
public sealed record FileEntry(
    string Id,
    string Type,
    string Name,
    string DownloadUrl,
    string ContentType,
    long Size,
    string Origin,
    string? SessionId,
    DateTimeOffset CreatedAt)
{
    /// <summary>Shows a file.</summary>
    public static FileEntry Of(Artifact file) =>
        new(file.Id, file.Kind, file.Name, $"/files/{file.Id}", file.ContentType, file.Size, file.Origin, file.SessionId, file.CreatedAt);
}
