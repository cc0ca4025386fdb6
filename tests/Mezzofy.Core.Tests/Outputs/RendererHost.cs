using Mezzofy.Core.Outputs;
using Mezzofy.Core.Outputs.Chromium;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using UglyToad.PdfPig;

namespace Mezzofy.Core.Tests.Outputs;

/// <summary>The outputs as the app registers them, with one browser for all tests of a class.</summary>
public sealed class RendererHost : IAsyncDisposable, IDisposable
{
    private readonly ServiceProvider services = Build(("Outputs:RenderTimeLimit", "00:04:00"));

    internal PdfPrinter Printer => services.GetRequiredService<PdfPrinter>();

    internal WarmBrowser Browser => services.GetRequiredService<WarmBrowser>();

    public static ServiceProvider Build(params (string Key, string Value)[] settings) => new ServiceCollection()
        .AddLogging()
        .AddOutputs(new ConfigurationBuilder().AddInMemoryCollection(settings.ToDictionary(one => one.Key, one => (string?)one.Value)).Build())
        .BuildServiceProvider();

    public static IReportRenderer Renderer(IServiceProvider services, string format) =>
        services.GetServices<IReportRenderer>().Single(renderer => renderer.Format == format);

    public Task<RenderedFile> RenderAsync(ReportDocument report, string format = "pdf") =>
        Renderer(services, format).RenderAsync(report, CancellationToken.None);

    public async Task<PdfDocument> PdfAsync(ReportDocument report) => PdfDocument.Open((await RenderAsync(report)).Content.ToArray());

    public async Task<string> TextAsync(ReportDocument report, string format) =>
        System.Text.Encoding.UTF8.GetString((await RenderAsync(report, format)).Content.Span);

    public void Dispose() => DisposeAsync().AsTask().GetAwaiter().GetResult();

    public ValueTask DisposeAsync() => services.DisposeAsync();
}
