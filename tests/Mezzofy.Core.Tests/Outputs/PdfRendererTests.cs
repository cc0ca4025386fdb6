using Mezzofy.Core.Outputs;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Outline;

namespace Mezzofy.Core.Tests.Outputs;

public sealed class PdfRendererTests(RendererHost host) : IClassFixture<RendererHost>
{
    [Fact]
    public async Task A_statement_has_its_totals_its_pages_and_its_safe_name()
    {
        var file = await host.RenderAsync(SampleReports.Statement);

        using var pdf = PdfDocument.Open(file.Content.ToArray());
        file.Name.ShouldBe("financial_statement_Q4_2025.pdf");
        file.ContentType.ShouldBe("application/pdf");
        file.Pages.ShouldBe(pdf.NumberOfPages);
        pdf.NumberOfPages.ShouldBeInRange(4, 6);
        var text = Words(pdf);
        text.ShouldContain("1,284,310.55");
        text.ShouldContain("(702,555.40)");
        text.ShouldContain("2,909,442.18");
        text.ShouldContain("reporting.ledger_entries,");
    }

    [Fact]
    public async Task It_says_what_it_is_in_its_properties_and_bookmarks_its_sections()
    {
        using var pdf = await host.PdfAsync(SampleReports.Statement);

        pdf.Information.Title.ShouldBe("Financial statement");
        pdf.Information.Author.ShouldBe("Grace Lim, CEO");
        pdf.Information.Subject.ShouldBe("Q4 2025 (1 Oct to 31 Dec 2025)");
        pdf.Information.Creator.ShouldBe("Mezzofy AI Assistant");
        pdf.TryGetBookmarks(out var bookmarks).ShouldBeTrue();
        bookmarks!.GetNodes().Select(node => node.Title)
            .ShouldBe(["Financial statement", "Summary", "Income statement", "Balance sheet", "Cash flow statement", "Sources"], ignoreOrder: true);
        bookmarks.GetNodes().OfType<DocumentBookmarkNode>().Single(node => node.Title == "Balance sheet").PageNumber.ShouldBeGreaterThan(2);
    }

    [Fact]
    public async Task It_is_tagged_on_A4_with_page_numbers_and_a_running_title_but_none_on_the_cover()
    {
        var file = await host.RenderAsync(SampleReports.Statement);

        using var pdf = PdfDocument.Open(file.Content.ToArray());
        System.Text.Encoding.Latin1.GetString(file.Content.Span).ShouldContain("/Marked true");
        foreach (var page in pdf.GetPages())
        {
            page.Width.ShouldBe(595, 1);
            page.Height.ShouldBe(842, 1);
            var words = Words(page);
            (words.Contains($"{page.Number} / {pdf.NumberOfPages}", StringComparison.Ordinal)).ShouldBe(page.Number > 1);
            words.Split("Financial statement").Length.ShouldBe(2, $"once on page {page.Number}");
        }
    }

    [Fact]
    public async Task A_long_table_repeats_its_header_on_every_page()
    {
        using var pdf = await host.PdfAsync(SampleReports.ManyRows(150));

        var pages = pdf.GetPages().Skip(1).ToList();
        pages.Count.ShouldBeGreaterThan(2);
        pages.ShouldAllBe(page => Words(page).Contains("No. Account Date Amount", StringComparison.Ordinal));
        Words(pages[^1]).ShouldContain("225.00");
    }

    [Fact]
    public async Task Chinese_and_Malay_text_can_be_read_and_searched()
    {
        using var chinese = await host.PdfAsync(SampleReports.Chinese);
        using var malay = await host.PdfAsync(SampleReports.Malay);

        var text = string.Concat(chinese.GetPages().Select(page => page.Text));
        foreach (var words in new[] { "财务报表", "营业收入", "优惠券佣金(客户见长页)", "编制对象", "十二月", "(2,100.50)" })
        {
            text.ShouldContain(words);
        }

        text.ShouldNotContain('⼊');
        chinese.Information.Title.ShouldBe("财务报表");
        Words(malay).ShouldContain("Penyata untung rugi");
        Words(malay).ShouldContain("5 Januari 2026");
    }

    [Fact]
    public async Task Fonts_are_embedded()
    {
        using var pdf = await host.PdfAsync(SampleReports.Chinese);

        var fonts = pdf.GetPages().SelectMany(page => page.Letters).Select(letter => letter.FontName).Distinct().ToList();
        fonts.ShouldContain(font => font!.Contains("+Inter", StringComparison.Ordinal));
        fonts.ShouldAllBe(font => font!.Contains("+Inter", StringComparison.Ordinal) || font.Contains("Type3", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task Many_columns_turn_the_page()
    {
        var columns = Enumerable.Range(1, 16).Select(n => new TableColumn($"C{n}", ColumnKind.Money)).ToList();
        using var pdf = await host.PdfAsync(SampleReports.With(
            new TableBlock("Wide", columns, [new([.. columns.Select((_, index) => (TableCell)(1234567.89m * (index % 2 == 0 ? 1 : -1)))])])));

        var page = pdf.GetPage(2);
        page.Width.ShouldBeGreaterThan(page.Height);
        Words(page).ShouldContain("C16");
    }

    [Fact]
    public async Task A_report_of_nothing_is_still_a_document()
    {
        var empty = new ReportDocument("", null, "en", "", []);
        var zeroRows = SampleReports.With(new TableBlock("Empty", [new("A"), new("B", ColumnKind.Money)], []), new ChartBlock("Chart", ChartKind.Bar, [], []));

        (await host.RenderAsync(empty)).Name.ShouldBe("file.pdf");
        using var pdf = await host.PdfAsync(zeroRows);
        Words(pdf).ShouldContain("No rows");
        Words(pdf).ShouldContain("No data");
    }

    [Fact]
    public async Task Four_thousand_rows_are_printed_whole()
    {
        using var pdf = await host.PdfAsync(SampleReports.ManyRows(4_000));

        pdf.NumberOfPages.ShouldBeGreaterThan(80);
        Words(pdf.GetPage(pdf.NumberOfPages)).ShouldContain("6,000.00");
    }

    [Fact]
    public async Task More_rows_than_a_PDF_holds_are_refused_and_CSV_named()
    {
        var problem = await Should.ThrowAsync<ProblemException>(() => host.RenderAsync(SampleReports.ManyRows(20_001)));

        problem.Code.ShouldBe("report_too_large");
        problem.Message.ShouldContain("CSV");
    }

    [Fact]
    public async Task A_cell_of_a_megabyte_is_cut_and_says_so()
    {
        using var pdf = await host.PdfAsync(SampleReports.With(new TableBlock(null, [new("A"), new("B")], [new([new string('x', 1 << 20), "end"])])));

        pdf.NumberOfPages.ShouldBeLessThan(6);
        Words(pdf).ShouldContain("more characters");
    }

    [Fact]
    public async Task A_row_with_more_cells_than_columns_is_refused_not_cut()
    {
        var problem = await Should.ThrowAsync<ProblemException>(
            () => host.RenderAsync(SampleReports.With(new TableBlock("T", [new("A")], [new(["1", "2"])]))));

        problem.Code.ShouldBe("validation_failed");
    }

    internal static string Words(PdfDocument pdf) => string.Join(' ', pdf.GetPages().Select(Words));

    internal static string Words(UglyToad.PdfPig.Content.Page page) => string.Join(' ', page.GetWords().Select(word => word.Text));
}
