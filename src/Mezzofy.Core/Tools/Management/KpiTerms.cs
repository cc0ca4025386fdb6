using Mezzofy.Core.Identity;
using Mezzofy.Core.Tools.Reports;

namespace Mezzofy.Core.Tools.Management;

/// <summary>The words of the dashboard.</summary>
internal static class KpiTerms
{
    public static readonly Term Title = new("KPI dashboard", "KPI 仪表板", "Papan pemuka KPI");
    public static readonly Term Scorecard = new("Scorecard", "记分卡", "Kad skor");
    public static readonly Term Trends = new("Trends", "趋势", "Aliran");
    public static readonly Term Attention = new("Needs attention", "需要关注", "Perlu perhatian");
    public static readonly Term Details = new("Behind the figures", "数据明细", "Di sebalik angka");
    public static readonly Term Actual = new("Actual", "实际", "Sebenar");
    public static readonly Term Target = new("Target", "目标", "Sasaran");
    public static readonly Term Reached = new("Reached", "达成率", "Dicapai");
    public static readonly Term State = new("State", "状态", "Keadaan");
    public static readonly Term OnTarget = new("● on target", "● 达标", "● capai sasaran");
    public static readonly Term Close = new("◐ close", "◐ 接近", "◐ hampir");
    public static readonly Term Behind = new("○ behind", "○ 落后", "○ ketinggalan");
    public static readonly Term Met = new("{0} of {1} targets are met.", "{1} 项目标中 {0} 项达标。", "{0} daripada {1} sasaran dicapai.");
    public static readonly Term BehindOnes = new("Behind target: {0}.", "落后于目标：{0}。", "Di bawah sasaran: {0}.");
    public static readonly Term BehindOne = new("{0} {1} (target {2})", "{0} {1}（目标 {2}）", "{0} {1} (sasaran {2})");
    public static readonly Term BehindLine = new("{0}: {1}, target {2}, period before {3}.", "{0}：{1}，目标 {2}，上期 {3}。", "{0}: {1}, sasaran {2}, tempoh sebelum {3}.");
    public static readonly Term Worse = new("{0}: {1}, period before {2} ({3}).", "{0}：{1}，上期 {2}（{3}）。", "{0}: {1}, tempoh sebelum {2} ({3}).");
    public static readonly Term WellDone = new("Nothing stands out: targets are met and nothing has become much worse.", "没有突出问题：目标达成，且没有明显恶化的指标。", "Tiada yang menonjol: sasaran dicapai dan tiada yang merosot ketara.");
    public static readonly Term Books = new(
        "Margin and profit are those of {0}: costs are booked at the end of a month.", "毛利率和利润为{0}的数据：成本在月末入账。", "Margin dan untung ialah bagi {0}: kos direkodkan pada akhir bulan.");
    public static readonly Term RevenueChart = new("Revenue against target", "收入与目标", "Hasil berbanding sasaran");
    public static readonly Term SalesChart = new("Deals won and campaign spend", "成交金额与推广支出", "Urus niaga dimenangi dan belanja kempen");
    public static readonly Term LeadsChart = new("New leads and new customers", "新线索与新客户", "Prospek baharu dan pelanggan baharu");
    public static readonly Term SupportChart = new("Tickets opened and solved", "新建与解决的工单", "Tiket dibuka dan diselesaikan");
    public static readonly Term Streams = new("Revenue by product", "按产品收入", "Hasil mengikut produk");
    public static readonly Term Product = new("Product", "产品", "Produk");
    public static readonly Term Pipeline = new("Open leads by status, today", "今日未结线索（按状态）", "Prospek terbuka mengikut status, hari ini");
    public static readonly Term Leads = new("Leads", "线索", "Prospek");
    public static readonly Term Value = new("Value", "金额", "Nilai");
    public static readonly Term Overdue = new("Overdue follow-ups", "逾期跟进", "Susulan tertunggak");
    public static readonly Term Campaigns = new("The five campaigns that cost most", "支出最多的五个活动", "Lima kempen paling mahal");
    public static readonly Term Campaign = new("Campaign", "活动", "Kempen");
    public static readonly Term Spend = new("Spend", "支出", "Belanja");
    public static readonly Term Won = new("Won", "成交", "Dimenangi");
    public static readonly Term Roi = new("ROI", "回报率", "ROI");
    public static readonly Term Tickets = new("Tickets by category", "按类别的工单", "Tiket mengikut kategori");

    public static readonly TermTable DepartmentNames = new(new Dictionary<string, Term>
    {
        [Departments.Finance] = new("Finance", "财务", "Kewangan"),
        [Departments.Sales] = new("Sales", "销售", "Jualan"),
        [Departments.Marketing] = new("Marketing", "市场", "Pemasaran"),
        [Departments.Support] = new("Support", "客服", "Sokongan"),
        [Departments.Management] = new("Company", "公司", "Syarikat"),
    });

    public static readonly TermTable ProductCategories = new(new Dictionary<string, Term>
    {
        ["subscription"] = new("Subscriptions", "订阅", "Langganan"),
        ["coupons"] = new("Coupons and gift cards", "优惠券和礼品卡", "Kupon dan kad hadiah"),
        ["messaging"] = new("Messaging", "短信", "Pemesejan"),
        ["services"] = new("Services", "服务", "Perkhidmatan"),
    });
}
