using Mezzofy.Core.Tools.Reports;

namespace Mezzofy.Core.Tools.Sales;

/// <summary>The words of the pipeline report.</summary>
internal static class PipelineTerms
{
    public static readonly Term Title = new("Sales pipeline report", "销售管道报告", "Laporan saluran jualan");

    public static readonly Term NewLeads = new("New leads", "新线索", "Prospek baharu");
    public static readonly Term WonLeads = new("Won", "赢单", "Dimenangi");
    public static readonly Term WonValue = new("Won value", "赢单金额", "Nilai dimenangi");
    public static readonly Term LostLeads = new("Lost", "丢单", "Hilang");
    public static readonly Term WinRate = new("Win rate", "赢单率", "Kadar kemenangan");
    public static readonly Term OpenValueAtEnd = new("Open pipeline", "未结商机金额", "Nilai saluran terbuka");
    public static readonly Term OverdueToday = new("Overdue follow-ups today", "今日逾期跟进", "Susulan tertunggak hari ini");

    public static readonly Term Moved = new(
        "{0:N0} leads came in, {1:N0} were won ({2}), {3:N0} were lost.",
        "新增线索 {0:N0} 条，赢单 {1:N0} 条（{2}），丢单 {3:N0} 条。",
        "{0:N0} prospek baharu, {1:N0} dimenangi ({2}), {3:N0} hilang.");
    public static readonly Term OpenNote = new(
        "Open on {0}: {1:N0} leads worth {2} a year, {3:N0} of them with an overdue follow-up.",
        "截至{0}未结线索 {1:N0} 条，预计年金额 {2}，其中 {3:N0} 条跟进已逾期。",
        "Terbuka pada {0}: {1:N0} prospek bernilai {2} setahun, {3:N0} daripadanya dengan susulan tertunggak.");

    public static readonly Term StatusSection = new("Open leads by status, today", "今日未结线索（按状态）", "Prospek terbuka mengikut status, hari ini");
    public static readonly Term MovementSection = new("Movement and conversion", "变动与转化", "Pergerakan dan penukaran");
    public static readonly Term SourceSection = new("By source", "按来源", "Mengikut sumber");
    public static readonly Term OwnerSection = new("By owner", "按负责人", "Mengikut pemilik");
    public static readonly Term LostSection = new("Why leads were lost", "丢单原因", "Sebab prospek hilang");
    public static readonly Term OverdueSection = new("Overdue follow-ups", "逾期跟进", "Susulan tertunggak");
    public static readonly Term BiggestSection = new("Biggest open opportunities", "最大的未结商机", "Peluang terbuka terbesar");

    public static readonly Term Leads = new("Leads", "线索", "Prospek");
    public static readonly Term Value = new("Value", "金额", "Nilai");
    public static readonly Term Average = new("Average", "平均", "Purata");
    public static readonly Term Share = new("Share of value", "金额占比", "Bahagian nilai");
    public static readonly Term Overdue = new("Overdue", "逾期", "Tertunggak");
    public static readonly Term Open = new("Open", "未结", "Terbuka");
    public static readonly Term OpenValue = new("Open value", "未结金额", "Nilai terbuka");
    public static readonly Term NewValue = new("New value", "新增金额", "Nilai baharu");
    public static readonly Term Source = new("Source", "来源", "Sumber");
    public static readonly Term Reason = new("Reason", "原因", "Sebab");
    public static readonly Term Lead = new("Lead", "线索编号", "No. prospek");
    public static readonly Term Company = new("Company", "公司", "Syarikat");
    public static readonly Term FollowUp = new("Follow-up due", "应跟进日期", "Susulan pada");
    public static readonly Term DaysOverdue = new("Days overdue", "逾期天数", "Hari tertunggak");
    public static readonly Term Created = new("Came in", "创建日期", "Diterima");

    public static readonly Term OpenAtStart = new("Open at the start", "期初未结", "Terbuka pada awal");
    public static readonly Term PlusNew = new("+ New", "+ 新增", "+ Baharu");
    public static readonly Term MinusWon = new("− Won", "− 赢单", "− Dimenangi");
    public static readonly Term MinusLost = new("− Lost", "− 丢单", "− Hilang");
    public static readonly Term OpenAtEnd = new("Open at the end", "期末未结", "Terbuka pada akhir");
    public static readonly Term LeadsBefore = new("Leads, period before", "线索（上期）", "Prospek, tempoh sebelum");
    public static readonly Term ValueBefore = new("Value, period before", "金额（上期）", "Nilai, tempoh sebelum");
    public static readonly Term Conversion = new(
        "Win rate (won of all that were closed): {0}, period before {1}. Median time from coming in to winning: {2}, period before {3}.",
        "赢单率（赢单占已结线索）：{0}，上期 {1}。从创建到赢单的中位时间：{2}，上期 {3}。",
        "Kadar kemenangan (dimenangi daripada yang ditutup): {0}, tempoh sebelum {1}. Median masa hingga menang: {2}, tempoh sebelum {3}.");

    public static readonly Term NoOpen = new("No lead is open.", "没有未结线索。", "Tiada prospek terbuka.");
    public static readonly Term NoOverdue = new("No follow-up is overdue.", "没有逾期跟进。", "Tiada susulan tertunggak.");
    public static readonly Term NoneLost = new("No lead was lost in this period.", "该时间段没有丢单。", "Tiada prospek hilang dalam tempoh ini.");
    public static readonly Term Listed = new("The {0} longest overdue of {1}.", "共 {1} 条，列出逾期最久的 {0} 条。", "{0} paling lama tertunggak daripada {1}.");

    public static readonly TermTable Statuses = new(new Dictionary<string, Term>
    {
        ["new"] = new("New", "新建", "Baharu"),
        ["contacted"] = new("Contacted", "已联系", "Dihubungi"),
        ["qualified"] = new("Qualified", "已确认", "Layak"),
        ["proposal"] = new("Proposal", "已提案", "Cadangan"),
        ["negotiation"] = new("Negotiation", "谈判中", "Rundingan"),
        ["won"] = new("Won", "赢单", "Dimenangi"),
        ["lost"] = new("Lost", "丢单", "Hilang"),
    });

    public static readonly TermTable Sources = new(new Dictionary<string, Term>
    {
        ["website"] = new("Website", "网站", "Laman web"),
        ["referral"] = new("Referral", "转介绍", "Rujukan"),
        ["event"] = new("Event", "活动", "Acara"),
        ["linkedin"] = new("LinkedIn", "LinkedIn", "LinkedIn"),
        ["partner"] = new("Partner", "合作伙伴", "Rakan niaga"),
        ["campaign"] = new("Campaign", "营销活动", "Kempen"),
        ["webhook"] = new("Webhook", "Webhook", "Webhook"),
        ["direct"] = new("Direct", "直接", "Langsung"),
    });

    public static readonly TermTable Reasons = new(new Dictionary<string, Term>
    {
        [""] = new("(not said)", "（未注明）", "(tidak dinyatakan)"),
        ["price"] = new("Price", "价格", "Harga"),
        ["chose a competitor"] = new("Chose a competitor", "选择了竞争对手", "Memilih pesaing"),
        ["no budget this year"] = new("No budget this year", "今年没有预算", "Tiada bajet tahun ini"),
        ["no response"] = new("No response", "没有回应", "Tiada jawapan"),
        ["built in-house"] = new("Built in-house", "自行开发", "Dibina sendiri"),
        ["wrong fit"] = new("Wrong fit", "不合适", "Tidak sesuai"),
    });
}
