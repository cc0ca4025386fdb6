using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Mezzofy.Core.Outputs.Chromium;

/// <summary>Starts the browser in the background once the app runs, so that the first PDF does not wait for it. Never fails the start.</summary>
internal sealed partial class BrowserWarmup(WarmBrowser browser, ILogger<BrowserWarmup> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await browser.ConnectAsync(stoppingToken);
        }
        catch (ProblemException problem)
        {
            LogUnavailable(logger, problem.Message);
        }
        catch (OperationCanceledException)
        {
            // The app stops while the browser starts.
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Reason}")]
    private static partial void LogUnavailable(ILogger logger, string reason);
}
