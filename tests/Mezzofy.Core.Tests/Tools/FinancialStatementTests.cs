using Mezzofy.Core.CompanyData.Statements;
using Mezzofy.Core.Outputs;
using Mezzofy.Core.Tests.CompanyData;
using Mezzofy.Core.Tools;
using Mezzofy.Core.Tools.Finance;

namespace Mezzofy.Core.Tests.Tools;

[Collection(nameof(DemoDatabase))]
public sealed class FinancialStatementTests(DemoDatabase demo)
{
    private readonly FinancialStatement tool = new(new StatementService(new LedgerRepository(demo.DataSource)));

    [Theory]
    [InlineData("latest")]
    [InlineData("last month")]
    [InlineData("Oct 2025")]
    [InlineData("Q4 2025")]
    [InlineData("2025")]
    [InlineData("this year")]
    [InlineData("this quarter")]
    [InlineData("first half of 2025")]
    [InlineData("2025-02-10 to 2025-05-20")]
    [InlineData("last 12 months")]
    [InlineData("last week")]
    [InlineData("today")]
    [InlineData("Q1 2024")]
    public async Task Every_total_is_the_sum_of_the_rows_above_it(string period)
    {
        var result = await tool.CallAsync(new { period, compare = "both" });
        foreach (var column in Enumerable.Range(1, result.Table(0).Columns.Count(one => one.Kind == ColumnKind.Money)))
        {
            AddUpIncome(result.Table(0), column);
            AddUpBalance(result.Table(1), column, Row(result.Table(0), "Net profit", column));
            AddUpCash(result.Table(2), column, result.Table(1));
        }
    }

    [Fact]
    public async Task Quarters_add_up_to_the_year_and_follow_each_other()
    {
        var year = await tool.CallAsync(new { period = "2025", compare = "none" });
        decimal profit = 0;
        decimal? cash = null;
        foreach (var quarter in new[] { "Q1 2025", "Q2 2025", "Q3 2025", "Q4 2025" })
        {
            var one = await tool.CallAsync(new { period = quarter, compare = "none" });
            profit += Row(one.Table(0), "Net profit", 1);
            (cash ?? Row(one.Table(2), "Cash at the beginning", 1)).ShouldBe(Row(one.Table(2), "Cash at the beginning", 1));
            cash = Row(one.Table(2), "Cash at the end", 1);
        }

        profit.ShouldBe(Row(year.Table(0), "Net profit", 1));
        cash.ShouldBe(Row(year.Table(2), "Cash at the end", 1));
    }

    [Theory]
    [InlineData("Q4 2025", "2025-10-01", "2025-12-31")]
    [InlineData("2025-02-10 to 2025-05-20", "2025-02-10", "2025-05-20")]
    public async Task The_figures_are_the_ledgers(string period, string from, string to)
    {
        var result = await tool.CallAsync(new { period });
        var revenue = await demo.DataSource.ValueAsync<decimal>($"select sum(subtotal_sgd) from biz.orders where ordered_on between '{from}' and '{to}'");
        var cash = await demo.DataSource.ValueAsync<decimal>($"select sum(debit - credit) from biz.journal_lines where account_code in (1010, 1020) and posted_on <= '{to}'");

        Row(result.Table(0), "Total revenue", 1).ShouldBe(revenue);
        Row(result.Table(2), "Cash at the end", 1).ShouldBe(cash);
        result.Summary().Figures[0].Value.ShouldBe(ReportNumbers.Money(revenue));
    }

    [Fact]
    public async Task The_latest_is_the_last_completed_quarter_against_the_one_before()
    {
        var result = await tool.CallAsync(new { });

        result.Summary().Period.ShouldBe("Q3 2026 (1 Jul to 30 Sep 2026)");
        result.Summary().Notes.ShouldContain("Changes are against Q2 2026 (1 Apr to 30 Jun 2026).");
        result.Report!.FileStem.ShouldBe("financial_statement_Q3_2026");
        result.Summary().ReportId.ShouldBe(result.ReportId);
        result.Report.Sections.SelectMany(section => section.Blocks).OfType<ChartBlock>().First().Categories.Count.ShouldBe(12);
        result.Sources.ShouldHaveSingleItem().Kind.ShouldBe("view");
    }

    [Fact]
    public async Task A_running_year_is_compared_with_as_much_of_the_year_before_and_says_so()
    {
        var summary = (await tool.CallAsync(new { period = "this year" })).Summary();

        summary.Period.ShouldBe("FY2026 (1 Jan to 31 Dec 2026), as of 23 Nov 2026");
        summary.Notes.ShouldContain("Changes are against 1 Jan to 23 Nov 2025.");
        summary.Notes.Count.ShouldBe(2);
    }

    [Theory]
    [InlineData("zh", "财务报表", "2025年第四季度（2025年10月1日至12月31日）", "营业收入")]
    [InlineData("ms", "Penyata kewangan", "suku keempat 2025 (1 Okt hingga 31 Dis 2025)", "Hasil")]
    public async Task It_speaks_the_readers_language(string language, string title, string period, string revenue)
    {
        var result = await tool.CallAsync(new { period = "Q4 2025", compare = "both" }, language: language);

        (result.Summary().Title, result.Summary().Period, result.Summary().Figures[0].Label).ShouldBe((title, period, revenue));
        result.Report!.Language.ShouldBe(language);
        result.Table(0).Rows.Select(row => row.Cells[0].Text).ShouldNotContain("Net profit");
    }

    [Theory]
    [InlineData("Q5 2025", "invalid_period")]
    [InlineData("month 13", "invalid_period")]
    [InlineData("year 1800", "invalid_period")]
    [InlineData("banana", "invalid_period")]
    [InlineData("'; drop table biz.orders; --", "invalid_period")]
    [InlineData("Q4 2023", "no_data")]
    [InlineData("2028", "period_not_begun")]
    [InlineData("next month", "period_not_begun")]
    public async Task What_has_no_statement_is_refused_with_a_reason(string period, string code)
    {
        foreach (var language in Core.Language.Languages.All)
        {
            (await Should.ThrowAsync<ToolRefusedException>(() => tool.CallAsync(new { period }, language: language))).Code.ShouldBe(code);
        }
    }

    [Fact]
    public async Task An_unknown_argument_value_is_refused() =>
        (await Should.ThrowAsync<ToolRefusedException>(() => tool.CallAsync(new { period = "2025", compare = "'; --" }))).Code.ShouldBe("invalid_arguments");

    [Fact]
    public async Task Without_a_comparison_in_the_books_it_says_so()
    {
        var result = await tool.CallAsync(new { period = "Q1 2024" });

        result.Table(0).Columns.Count.ShouldBe(2);
        result.Summary().Notes.ShouldHaveSingleItem().ShouldContain("the books begin on 1 Jan 2024");
    }

    [Fact]
    public async Task One_part_alone_may_be_asked_for()
    {
        var result = await tool.CallAsync(new { period = "2025", part = "balance_sheet" });

        result.Report!.Title.ShouldBe("Balance sheet");
        result.Report.Sections.Select(section => section.Heading).ShouldBe(["Overview", "Balance sheet"]);
    }

    private static void AddUpIncome(TableBlock table, int column)
    {
        var revenue = Between(table, "Revenue", "Total revenue", column);
        var cost = Between(table, "Cost of sales", "Total cost of sales", column);
        var operating = Between(table, "Gross profit", "Total operating expenses", column);
        revenue.ShouldBe(Row(table, "Total revenue", column));
        cost.ShouldBe(Row(table, "Total cost of sales", column));
        (revenue - cost).ShouldBe(Row(table, "Gross profit", column));
        operating.ShouldBe(Row(table, "Total operating expenses", column));
        var profit = revenue - cost - operating;
        profit.ShouldBe(Row(table, "Operating profit", column));
        (profit + Row(table, "Other income", column) + Row(table, "Finance costs", column)).ShouldBe(Row(table, "Profit before tax", column));
        (Row(table, "Profit before tax", column) + Row(table, "Income tax", column)).ShouldBe(Row(table, "Net profit", column));
    }

    private static void AddUpBalance(TableBlock table, int column, decimal netProfit)
    {
        (Group(table, "Current assets", column) + Group(table, "Non-current assets", column)).ShouldBe(Row(table, "Total assets", column));
        (Group(table, "Current liabilities", column) + Group(table, "Non-current liabilities", column)).ShouldBe(Row(table, "Total liabilities", column));
        Between(table, "Equity", "Total equity", column).ShouldBe(Row(table, "Total equity", column));
        Row(table, "Net profit for the period", column).ShouldBe(netProfit);
        (Row(table, "Total liabilities", column) + Row(table, "Total equity", column)).ShouldBe(Row(table, "Total assets", column));
        Row(table, "Total liabilities and equity", column).ShouldBe(Row(table, "Total assets", column));
    }

    private static void AddUpCash(TableBlock table, int column, TableBlock balance)
    {
        var change = Between(table, "Operating activities", "Net cash from operating activities", column)
            + Between(table, "Investing activities", "Net cash used in investing activities", column)
            + Between(table, "Financing activities", "Net cash used in financing activities", column);
        change.ShouldBe(Row(table, "Net change in cash", column));
        (change + Row(table, "Cash at the beginning", column)).ShouldBe(Row(table, "Cash at the end", column));
        Between(balance, "Current assets", "Trade receivables", column).ShouldBe(Row(table, "Cash at the end", column));
    }

    /// <summary>The rows of a group and its subtotal, the line below them.</summary>
    private static decimal Group(TableBlock table, string name, int column)
    {
        var start = table.Rows.ToList().FindIndex(row => row.Cells[0].Text == name);
        var rows = table.Rows.Skip(start + 1).TakeWhile(row => row.Style == RowStyle.Normal).Sum(row => row.Cells[column].Number!.Value);
        rows.ShouldBe(table.Rows.Skip(start + 1).First(row => row.Style == RowStyle.Subtotal).Cells[column].Number!.Value);
        return rows;
    }

    private static decimal Between(TableBlock table, string after, string before, int column) => table.Rows
        .SkipWhile(row => row.Cells[0].Text != after).Skip(1).TakeWhile(row => row.Cells[0].Text != before)
        .Where(row => row.Style == RowStyle.Normal).Sum(row => row.Cells[column].Number!.Value);

    private static decimal Row(TableBlock table, string name, int column) => table.Rows.Last(row => row.Cells[0].Text == name).Cells[column].Number!.Value;
}
