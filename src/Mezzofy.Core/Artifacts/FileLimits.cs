namespace Mezzofy.Core.Artifacts;

/// <summary>The largest files of each kind of input (seed, Chat); a megabyte is 1,000,000 bytes, so that the largest file fits with its form into the 100 MiB that the host lets through.</summary>
public static class FileLimits
{
    /// <summary>One megabyte.</summary>
    public const long Megabyte = 1_000_000;

    /// <summary>The largest file that is taken at all.</summary>
    public const long Largest = 100 * Megabyte;

    /// <summary>The most bytes of a kind.</summary>
    public static long For(FileCategory kind) => kind switch
    {
        FileCategory.Video => 100 * Megabyte,
        FileCategory.Audio => 50 * Megabyte,
        _ => 20 * Megabyte,
    };

    /// <summary>413 <c>file_too_large</c>, naming the limit.</summary>
    public static ProblemException TooLarge(string what, long maxBytes) =>
        new(413, "file_too_large", $"{what} may have at most {(maxBytes >= Megabyte ? $"{maxBytes / Megabyte} MB" : $"{maxBytes:N0} bytes")}.");
}
