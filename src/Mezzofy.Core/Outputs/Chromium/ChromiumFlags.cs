namespace Mezzofy.Core.Outputs.Chromium;

/// <summary>The command line of a browser that only prints: no network, no extensions, no background work, few processes.</summary>
internal static class ChromiumFlags
{
    private static readonly string[] Always =
    [
        "--headless",
        "--remote-debugging-pipe",
        "--no-first-run",
        "--no-default-browser-check",
        "--no-startup-window",
        "--disable-background-networking",
        "--disable-breakpad",
        "--disable-component-update",
        "--disable-default-apps",
        "--disable-dev-shm-usage",
        "--disable-extensions",
        "--disable-gpu",
        "--disable-software-rasterizer",
        "--disable-sync",
        "--disable-features=Translate,OptimizationHints,MediaRouter,DialMediaRouteProvider,AutofillServerCommunication",
        "--mute-audio",
        "--hide-scrollbars",
        "--font-render-hinting=none",

        // A page that gets past every other wall still resolves no name.
        "--host-resolver-rules=MAP * ~NOTFOUND",
        "--no-proxy-server",
        "--deny-permission-prompts",
    ];

    public static IEnumerable<string> For(string profile, bool sandbox) =>
        [.. Always, $"--user-data-dir={profile}", .. sandbox ? Array.Empty<string>() : ["--no-sandbox"]];
}
