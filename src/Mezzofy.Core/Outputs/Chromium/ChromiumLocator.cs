namespace Mezzofy.Core.Outputs.Chromium;

/// <summary>Finds the browser to print with.</summary>
/// <remarks>
/// The headless shell comes first: it starts in a tenth of a second and prints a statement about five times as fast as the
/// full browser, in less than half of its memory.
/// </remarks>
internal sealed class ChromiumLocator(OutputOptions options)
{
    private static readonly string[] UsualPaths =
    [
        "/usr/lib/chromium/chromium-headless-shell",
        "/usr/bin/chromium-headless-shell",
        "/usr/lib/chromium/chromium",
        "/usr/bin/chromium",
        "/usr/bin/chromium-browser",
        "/usr/bin/google-chrome-stable",
        "/usr/bin/google-chrome",
        "/opt/google/chrome/chrome",
        "/Applications/Chromium.app/Contents/MacOS/Chromium",
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    ];

    /// <summary>The browser's path.</summary>
    /// <exception cref="ProblemException">503 <c>renderer_unavailable</c>: there is none, or <c>Outputs:ChromiumPath</c> names none.</exception>
    public string Find()
    {
        if (string.IsNullOrWhiteSpace(options.ChromiumPath))
        {
            return UsualPaths.FirstOrDefault(File.Exists)
                ?? throw Unavailable("Chromium is not installed on the server (packages chromium-headless-shell or chromium), so PDF files cannot be made.");
        }

        return File.Exists(options.ChromiumPath)
            ? options.ChromiumPath
            : throw Unavailable("The Chromium named by the setting Outputs:ChromiumPath does not exist, so PDF files cannot be made.");
    }

    internal static ProblemException Unavailable(string detail, Exception? inner = null) =>
        new(503, "renderer_unavailable", detail, retryAfter: TimeSpan.FromSeconds(30), inner: inner);
}
