using System.Globalization;
using System.Text;
using CsvHelper;
using Mezzofy.Core.Outputs;

namespace Mezzofy.Core.Tests.Outputs;

public sealed class CsvRendererTests(RendererHost host) : IClassFixture<RendererHost>
{
    [Fact]
    public async Task One_table_is_its_header_and_rows_with_mark_and_line_ends()
    {
        var file = await host.RenderAsync(
            SampleReports.With(new TableBlock("T", [new("Name"), new("Amount", ColumnKind.Money), new("Share", ColumnKind.Percent)],
                [new(["Tan, \"Ah\"\nKow", -1234567.5m, 0.031m]), new(["Empty"])])),
            "csv");

        file.Content.Span[..3].ToArray().ShouldBe(Encoding.UTF8.GetPreamble());
        Encoding.UTF8.GetString(file.Content.Span[3..])
            .ShouldBe("Name,Amount,Share\r\n\"Tan, \"\"Ah\"\"\nKow\",-1234567.50,0.031\r\nEmpty,,\r\n");
        file.Name.ShouldBe("report.csv");
    }

    [Theory]
    [InlineData("=1+1")]
    [InlineData("+1")]
    [InlineData("-1")]
    [InlineData("@SUM(A1)")]
    [InlineData("  =cmd|' /C calc'!A0")]
    [InlineData("\t=1")]
    [InlineData("\uFF1D1+1")]
    public async Task Text_that_starts_like_a_formula_is_neutralised(string cell)
    {
        var rows = await RowsAsync(SampleReports.With(new TableBlock(cell, [new(cell)], [new([cell])])));

        rows[0][0].ShouldBe($"'{cell}");
        rows[1][0].ShouldBe($"'{cell}");
    }

    [Fact]
    public async Task A_negative_number_stays_a_number() =>
        (await RowsAsync(SampleReports.With(new TableBlock(null, [new("N", ColumnKind.Number)], [new([-5m])]))))[1][0].ShouldBe("-5");

    [Fact]
    public async Task Several_tables_share_one_header_and_every_line_has_the_same_fields()
    {
        var rows = await RowsAsync(SampleReports.With(
            new TableBlock("First", [new("Account"), new("Q4", ColumnKind.Money)], [new(["Rent", 1m])]),
            new TableBlock("Second", [new("Account"), new("Note")], [new(["Cash", "x"])])));

        rows[0].ShouldBe(["Section", "Table", "Account", "Q4", "Note"]);
        rows[1].ShouldBe(["Section", "First", "Rent", "1.00", ""]);
        rows[2].ShouldBe(["Section", "Second", "Cash", "", "x"]);
    }

    [Fact]
    public async Task A_report_without_tables_gives_its_charts_or_its_key_figures()
    {
        var chart = await RowsAsync(SampleReports.With(new ChartBlock("C", ChartKind.Bar, ["a", "b"], [new("s", [1m, null])])));
        var figures = await RowsAsync(SampleReports.With(new TextBlock("x")) with { KeyFigures = [new("Revenue", "SGD 1", "+1%")] });

        chart.ShouldBe([["Category", "s"], ["a", "1"], ["b", ""]]);
        figures[1].ShouldBe(["Revenue", "SGD 1", "'+1%"]);
    }

    [Fact]
    public async Task Ten_thousand_rows_and_a_cell_of_a_megabyte_are_kept_whole()
    {
        (await RowsAsync(SampleReports.ManyRows(10_000))).Count.ShouldBe(10_001);
        var cell = new string('x', 1 << 20);
        (await RowsAsync(SampleReports.With(new TableBlock(null, [new("A")], [new([cell])]))))[1][0].ShouldBe(cell);
    }

    private async Task<List<string[]>> RowsAsync(ReportDocument report)
    {
        using var reader = new StringReader((await host.TextAsync(report, "csv")).TrimStart('\uFEFF'));
        using var parser = new CsvParser(reader, CultureInfo.InvariantCulture);
        List<string[]> rows = [];
        while (parser.Read())
        {
            rows.Add(parser.Record!);
        }

        return rows;
    }
}
