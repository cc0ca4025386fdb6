namespace Mezzofy.Core.Outputs.Chromium;

/// <summary>Prints HTML to PDF in the warm browser: a bounded number at once, each within the time limit.</summary>
internal sealed class PdfPrinter(WarmBrowser browser, OutputOptions options) : IDisposable
{
    private readonly SemaphoreSlim slots = new(options.MaxConcurrentRenders);

    /// <summary>Prints one document that carries everything it needs.</summary>
    /// <exception cref="ProblemException">503 <c>renderer_unavailable</c>, or 503 <c>renderer_timeout</c> after the limit.</exception>
    public async Task<byte[]> PrintAsync(PrintJob job, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var time = options.RenderTimeLimit * (1 + (job.Parts / 6.0));
        limit.CancelAfter(time);
        try
        {
            await slots.WaitAsync(limit.Token);
            try
            {
                return await PrintWithOneMoreTryAsync(job, limit.Token);
            }
            finally
            {
                slots.Release();
            }
        }
        catch (OperationCanceledException exception) when (!cancellationToken.IsCancellationRequested)
        {
            throw new ProblemException(
                503, "renderer_timeout", $"The PDF was not finished within {time.TotalSeconds:0} seconds.", inner: exception);
        }
    }

    public void Dispose() => slots.Dispose();

    private async Task<byte[]> PrintWithOneMoreTryAsync(PrintJob job, CancellationToken cancellationToken)
    {
        try
        {
            return await PrintOnceAsync(job, cancellationToken);
        }
        catch (DevToolsException)
        {
            // The browser died, perhaps because of another document: a new one is given the same document once.
            try
            {
                return await PrintOnceAsync(job, cancellationToken);
            }
            catch (DevToolsException exception)
            {
                throw ChromiumLocator.Unavailable("Chromium ended twice while it made this PDF.", exception);
            }
        }
    }

    private async Task<byte[]> PrintOnceAsync(PrintJob job, CancellationToken cancellationToken)
    {
        var connection = await browser.ConnectAsync(cancellationToken);
        try
        {
            await using var page = await PrintPage.OpenAsync(connection, cancellationToken);
            return await page.PrintAsync(job, cancellationToken);
        }
        catch (OperationCanceledException)
        {
            // A page that hangs keeps a processor busy for good: its browser goes.
            await browser.DiscardAsync(connection);
            throw;
        }
    }
}

/// <summary>A document to be printed; it carries everything it needs.</summary>
/// <param name="Html">The document.</param>
/// <param name="Tagged">Whether its structure is written too, for assistive technology; large tables take long and many bytes by it.</param>
internal sealed record PrintJob(string Html, bool Tagged = true)
{
    /// <summary>How many reports it binds, 0 for a single one; six of them double the time it may take.</summary>
    public int Parts { get; init; }
}
