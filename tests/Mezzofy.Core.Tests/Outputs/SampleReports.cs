using Mezzofy.Core.Outputs;

namespace Mezzofy.Core.Tests.Outputs;

/// <summary>Reports like those that the tools make.</summary>
internal static class SampleReports
{
    private static readonly TableColumn[] StatementColumns =
        [new("Account"), new("Q4 2025", ColumnKind.Money), new("Q3 2025", ColumnKind.Money), new("Change", ColumnKind.Percent)];

    public static ReportDocument Statement { get; } = new(
        "Financial statement",
        "Q4 2025 (1 Oct to 31 Dec 2025)",
        "en",
        "financial_statement_Q4_2025",
        [Summary(), Income(), BalanceSheet(), CashFlow()])
    {
        KeyFigures =
        [
            new("Revenue", "SGD 1,284,310.55", "+12.4% on Q3 2025", true),
            new("Net profit", "SGD 214,087.12", "+8.1% on Q3 2025", true),
            new("Operating expenses", "SGD 702,555.40", "+14.9% on Q3 2025", false),
            new("Cash at end", "SGD 2,410,002.18", "+3.2% on Q3 2025", true),
            new("Receivables", "SGD 318,440.00", "0.0% on Q3 2025"),
            new("Gross margin", "71.4%", "−0.6 points", false),
        ],
        PreparedFor = "Grace Lim, CEO",
        AsOf = new DateTimeOffset(2026, 1, 5, 9, 30, 0, TimeSpan.FromHours(8)),
        Sources = ["reporting.ledger_entries, 4,812 rows, 1 Jul to 31 Dec 2025", "reporting.accounts, 42 rows"],
    };

    public static ReportDocument Chinese { get; } = new(
        "财务报表", "2025年第四季度", "zh", "financial_statement_Q4_2025",
        [
            new("概要", [new TextBlock("本季度**营业收入**为 1,284,310.55 新元,较上季度增长 12.4%。\n\n- 优惠券销售增长\n- 会员计划收入持平"),
                new ChartBlock("月度收入", ChartKind.Bar, ["十月", "十一月", "十二月"], [new("收入", [400000m, 420000m, 464310m])], "新元")]),
            new("利润表", [new TableBlock("利润表", [new("科目"), new("金额", ColumnKind.Money)],
                [new(["收入"], RowStyle.Heading), new(["优惠券佣金(客户见长页)", 812400.10m]), new(["退款", -2100.5m]), new(["合计", 810299.60m], RowStyle.Total)])]),
        ])
    { KeyFigures = [new("营业收入", "1,284,310.55 新元", "+12.4%", true), new("净利润", "214,087.12 新元", "+8.1%", true)], PreparedFor = "林女士", AsOf = Statement.AsOf };

    public static ReportDocument Malay { get; } = new(
        "Penyata kewangan", "Suku keempat 2025", "ms", "penyata_kewangan_Q4_2025",
        [new("Penyata untung rugi", [new TextBlock("Hasil meningkat **12.4%** berbanding suku ketiga."),
            new TableBlock(null, [new("Akaun"), new("Jumlah", ColumnKind.Money)], [new(["Hasil", 1284310.55m]), new(["Jumlah", 1284310.55m], RowStyle.Total)])])])
    { AsOf = Statement.AsOf };

    public static ReportDocument With(params ReportBlock[] blocks) => new("Report", null, "en", "report", [new ReportSection("Section", blocks)]);

    public static ReportDocument ManyRows(int count) => With(new TableBlock(
        "Ledger",
        [new("No.", ColumnKind.Number), new("Account"), new("Date", ColumnKind.Date), new("Amount", ColumnKind.Money)],
        [.. Enumerable.Range(1, count).Select(n => new TableRow([n, $"Account {n}", "2025-12-31", n * 1.5m]))]));

    private static ReportSection Summary() => new("Summary",
    [
        new TextBlock(
            "Revenue rose **12.4%** to SGD 1,284,310.55, carried by coupon commissions in Malaysia. Operating expenses grew faster than revenue, "
            + "because of the December campaign; without it the margin would have held.\n\n"
            + "- Coupon commissions: +18.2%, the best quarter so far\n- Loyalty subscriptions: +4.0%, three enterprise customers signed\n"
            + "- Refunds stayed below 1% of revenue"),
        new ChartBlock("Revenue and expenses by month", ChartKind.Bar,
            ["Jul 2025", "Aug 2025", "Sep 2025", "Oct 2025", "Nov 2025", "Dec 2025"],
            [new("Revenue", [371200m, 380400m, 391050m, 402100m, 421900m, 460310m]), new("Expenses", [290100m, 301000m, 299500m, 311000m, 338400m, 421000m])], "SGD"),
        new ChartBlock("Net cash movement", ChartKind.Line, ["Jul", "Aug", "Sep", "Oct", "Nov", "Dec"],
            [new("Operating", [42000m, 31000m, null, 52000m, 47000m, 61000m]), new("Investing", [-12000m, -4000m, -30000m, -2000m, -9000m, -15500m])], "SGD"),
        new ChartBlock("Revenue by product", ChartKind.Pie, ["Coupon commissions", "Loyalty subscriptions", "Set-up fees", "Advertising", "Other services"],
            [new("Revenue", [812400.10m, 310220.45m, 84690m, 52000m, 25000m])], "SGD"),
    ]);

    private static ReportSection Income() => new("Income statement",
    [
        new TableBlock("For the quarter ended 31 December 2025, in SGD", StatementColumns,
        [
            new(["Revenue"], RowStyle.Heading),
            Line("Coupon commissions", 812400.10m, 687301.20m), Line("Loyalty subscriptions", 310220.45m, 298288.89m),
            Line("Set-up fees", 84690.00m, 80110.00m), Line("Refunds and credit notes", -8000.00m, -7420.31m), Line("Other revenue", 85000m, 84000m),
            Total("Total revenue", 1284310.55m, 1142279.78m),
            new(["Cost of revenue"], RowStyle.Heading),
            Line("Hosting and infrastructure", -201440.20m, -188930.10m), Line("Payment processing", -98210.10m, -90220.55m), Line("Partner payouts", -67668.58m, -60110.41m),
            Total("Gross profit", 916991.67m, 803018.72m),
            new(["Operating expenses"], RowStyle.Heading),
            Line("Salaries and CPF", -412800.00m, -398100.00m), Line("Marketing", -182300.40m, -110950.00m), Line("Office and administration", -61255.00m, -59801.00m),
            Line("Professional fees", -21200m, -18900m), Line("Depreciation", -25000m, -25000m),
            new(["Total operating expenses", -702555.40m, -612751.00m, 0.1465m], RowStyle.Subtotal),
            Line("Interest", -349.15m, 210.40m),
            new(["Net profit", 214087.12m, 190478.12m, 0.124m], RowStyle.Total),
        ]),
    ]);

    private static ReportSection BalanceSheet() => new("Balance sheet",
    [
        new TableBlock("As at 31 December 2025, in SGD", StatementColumns,
        [
            new(["Assets"], RowStyle.Heading), Line("Cash and bank", 2410002.18m, 2335274.40m), Line("Receivables", 318440m, 318440m), Line("Equipment", 181000m, 206000m),
            Total("Total assets", 2909442.18m, 2859714.40m),
            new(["Liabilities"], RowStyle.Heading), Line("Payables", 204310.20m, 301200.55m), Line("Deferred revenue", 410900m, 478369.99m),
            Total("Total liabilities", 615210.20m, 779570.54m),
            new(["Equity"], RowStyle.Heading), Line("Share capital", 1500000m, 1500000m), Line("Retained earnings", 794231.98m, 580143.86m),
            new(["Total liabilities and equity", 2909442.18m, 2859714.40m, 0.0174m], RowStyle.Total),
        ]),
    ]);

    private static ReportSection CashFlow() => new("Cash flow statement",
    [
        new TextBlock("Opening cash and the movements below it give the closing cash of the balance sheet."),
        new TableBlock("For the quarter ended 31 December 2025, in SGD", StatementColumns[..3],
        [
            new(["Opening cash", 2335274.40m, 2210100.15m]), new(["Operating activities", 160000.00m, 73000.25m]), new(["Investing activities", -26500.00m, -46000m]),
            new(["Financing activities", -58772.22m, 98174m]), new(["Closing cash", 2410002.18m, 2335274.40m], RowStyle.Total),
        ]),
        new ChartBlock("Where the cash went", ChartKind.StackedBar, ["Oct", "Nov", "Dec"],
            [new("Operating", [52000m, 47000m, 61000m]), new("Investing", [-2000m, -9000m, -15500m]), new("Financing", [-20000m, -19000m, -19772m])], "SGD"),
    ]);

    private static TableRow Line(string account, decimal now, decimal before) => new([account, now, before, new TableCell(null, before == 0 ? null : (now - before) / Math.Abs(before))]);

    private static TableRow Total(string account, decimal now, decimal before) =>
        new([account, now, before, (now - before) / Math.Abs(before)], RowStyle.Subtotal);
}
