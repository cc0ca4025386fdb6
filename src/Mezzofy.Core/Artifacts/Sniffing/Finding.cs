namespace Mezzofy.Core.Artifacts.Sniffing;

/// <summary>What bytes turned out to be.</summary>
/// <param name="Name">For a person: "a Windows program".</param>
/// <param name="Kind">The kind, when it is one that is taken.</param>
internal readonly record struct Finding(string Name, FileKind? Kind = null)
{
    public static Finding Of(FileKind kind) => new(kind.ContentType, kind);

    /// <summary>415 <c>unsupported_media_type</c>, naming what was found.</summary>
    public ProblemException Refusal() => new(
        415,
        "unsupported_media_type",
        $"The content is {Name}. Taken are JPEG, PNG, HEIC, WebP, MP4, MOV, AVI, MP3, WAV, M4A, OGG, PDF, DOCX, PPTX, XLSX, CSV, TXT and Markdown.");
}
