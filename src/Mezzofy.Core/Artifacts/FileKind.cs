namespace Mezzofy.Core.Artifacts;

/// <summary>A kind of file that is taken (seed, Chat).</summary>
/// <param name="Kind">Its short type and its extension: <c>pdf</c>, <c>jpg</c>, …</param>
/// <param name="ContentType">Its media type.</param>
/// <param name="Category">Which limits and which handler it has.</param>
public sealed record FileKind(string Kind, string ContentType, FileCategory Category)
{
    /// <summary>JPEG.</summary>
    public static FileKind Jpeg { get; } = new("jpg", "image/jpeg", FileCategory.Image);

    /// <summary>PNG.</summary>
    public static FileKind Png { get; } = new("png", "image/png", FileCategory.Image);

    /// <summary>HEIC.</summary>
    public static FileKind Heic { get; } = new("heic", "image/heic", FileCategory.Image);

    /// <summary>WebP.</summary>
    public static FileKind WebP { get; } = new("webp", "image/webp", FileCategory.Image);

    /// <summary>MP4.</summary>
    public static FileKind Mp4 { get; } = new("mp4", "video/mp4", FileCategory.Video);

    /// <summary>QuickTime.</summary>
    public static FileKind Mov { get; } = new("mov", "video/quicktime", FileCategory.Video);

    /// <summary>AVI.</summary>
    public static FileKind Avi { get; } = new("avi", "video/x-msvideo", FileCategory.Video);

    /// <summary>MP3.</summary>
    public static FileKind Mp3 { get; } = new("mp3", "audio/mpeg", FileCategory.Audio);

    /// <summary>WAV.</summary>
    public static FileKind Wav { get; } = new("wav", "audio/wav", FileCategory.Audio);

    /// <summary>MPEG-4 audio.</summary>
    public static FileKind M4a { get; } = new("m4a", "audio/mp4", FileCategory.Audio);

    /// <summary>Ogg with sound.</summary>
    public static FileKind Ogg { get; } = new("ogg", "audio/ogg", FileCategory.Audio);

    /// <summary>PDF.</summary>
    public static FileKind Pdf { get; } = new("pdf", "application/pdf", FileCategory.File);

    /// <summary>Word.</summary>
    public static FileKind Docx { get; } =
        new("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", FileCategory.File);

    /// <summary>PowerPoint.</summary>
    public static FileKind Pptx { get; } =
        new("pptx", "application/vnd.openxmlformats-officedocument.presentationml.presentation", FileCategory.File);

    /// <summary>Excel.</summary>
    public static FileKind Xlsx { get; } = new("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", FileCategory.File);

    /// <summary>Values separated by commas or the like.</summary>
    public static FileKind Csv { get; } = new("csv", "text/csv", FileCategory.File);

    /// <summary>Plain text.</summary>
    public static FileKind Txt { get; } = new("txt", "text/plain", FileCategory.File);

    /// <summary>Markdown.</summary>
    public static FileKind Markdown { get; } = new("md", "text/markdown", FileCategory.File);

    /// <summary>All of them.</summary>
    public static IReadOnlyList<FileKind> All { get; } =
        [Jpeg, Png, Heic, WebP, Mp4, Mov, Avi, Mp3, Wav, M4a, Ogg, Pdf, Docx, Pptx, Xlsx, Csv, Txt, Markdown];

    /// <summary>Whether it is text, which has no signature.</summary>
    public bool IsText => this == Csv || this == Txt || this == Markdown;
}

/// <summary>The seed's <c>input_type</c> of an attachment.</summary>
public enum FileCategory
{
    /// <summary>A picture.</summary>
    Image,

    /// <summary>Moving pictures.</summary>
    Video,

    /// <summary>Sound.</summary>
    Audio,

    /// <summary>A document or table.</summary>
    File,
}
