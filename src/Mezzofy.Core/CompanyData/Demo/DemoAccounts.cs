namespace Mezzofy.Core.CompanyData.Demo;

internal sealed record DemoAccount(int Code, string Name, string Chinese, string Malay, string Type, string Category, bool IsCash = false);

/// <summary>The chart of accounts.</summary>
internal static class DemoAccounts
{
    public static readonly IReadOnlyList<DemoAccount> All =
    [
        new(1010, "Bank, SGD account", "银行存款（新元）", "Bank, akaun SGD", "asset", "current_assets", true),
        new(1020, "Bank, MYR account", "银行存款（马币）", "Bank, akaun MYR", "asset", "current_assets", true),
        new(1100, "Trade receivables", "应收账款", "Penghutang dagangan", "asset", "current_assets"),
        new(1300, "Prepaid expenses", "预付费用", "Belanja terdahulu", "asset", "current_assets"),
        new(1500, "Equipment at cost", "设备原值", "Peralatan pada kos", "asset", "non_current_assets"),
        new(1590, "Accumulated depreciation", "累计折旧", "Susut nilai terkumpul", "asset", "non_current_assets"),
        new(2100, "Trade payables", "应付账款", "Pemiutang dagangan", "liability", "current_liabilities"),
        new(2200, "GST and SST payable", "应付消费税", "GST dan SST belum bayar", "liability", "current_liabilities"),
        new(2300, "CPF and EPF payable", "应付公积金", "CPF dan KWSP belum bayar", "liability", "current_liabilities"),
        new(2400, "Income tax payable", "应付所得税", "Cukai pendapatan belum bayar", "liability", "current_liabilities"),
        new(2500, "Bank loan", "银行贷款", "Pinjaman bank", "liability", "non_current_liabilities"),
        new(3000, "Share capital", "股本", "Modal saham", "equity", "equity"),
        new(3100, "Retained earnings brought forward", "期初留存收益", "Pendapatan tertahan dibawa ke hadapan", "equity", "equity"),
        new(3200, "Dividends paid", "已付股息", "Dividen dibayar", "equity", "equity"),
        new(4000, "Subscriptions", "订阅收入", "Langganan", "revenue", "revenue"),
        new(4100, "Coupons and gift cards", "优惠券和礼品卡", "Kupon dan kad hadiah", "revenue", "revenue"),
        new(4200, "Messaging", "短信收入", "Pemesejan", "revenue", "revenue"),
        new(4300, "Services", "服务收入", "Perkhidmatan", "revenue", "revenue"),
        new(5010, "Cloud hosting", "云托管", "Pengehosan awan", "expense", "cost_of_sales"),
        new(5020, "Messaging carriers", "短信运营商", "Pembawa mesej", "expense", "cost_of_sales"),
        new(5030, "Payment fees", "支付手续费", "Yuran pembayaran", "expense", "cost_of_sales"),
        new(5040, "Partner commissions", "合作伙伴佣金", "Komisen rakan niaga", "expense", "cost_of_sales"),
        new(6010, "Salaries, sales", "销售薪金", "Gaji, jualan", "expense", "staff_costs"),
        new(6020, "Salaries, marketing", "市场薪金", "Gaji, pemasaran", "expense", "staff_costs"),
        new(6030, "Salaries, support", "客服薪金", "Gaji, sokongan", "expense", "staff_costs"),
        new(6040, "Salaries, engineering", "研发薪金", "Gaji, kejuruteraan", "expense", "staff_costs"),
        new(6050, "Salaries, administration", "行政薪金", "Gaji, pentadbiran", "expense", "staff_costs"),
        new(6060, "CPF and EPF contributions", "雇主公积金", "Caruman CPF dan KWSP", "expense", "staff_costs"),
        new(6200, "Rent", "租金", "Sewa", "expense", "premises"),
        new(6210, "Utilities and telecoms", "水电和通讯", "Utiliti dan telekomunikasi", "expense", "premises"),
        new(6300, "Advertising and campaigns", "广告和推广", "Pengiklanan dan kempen", "expense", "marketing"),
        new(6400, "Software subscriptions", "软件订阅", "Langganan perisian", "expense", "administration"),
        new(6410, "Travel", "差旅", "Perjalanan", "expense", "administration"),
        new(6420, "Professional fees", "专业服务费", "Yuran profesional", "expense", "administration"),
        new(6430, "Insurance", "保险", "Insurans", "expense", "administration"),
        new(6440, "Bad debts", "坏账", "Hutang lapuk", "expense", "administration"),
        new(6450, "Office", "办公费用", "Pejabat", "expense", "administration"),
        new(6500, "Depreciation", "折旧", "Susut nilai", "expense", "depreciation"),
        new(7010, "Interest expense", "利息支出", "Belanja faedah", "expense", "finance_costs"),
        new(7510, "Interest income", "利息收入", "Pendapatan faedah", "revenue", "other_income"),
        new(8010, "Income tax", "所得税", "Cukai pendapatan", "expense", "income_tax"),
    ];
}
