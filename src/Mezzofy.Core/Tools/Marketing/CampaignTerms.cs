using Mezzofy.Core.Tools.Reports;

namespace Mezzofy.Core.Tools.Marketing;

/// <summary>The words of the campaign report.</summary>
internal static class CampaignTerms
{
    public static readonly Term Title = new("Campaign report", "营销活动报告", "Laporan kempen");

    public static readonly Term Spend = new("Spend", "支出", "Perbelanjaan");
    public static readonly Term Impressions = new("Impressions", "展示次数", "Paparan");
    public static readonly Term Clicks = new("Clicks", "点击次数", "Klik");
    public static readonly Term ClickRate = new("Click rate", "点击率", "Kadar klik");
    public static readonly Term Leads = new("Leads", "线索", "Prospek");
    public static readonly Term CostPerLead = new("Cost per lead", "每条线索成本", "Kos setiap prospek");
    public static readonly Term Won = new("Won", "赢单", "Dimenangi");
    public static readonly Term WonValue = new("Won value", "赢单金额", "Nilai dimenangi");
    public static readonly Term Roi = new("Return on spend", "投资回报率", "Pulangan pelaburan");

    public static readonly Term RunningNote = new(
        "{0:N0} campaigns ran, spent {1} and brought {2:N0} leads.",
        "共有 {0:N0} 个营销活动，支出 {1}，带来线索 {2:N0} 条。",
        "{0:N0} kempen berjalan, membelanjakan {1} dan membawa {2:N0} prospek.");
    public static readonly Term OverBudget = new("{0} over budget: {1}.", "{0} 个活动超出预算：{1}。", "{0} melebihi bajet: {1}.");
    public static readonly Term DaysToWin = new(
        "Won value counts deals closed in the period from leads of any campaign. A deal takes {0} days from the lead (median), so the return of recent campaigns is still to come.",
        "赢单金额为该时间段内成交的营销线索金额。从线索到成交的中位天数为 {0} 天，近期活动的回报尚未完全体现。",
        "Nilai dimenangi mengira urus niaga yang ditutup dalam tempoh ini daripada prospek mana-mana kempen. Median dari prospek hingga menang ialah {0} hari, jadi pulangan kempen terkini belum lengkap.");

    public static readonly Term PeriodSection = new("Campaigns in the period", "本期营销活动", "Kempen dalam tempoh ini");
    public static readonly Term BudgetSection = new("Budget and return, each campaign so far", "预算与回报（活动至今）", "Bajet dan pulangan, setiap kempen setakat ini");
    public static readonly Term RankSection = new("Best and worst", "表现最好与最差", "Terbaik dan terburuk");
    public static readonly Term ChannelSection = new("By channel", "按渠道", "Mengikut saluran");

    public static readonly Term Campaign = new("Campaign", "营销活动", "Kempen");
    public static readonly Term Earlier = new("Earlier campaigns", "更早的活动", "Kempen terdahulu");
    public static readonly Term Starts = new("Starts", "开始", "Mula");
    public static readonly Term Ends = new("Ends", "结束", "Tamat");
    public static readonly Term Budget = new("Budget", "预算", "Bajet");
    public static readonly Term Used = new("Budget used", "预算使用率", "Bajet digunakan");
    public static readonly Term Elapsed = new("Time passed", "时间进度", "Masa berlalu");
    public static readonly Term Best = new("Best", "最好", "Terbaik");
    public static readonly Term Worst = new("Worst", "最差", "Terburuk");
    public static readonly Term RankNote = new(
        "Campaigns that are to bring leads, by return so far, then by cost per lead.",
        "以获取线索为目标的活动，按至今回报率排序，其次按每条线索成本。",
        "Kempen yang bertujuan mendapatkan prospek, mengikut pulangan setakat ini, kemudian kos setiap prospek.");

    public static readonly Term NoCampaign = new("No campaign ran in this period.", "该时间段没有营销活动。", "Tiada kempen dalam tempoh ini.");
    public static readonly Term NoRank = new("There are not two campaigns to compare.", "可比较的活动不足两个。", "Tiada dua kempen untuk dibandingkan.");

    public static readonly TermTable Channels = new(new Dictionary<string, Term>
    {
        ["search"] = new("Search", "搜索广告", "Carian"),
        ["social"] = new("Social media", "社交媒体", "Media sosial"),
        ["linkedin"] = new("LinkedIn", "LinkedIn", "LinkedIn"),
        ["email"] = new("E-mail", "电子邮件", "E-mel"),
        ["event"] = new("Event", "线下活动", "Acara"),
        ["partner"] = new("Partner", "合作伙伴", "Rakan niaga"),
    });
}
