using Mezzofy.Core.Identity;

namespace Mezzofy.Core.Models.Offline.Questions;

/// <summary>What can be asked of finance.</summary>
internal static class FinanceSubjects
{
    private const string CostsOfSales = "sum(amount) filter (where category = 'cost_of_sales')";
    private const string Sales = "sum(amount) filter (where category = 'revenue')";
    private static readonly Label Amount = new("Balance (SGD)", "余额（新元）", "Baki (SGD)");
    private static readonly string[] AccountRow = ["month", "account", "amount"];

    public static readonly Subject[] All =
    [
        new(Departments.Finance, "finance_months", "month", new("Result", "业绩", "Keputusan"),
            "profit|net income|profitable|earn|earned|bottom line|loss|made money|untung|keuntungan|pendapatan bersih|rugi|利润|净利|盈利|亏损|赚", ["month", "revenue", "expenses", "net_income"], "month desc")
        {
            Unless = "subscription|gift card|coupon|messaging|langganan|kad hadiah|订阅|礼品卡|优惠券",
            Measures = [new(new("Net income (SGD)", "净利润（新元）", "Pendapatan bersih (SGD)"), "profit|net income|untung|keuntungan|利润|净利|盈利", "round(sum(net_income), 2)", "net_income") { Target = "net_profit_sgd" }],
            Dimensions = ["month"],
            IsFigure = true,
        },
        new(Departments.Finance, "finance_account_months", "month", new("Gross margin", "毛利", "Margin kasar"),
            "gross margin|net margin|net profit margin|profit margin|margin|gross profit|margin kasar|untung kasar|毛利率|毛利", AccountRow, "month desc")
        {
            Measures =
            [
                new(new("Gross margin", "毛利率", "Margin kasar"), "gross margin|margin|margin kasar|毛利率", $"round(1 - {CostsOfSales} / nullif({Sales}, 0), 4)") { Unit = FigureUnit.Percent },
                new(new("Net margin", "净利率", "Margin bersih"), "net margin|net profit margin|profit margin|净利率|margin bersih", $"round((sum(amount) filter (where account_type = 'revenue') - sum(amount) filter (where account_type = 'expense')) / nullif({Sales}, 0), 4)") { Unit = FigureUnit.Percent },
                new(new("Gross profit (SGD)", "毛利（新元）", "Untung kasar (SGD)"), "gross profit|untung kasar|毛利", $"round({Sales} - {CostsOfSales}, 2)"),
            ],
            Dimensions = ["month"],
            IsFigure = true,
        },
        new(Departments.Finance, "finance_revenue", "ordered_on", new("Revenue", "收入", "Hasil"),
            "earn us|earned us|bring us|brought us|bring in|brought in|revenue|sale|sales|sold|sell|selling|turnover|income|top line|mrr|monthly recurring revenue|buy|bought|purchase|hasil|jualan|pendapatan|perolehan|beli|收入|营收|营业额|销售额|买了", ["order_no", "ordered_on", "customer", "product", "amount_sgd"], "ordered_on desc, order_no desc")
        {
            Measures =
            [
                new(new("Revenue (SGD)", "收入（新元）", "Hasil (SGD)"), "revenue|sale|sales|turnover|income|hasil|jualan|pendapatan|收入|营收|营业额|销售额", "round(sum(amount_sgd), 2)", "amount_sgd") { Target = "revenue_sgd" },
                new(new("Revenue per customer (SGD)", "每客户收入（新元）", "Hasil setiap pelanggan (SGD)"), "revenue per customer|average revenue per customer|arpu|spend per customer|客单价|hasil setiap pelanggan", "round(sum(amount_sgd) / nullif(count(distinct customer), 0), 2)"),
                new(new("Average order (SGD)", "平均订单（新元）", "Purata pesanan (SGD)"), "average order value|average order|order value|aov|平均订单|purata pesanan", "round(sum(amount_sgd) / nullif(count(distinct order_no), 0), 2)"),
            ],
            Dimensions = ["month", "product", "customer", "country", "industry", "plan", "channel"],
            Columns = ["country", "industry", "plan"],
            Names = ["customer", "product"],
            IsFigure = true,
            Filters =
            [
                new(new("recurring", "经常性", "berulang"), "recurring|subscription|mrr|monthly recurring revenue|berulang|langganan|经常性|订阅", "recurring"),
                new(new("one-off", "一次性", "sekali sahaja"), "one off|non recurring|not recurring|一次性|非经常性", "not recurring"),
            ],
        },
        Expenses("Operating expenses", "营业费用", "Perbelanjaan operasi", "opex|operating expense|operating cost|overhead|perbelanjaan operasi|kos operasi|营业费用|运营费用|运营成本",
            "account_type = 'expense' and category not in ('cost_of_sales', 'finance_costs', 'income_tax')") with { IsDirect = true },
        Expenses("Expenses", "费用", "Perbelanjaan", "expense|spending|spend|spent|cost|expenditure|payroll|salary|salaries|wage|money going|money go|gaji|工资|薪资|薪酬|钱花|perbelanjaan|belanja|kos|费用|开支|支出|成本|花费|花了", "account_type = 'expense'"),
        FinanceInvoices.All,
        Balance("GST and SST payable", "应付消费税", "GST dan SST belum bayar", "gst|sst|sales tax|vat|消费税|增值税|cukai jualan", "account_code = 2200"),
        Balance("Taxes payable", "应付税款", "Cukai belum bayar", "tax|taxes|tax payable|税款|税|cukai", "account_code in (2200, 2400)"),
        Balance("Trade payables", "应付账款", "Pemiutang dagangan", "account payable|trade payable|payable|owe supplier|owe vendor|应付账款|pemiutang", "account_code = 2100"),
        Balance("Bank loan", "银行贷款", "Pinjaman bank", "bank loan|loan balance|loan|贷款|pinjaman", "account_code = 2500"),
        new(Departments.Finance, "finance_account_months", "month", new("Cash balance", "现金余额", "Baki tunai"),
            "cash|cash balance|bank balance|cash position|how much cash|money in the bank|tunai|baki tunai|baki bank|wang tunai|现金|现金余额|银行余额|账上", ["account", "amount"], "account")
        {
            Measures = [new(Amount, "cash|balance|tunai|baki|现金|余额", "round(sum(amount), 2)")],
            Dimensions = ["account"],
            Unless = "flow|burn|runway|came in|come in|coming in|received|receive|collect|collected|went out|aliran|masuk|现金流|流量|收到|回款",
            Always = "is_cash",
            IsBalance = true,
            IsFigure = true,
            IsDirect = true,
        },
    ];

    private static Subject Balance(string english, string chinese, string malay, Terms terms, string always) =>
        new(Departments.Finance, "finance_account_months", "month", new(english, chinese, malay), terms, AccountRow, "month desc")
        {
            Measures = [new(Amount, "owe|balance|payable|余额|baki", "round(sum(amount), 2)")],
            Unless = "before tax|after tax|tax rate|税前|税后|除税",
            Always = always,
            IsBalance = true,
            IsFigure = true,
            IsDirect = true,
        };

    private static Subject Expenses(string english, string chinese, string malay, Terms terms, string always) =>
        new(Departments.Finance, "finance_account_months", "month", new(english, chinese, malay), terms, AccountRow, "month desc, amount desc")
        {
            Measures = [new(new("Expenses (SGD)", "费用（新元）", "Perbelanjaan (SGD)"), "expense|spending|cost|opex|perbelanjaan|kos|费用|开支|支出|成本", "round(sum(amount), 2)", "amount")],
            Dimensions = ["month", "account", "category"],
            Names = ["account"],
            Breakdown = "account",
            Always = always,
            IsFigure = true,
            Filters =
            [
                new(new("salaries", "工资", "gaji"), "salary|salaries|payroll|wage|gaji|工资|薪资|薪酬", "account ilike any (array['%salar%', '%payroll%', '%wage%'])"),
                new(new("marketing", "市场", "pemasaran"), "marketing|advertising|pemasaran|iklan|市场|广告", "account ilike any (array['%market%', '%advert%'])"),
                new(new("rent", "租金", "sewa"), "rent|office|sewa|租金", "account ilike any (array['%rent%', '%office%'])"),
                new(new("cloud and hosting", "云服务", "hosting"), "cloud|hosting|server|云|服务器", "account ilike any (array['%cloud%', '%hosting%'])"),
            ],
        };
}
