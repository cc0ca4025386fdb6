using Mezzofy.Core.Outputs;
using UglyToad.PdfPig;

namespace Mezzofy.Core.Tests.Outputs;

/// <summary>Markup, overrides and nonsense in every field of a report.</summary>
public sealed class HostileReportTests(RendererHost host) : IClassFixture<RendererHost>
{
    private const string Script = "</style></title><script>alert(1)</script><img src=x onerror=alert(2)>{{ 7*7 }}";

    private static ReportDocument Everywhere(string text) => new(
        text, text, "en", text,
        [
            new(text,
            [
                new TextBlock(text),
                new TableBlock(text, [new(text), new(text, ColumnKind.Money)], [new([text, text]), new([null!, new TableCell(null)], RowStyle.Total), new([text])]),
                new ChartBlock(text, ChartKind.Bar, [text, text], [new(text, [1m, null]), new(text, [2m])], text),
                new ChartBlock(text, ChartKind.Pie, [text, text], [new(text, [1m, 3m])], text),
            ]),
        ])
    {
        KeyFigures = [new(text, text, text, true)],
        PreparedFor = text,
        Sources = [text],
    };

    [Fact]
    public async Task Markup_in_any_field_is_shown_as_text()
    {
        using var pdf = await host.PdfAsync(Everywhere(Script));

        var text = string.Concat(pdf.GetPages().Select(page => page.Text));
        text.ShouldContain("<script>alert(1)</script>");
        text.ShouldContain("{{ 7*7 }}");
        text.ShouldNotContain("49");
        pdf.Information.Title!.ShouldContain("</title><script>");
    }

    [Theory]
    [InlineData("\u202Eevil\u2066 \u0000\u0007\uD800 text")]
    [InlineData("שלום עולם مرحبا بالعالم")]
    [InlineData("(((\\)endobj >> stream %%EOF trailer")]
    [InlineData("\uFFFE\uFEFF\u200B\U0001F600\U000E0041")]
    [InlineData("- item\n# head\n| a | b |\n```\nopen fence")]
    public async Task Odd_text_in_any_field_still_gives_a_sound_file_in_each_format(string text)
    {
        var report = Everywhere(text);

        using var pdf = await host.PdfAsync(report);
        pdf.NumberOfPages.ShouldBeGreaterThan(1);
        (await host.TextAsync(report, "csv")).ShouldNotContain('\u202E');
        (await host.TextAsync(report, "markdown")).ShouldNotContain('\0');
    }

    [Fact]
    public async Task Extreme_numbers_are_written_and_drawn()
    {
        decimal[] numbers = [decimal.MaxValue, decimal.MinValue, 0.0000000000000000000000000001m, 0, -0.001m];
        var report = SampleReports.With(
            new TableBlock(null, [new("M", ColumnKind.Money), new("N", ColumnKind.Number), new("P", ColumnKind.Percent)],
                [.. numbers.Select(number => new TableRow([number, number, number]))]),
            new ChartBlock("C", ChartKind.StackedBar, ["a", "b"], [new("s", [decimal.MaxValue, decimal.MinValue]), new("t", [decimal.MaxValue, 1m])]));

        using var pdf = await host.PdfAsync(report);
        var text = PdfRendererTests.Words(pdf);
        text.ShouldContain("79,228,162,514,264,337,593,543,950,335.00");
        text.ShouldContain("0.00");
        text.ShouldNotContain("(0.00)");
    }

    [Fact]
    public async Task Pictures_from_elsewhere_go_and_links_are_shown_whole()
    {
        using var pdf = await host.PdfAsync(SampleReports.With(new TextBlock(
            "See [our bank](https://evil.example/login?x=1) and [this](javascript:alert(1)).\n\n![chart](https://evil.example/p.png)\n\n<b>bold</b> <iframe src=//evil.example></iframe>")));

        var text = PdfRendererTests.Words(pdf);
        text.ShouldContain("our bank (https://evil.example/login?x=1)");
        text.ShouldContain("[chart]");
        text.ShouldNotContain("javascript");
        text.ShouldNotContain("iframe");
        text.ShouldNotContain("p.png");
    }
}
