using Mezzofy.Core.Identity;

namespace Mezzofy.Core.Models.Offline.Questions;

/// <summary>What can be asked of marketing.</summary>
internal static class MarketingSubjects
{
    /// <summary>What each day cost and which leads it brought, with the channel of their campaign.</summary>
    private const string Days =
        "(select day, campaign, channel, country, spend_sgd, clicks, impressions, 0 as leads from reporting.marketing_days"
        + " union all select l.created_on, l.campaign, c.channel, c.country, 0, 0, 0, 1 from reporting.marketing_leads l join reporting.marketing_campaigns c on c.campaign_id = l.campaign_id) as results";

    private static readonly Filter[] Channels =
    [
        new(new("email", "电邮", "e-mel"), "email campaign|email marketing|e-mel|电邮|邮件", "channel = 'email'"),
        new(new("social", "社交媒体", "media sosial"), "social|media sosial|社交", "channel = 'social'"),
        new(new("search", "搜索", "carian"), "search ad|google|sem|carian|搜索", "channel = 'search'"),
        new(new("LinkedIn", "领英", "LinkedIn"), "linkedin|领英", "channel = 'linkedin'"),
    ];

    private static readonly Filter Running = new(new("running", "进行中", "sedang berjalan"), "running|active|current|currently|live|ongoing|aktif|sedang berjalan|进行中|正在", "{today} between starts_on and ends_on") { TakesPeriod = true };

    private static readonly Subject Campaigns = new(
        Departments.Marketing, "marketing_campaigns", "starts_on", new("Campaigns", "营销活动", "Kempen"),
        "campaign|ad|ads|advert|promotion|roi|budget|marketing|kempen|iklan|promosi|bajet|pemasaran|活动|广告|推广|投放|预算|营销", ["campaign", "channel", "starts_on", "ends_on", "budget_sgd", "spend_sgd", "leads", "roi"], "starts_on desc, campaign")
    {
        Measures =
        [
            new(new("ROI", "投资回报率", "ROI"), "roi|return|best performing|performance|performing|pulangan|prestasi|回报|回报率|效果|表现", "round((sum(won_value_sgd) - sum(spend_sgd)) / nullif(sum(spend_sgd), 0), 4)", "roi") { Unit = FigureUnit.Return },
            new(new("Budget left (SGD)", "剩余预算（新元）", "Baki bajet (SGD)"), "budget left|budget is left|left of the budget|left in the budget|remaining budget|budget remaining|unspent|unspent budget|baki bajet|剩余预算|预算还剩|还剩", "round(sum(budget_sgd - spend_sgd), 2)"),
            new(new("Budget (SGD)", "预算（新元）", "Bajet (SGD)"), "budget|bajet|peruntukan|预算", "round(sum(budget_sgd), 2)", "budget_sgd"),
            new(new("Leads", "潜在客户", "Prospek"), "lead|prospek|线索|潜在客户", "sum(leads)", "leads") { Unit = FigureUnit.Count },
        ],
        Dimensions = ["campaign", "channel", "country", "owner"],
        Columns = ["country"],
        Names = ["channel", "campaign", "owner"],
        Owner = "owner",
        ListsUnless = "how much|how many|total|average|number|多少|berapa|jumlah",
        Filters =
        [
            Running, .. Channels,
            new(new("ended", "已结束", "tamat"), "ended|finished|ending|end|结束|tamat|berakhir", "ends_on is not null") { Group = "state", DateColumn = "ends_on" },
            new(new("over budget", "超预算", "melebihi bajet"), "over budget|over the budget|overspent|over spent|melebihi bajet|超预算|超支", "spend_sgd > budget_sgd"),
        ],
    };

    private static readonly Subject Results = new(
        Departments.Marketing, Days, "day", new("Marketing results", "营销成果", "Hasil pemasaran"),
        "campaign spend|marketing spend|ad spend|advertising spend|spend on|spent on|spend|spent|spending|cost per lead|per lead|cpl|ctr|click through rate|click rate|click|impression|cost per click|cpc|belanja|perbelanjaan|kos setiap prospek|klik|paparan|花费|花了|支出|每条线索成本|获客成本|点击|点击率|展示|曝光", ["day", "campaign", "channel", "spend_sgd", "clicks", "impressions"], "day desc, campaign")
    {
        Measures =
        [
            new(new("Spend (SGD)", "花费（新元）", "Belanja (SGD)"), "campaign spend|marketing spend|ad spend|advertising spend|spend on|spent on|spend|spent|spending|cost|belanja|perbelanjaan|kos|花费|花了|支出|成本", "round(sum(spend_sgd), 2)", "spend_sgd") { Target = "advertising_sgd" },
            new(new("Click-through rate", "点击率", "Kadar klik"), "ctr|click through rate|click rate|kadar klik|点击率", "round(sum(clicks)::numeric / nullif(sum(impressions), 0), 4)") { Unit = FigureUnit.Percent },
            new(new("Cost per lead (SGD)", "每线索成本（新元）", "Kos setiap prospek (SGD)"), "cost per lead|per lead|cpl|kos setiap prospek|每条线索成本|获客成本", "round(sum(spend_sgd) / nullif(sum(leads), 0), 2)") { LeastIsBest = true },
            new(new("Cost per click (SGD)", "每次点击成本（新元）", "Kos setiap klik (SGD)"), "cost per click|cpc|kos setiap klik|每次点击成本", "round(sum(spend_sgd) / nullif(sum(clicks), 0), 2)") { LeastIsBest = true },
            new(new("Clicks", "点击", "Klik"), "click|klik|点击", "sum(clicks)", "clicks") { Unit = FigureUnit.Count },
            new(new("Impressions", "展示", "Paparan"), "impression|reach|paparan|展示|曝光", "sum(impressions)", "impressions") { Unit = FigureUnit.Count },
        ],
        Dimensions = ["month", "campaign", "channel", "country"],
        Columns = ["country"],
        Names = ["channel", "campaign"],
        IsFigure = true,
        Filters = Channels,
    };

    private static readonly Subject Leads = new(
        Departments.Marketing, "marketing_leads", "created_on", new("Marketing leads", "营销线索", "Prospek pemasaran"),
        "lead|prospect|prospek|线索|潜在客户", ["lead_no", "created_on", "source", "campaign", "status"], "created_on desc, lead_no desc")
    {
        Dimensions = ["month", "source", "campaign", "industry", "country", "status"],
        Columns = ["country", "industry"],
        Names = ["source", "campaign"],
        Filters = [new(new("won", "赢单", "menang"), "won|converted|customer|menang|赢单|转化", "status = 'won'") { DateColumn = "closed_on" }],
    };

    public static readonly Subject[] All = [Results, Campaigns, Leads];
}
