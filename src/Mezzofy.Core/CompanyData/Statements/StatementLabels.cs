using Mezzofy.Core.Language;

namespace Mezzofy.Core.CompanyData.Statements;

/// <summary>The words of statements in the three languages.</summary>
internal static class StatementLabels
{
    private static readonly Dictionary<string, string[]> Words = new()
    {
        ["title"] = ["Financial statement", "财务报表", "Penyata kewangan"],
        ["income_statement"] = ["Income statement", "利润表", "Penyata pendapatan"],
        ["balance_sheet"] = ["Balance sheet", "资产负债表", "Kunci kira-kira"],
        ["cash_flow"] = ["Cash flow statement", "现金流量表", "Penyata aliran tunai"],
        ["overview"] = ["Overview", "概览", "Ringkasan"],
        ["sgd"] = ["SGD", "新元", "SGD"],
        ["change"] = ["Change", "变动", "Perubahan"],
        ["revenue"] = ["Revenue", "营业收入", "Hasil"],
        ["total_revenue"] = ["Total revenue", "营业收入合计", "Jumlah hasil"],
        ["cost_of_sales"] = ["Cost of sales", "营业成本", "Kos jualan"],
        ["total_cost_of_sales"] = ["Total cost of sales", "营业成本合计", "Jumlah kos jualan"],
        ["gross_profit"] = ["Gross profit", "毛利", "Untung kasar"],
        ["operating_expenses"] = ["Operating expenses", "营业费用", "Belanja operasi"],
        ["total_operating_expenses"] = ["Total operating expenses", "营业费用合计", "Jumlah belanja operasi"],
        ["operating_profit"] = ["Operating profit", "营业利润", "Untung operasi"],
        ["other_income"] = ["Other income", "其他收入", "Pendapatan lain"],
        ["finance_costs"] = ["Finance costs", "财务费用", "Kos kewangan"],
        ["profit_before_tax"] = ["Profit before tax", "税前利润", "Untung sebelum cukai"],
        ["income_tax"] = ["Income tax", "所得税", "Cukai pendapatan"],
        ["net_profit"] = ["Net profit", "净利润", "Untung bersih"],
        ["staff_costs"] = ["Staff costs", "人工成本", "Kos kakitangan"],
        ["premises"] = ["Premises", "场地费用", "Premis"],
        ["marketing"] = ["Marketing", "市场推广", "Pemasaran"],
        ["administration"] = ["Administration", "行政费用", "Pentadbiran"],
        ["depreciation"] = ["Depreciation", "折旧", "Susut nilai"],
        ["assets"] = ["Assets", "资产", "Aset"],
        ["current_assets"] = ["Current assets", "流动资产", "Aset semasa"],
        ["total_current_assets"] = ["Total current assets", "流动资产合计", "Jumlah aset semasa"],
        ["non_current_assets"] = ["Non-current assets", "非流动资产", "Aset bukan semasa"],
        ["total_non_current_assets"] = ["Total non-current assets", "非流动资产合计", "Jumlah aset bukan semasa"],
        ["total_assets"] = ["Total assets", "资产总计", "Jumlah aset"],
        ["liabilities"] = ["Liabilities", "负债", "Liabiliti"],
        ["current_liabilities"] = ["Current liabilities", "流动负债", "Liabiliti semasa"],
        ["total_current_liabilities"] = ["Total current liabilities", "流动负债合计", "Jumlah liabiliti semasa"],
        ["non_current_liabilities"] = ["Non-current liabilities", "非流动负债", "Liabiliti bukan semasa"],
        ["total_non_current_liabilities"] = ["Total non-current liabilities", "非流动负债合计", "Jumlah liabiliti bukan semasa"],
        ["total_liabilities"] = ["Total liabilities", "负债合计", "Jumlah liabiliti"],
        ["equity"] = ["Equity", "所有者权益", "Ekuiti"],
        ["capital"] = ["Share capital", "股本", "Modal saham"],
        ["retained_before"] = ["Retained earnings, beginning of period", "期初留存收益", "Pendapatan tertahan, awal tempoh"],
        ["profit_of_period"] = ["Net profit for the period", "本期净利润", "Untung bersih tempoh"],
        ["distributions"] = ["Dividends paid in the period", "本期已付股息", "Dividen dibayar dalam tempoh"],
        ["total_equity"] = ["Total equity", "所有者权益合计", "Jumlah ekuiti"],
        ["total_liabilities_and_equity"] = ["Total liabilities and equity", "负债和所有者权益总计", "Jumlah liabiliti dan ekuiti"],
        ["operating_activities"] = ["Operating activities", "经营活动", "Aktiviti operasi"],
        ["investing_activities"] = ["Investing activities", "投资活动", "Aktiviti pelaburan"],
        ["financing_activities"] = ["Financing activities", "筹资活动", "Aktiviti pembiayaan"],
        ["customers"] = ["Received from customers", "收到客户款项", "Diterima daripada pelanggan"],
        ["suppliers"] = ["Paid to suppliers", "支付供应商", "Dibayar kepada pembekal"],
        ["employees"] = ["Paid to and for employees", "支付员工及公积金", "Dibayar kepada dan untuk pekerja"],
        ["taxes"] = ["Taxes paid", "支付税款", "Cukai dibayar"],
        ["interest"] = ["Interest, net", "利息净额", "Faedah, bersih"],
        ["other"] = ["Other", "其他", "Lain-lain"],
        ["equipment"] = ["Equipment bought", "购置设备", "Pembelian peralatan"],
        ["borrowings"] = ["Loan repaid", "偿还贷款", "Bayaran balik pinjaman"],
        ["owners"] = ["Dividends paid", "支付股息", "Dividen dibayar"],
        ["net_operating"] = ["Net cash from operating activities", "经营活动现金净额", "Tunai bersih daripada aktiviti operasi"],
        ["net_investing"] = ["Net cash used in investing activities", "投资活动现金净额", "Tunai bersih digunakan dalam aktiviti pelaburan"],
        ["net_financing"] = ["Net cash used in financing activities", "筹资活动现金净额", "Tunai bersih digunakan dalam aktiviti pembiayaan"],
        ["net_change"] = ["Net change in cash", "现金净变动", "Perubahan bersih tunai"],
        ["opening_cash"] = ["Cash at the beginning", "期初现金", "Tunai pada awal tempoh"],
        ["closing_cash"] = ["Cash at the end", "期末现金", "Tunai pada akhir tempoh"],
        ["gross_margin"] = ["Gross margin", "毛利率", "Margin kasar"],
        ["net_margin"] = ["Net margin", "净利率", "Margin bersih"],
        ["costs"] = ["Costs", "成本费用", "Kos"],
        ["trend"] = ["Revenue, costs and net profit by month", "每月收入、成本和净利润", "Hasil, kos dan untung bersih mengikut bulan"],
        ["revenue_mix"] = ["Revenue by stream", "收入构成", "Hasil mengikut aliran"],
    };

    private static readonly Dictionary<string, string[]> Sentences = new()
    {
        ["source"] = ["General ledger, {0}", "总账，{0}", "Lejar am, {0}"],
        ["compared"] = ["Changes are against {0}.", "变动为与{0}相比。", "Perubahan adalah berbanding {0}."],
        ["running"] = ["The period is still running: figures are up to {0}, and salaries and month-end bills of the month may not be booked yet.", "该期间尚未结束：数据截至{0}，当月工资和月末账单可能尚未入账。", "Tempoh ini belum tamat: angka setakat {0}; gaji dan bil akhir bulan mungkin belum direkodkan."],
        ["no_comparison"] = ["There is nothing to compare with: the books begin on {0}.", "没有可比期间：账目始于{0}。", "Tiada tempoh untuk dibandingkan: buku bermula pada {0}."],
        ["before_books"] = ["The books begin on {0}; there is no statement for {1}.", "账目始于{0}，没有{1}的报表。", "Buku bermula pada {0}; tiada penyata untuk {1}."],
        ["begins_inside"] = ["The books begin on {0}, inside the period.", "账目始于{0}，在该期间之内。", "Buku bermula pada {0}, dalam tempoh ini."],
        ["future"] = ["{0} has not begun yet.", "{0}尚未开始。", "{0} belum bermula."],
        ["empty"] = ["The books are empty.", "账目为空。", "Buku akaun kosong."],
    };

    /// <summary>A label.</summary>
    public static string Of(string key, string language) => Words[key][Index(language)];

    /// <summary>A sentence with its places filled.</summary>
    public static string Say(string key, string language, params object[] values) =>
        string.Format(System.Globalization.CultureInfo.InvariantCulture, Sentences[key][Index(language)], values);

    private static int Index(string language) => language switch { Languages.Chinese => 1, Languages.Malay => 2, _ => 0 };
}
