using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Mezzofy.Core.Outputs;
using Mezzofy.Core.Outputs.Chromium;
using Microsoft.Extensions.DependencyInjection;
using UglyToad.PdfPig;

namespace Mezzofy.Core.Tests.Outputs;

public sealed class WarmBrowserTests : IAsyncLifetime
{
    private readonly RendererHost host = new();

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await host.DisposeAsync();

    [Fact]
    public async Task Prints_with_one_browser_however_many_ask_at_once()
    {
        var files = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => host.RenderAsync(SampleReports.Malay)));

        files.ShouldAllBe(file => file.Pages == 2);
        host.Browser.Starts.ShouldBe(1);
    }

    [Fact]
    public async Task A_browser_that_was_killed_is_replaced()
    {
        await host.RenderAsync(SampleReports.Malay);
        var first = host.Browser.ProcessId!.Value;

        Process.GetProcessById(first).Kill();
        var file = await host.RenderAsync(SampleReports.Malay);

        file.Pages.ShouldBe(2);
        host.Browser.ProcessId.ShouldNotBe(first);
    }

    [Fact]
    public async Task A_browser_that_is_killed_while_it_prints_costs_nobody_a_document()
    {
        await host.RenderAsync(SampleReports.Malay);
        var first = host.Browser.ProcessId!.Value;

        var rendering = host.RenderAsync(SampleReports.ManyRows(1500));
        Process.GetProcessById(first).Kill();

        (await rendering).Pages!.Value.ShouldBeGreaterThan(10);
    }

    [Fact]
    public async Task The_browser_ends_by_itself_when_the_pipe_closes_as_it_does_when_the_app_is_killed()
    {
        var connection = await host.Browser.ConnectAsync(CancellationToken.None);
        var browser = Process.GetProcessById(host.Browser.ProcessId!.Value);

        await connection.DisposeAsync();

        (await Task.Run(() => browser.WaitForExit(10_000))).ShouldBeTrue();
    }

    [Fact]
    public async Task Stopping_leaves_no_process_and_no_profile()
    {
        await host.RenderAsync(SampleReports.Malay);
        var browser = Process.GetProcessById(host.Browser.ProcessId!.Value);
        var profile = host.Browser.ProfilePath!;
        Directory.Exists(profile).ShouldBeTrue();

        await host.DisposeAsync();

        browser.WaitForExit(5_000).ShouldBeTrue();
        Directory.Exists(profile).ShouldBeFalse();
    }

    [Fact]
    public async Task A_page_reaches_no_network_and_no_file_and_runs_no_script()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var address = $"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}";
        var secret = Path.GetTempFileName();
        await File.WriteAllTextAsync(secret, "<svg xmlns='http://www.w3.org/2000/svg'><text>the secret</text></svg>");

        var pdf = await host.Printer.PrintAsync(
            new PrintJob(
                $"<html><link rel=stylesheet href='{address}/s.css'><style>@import '{address}/i.css'; p {{ background: url({address}/b.png) }}</style>"
                + $"<p>Before</p><img src='{address}/p.png'><iframe src='{address}/f'></iframe><iframe src='file://{secret}'></iframe><img src='file://{secret}'>"
                + $"<object data='{address}/o'></object><script>document.write('scripted'); fetch('{address}/x')</script>"
                + $"<meta http-equiv=refresh content='0;url={address}/r'><p>After</p></html>"),
            CancellationToken.None);

        listener.Pending().ShouldBeFalse();
        using var document = PdfDocument.Open(pdf);
        var text = PdfRendererTests.Words(document);
        text.ShouldContain("Before");
        text.ShouldContain("After");
        text.ShouldNotContain("scripted");
        text.ShouldNotContain("secret");
        File.Delete(secret);
    }

    [Fact]
    public async Task Without_a_browser_the_answer_names_the_setting_and_the_other_formats_work()
    {
        await using var services = RendererHost.Build(("Outputs:ChromiumPath", "/nowhere/chromium"));

        var problem = await Should.ThrowAsync<ProblemException>(
            () => RendererHost.Renderer(services, "pdf").RenderAsync(SampleReports.Malay, CancellationToken.None));

        problem.Status.ShouldBe(503);
        problem.Code.ShouldBe("renderer_unavailable");
        problem.Message.ShouldContain("Outputs:ChromiumPath");
        (await RendererHost.Renderer(services, "csv").RenderAsync(SampleReports.Malay, CancellationToken.None)).Content.Length.ShouldBeGreaterThan(10);
    }

    [Fact]
    public async Task A_browser_that_does_not_start_is_an_answer_too()
    {
        await using var services = RendererHost.Build(("Outputs:ChromiumPath", "/bin/false"));

        var problem = await Should.ThrowAsync<ProblemException>(
            () => RendererHost.Renderer(services, "pdf").RenderAsync(SampleReports.Malay, CancellationToken.None));

        problem.Code.ShouldBe("renderer_unavailable");
    }

    [Fact]
    public async Task A_document_that_takes_too_long_is_given_up_and_the_next_is_printed()
    {
        await using var services = RendererHost.Build(("Outputs:RenderTimeLimit", "00:00:01"));
        var renderer = RendererHost.Renderer(services, "pdf");

        var problem = await Should.ThrowAsync<ProblemException>(() => renderer.RenderAsync(SampleReports.ManyRows(20_000), CancellationToken.None));

        problem.Code.ShouldBe("renderer_timeout");
        services.GetRequiredService<WarmBrowser>().ProcessId.ShouldBeNull();
    }

    [Theory]
    [InlineData("MaxConcurrentRenders", "0")]
    [InlineData("RenderTimeLimit", "00:10:00")]
    public void A_setting_out_of_range_is_named(string setting, string value)
    {
        var error = Should.Throw<InvalidOperationException>(() => RendererHost.Build(($"Outputs:{setting}", value)));

        error.Message.ShouldContain($"Outputs:{setting}");
    }
}
