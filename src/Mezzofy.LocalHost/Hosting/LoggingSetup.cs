using Microsoft.Extensions.Logging;

namespace Mezzofy.LocalHost.Hosting;

/// <summary>Logs to the console, one line an entry, at the levels of host.json.</summary>
internal static class LoggingSetup
{
    /// <summary>Adds it. host.json <c>logging.logLevel</c>: category to level, <c>default</c> for the rest.</summary>
    public static void Add(ILoggingBuilder logging, HostSettings settings)
    {
        logging.AddSimpleConsole(console =>
        {
            console.SingleLine = true;
            console.UseUtcTimestamp = true;
            console.TimestampFormat = "HH:mm:ss.fff ";
        });
        // ASP.NET Core's own line, scope and activity a request are the dearest part of a small answer. OpenTelemetry turns the activity
        // on by itself, host.json the line.
        logging.AddFilter("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.None);
        foreach (var level in settings.Section("logging:logLevel").GetChildren())
        {
            var category = level.Key.Equals("default", StringComparison.OrdinalIgnoreCase) ? null : level.Key;
            logging.AddFilter(category, Parse(level.Key, level.Value));
        }
    }

    private static LogLevel Parse(string category, string? text) => Enum.TryParse<LogLevel>(text, ignoreCase: true, out var level)
        ? level
        : throw new StartupException($"host.json, logging.logLevel.{category}: '{text}' is no log level.");
}
