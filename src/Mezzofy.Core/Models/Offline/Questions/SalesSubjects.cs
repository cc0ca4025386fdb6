using Mezzofy.Core.Identity;

namespace Mezzofy.Core.Models.Offline.Questions;

/// <summary>What can be asked of sales.</summary>
internal static class SalesSubjects
{
    private const string WinRate = "round(count(*) filter (where status = 'won')::numeric / nullif(count(*) filter (where status in ('won', 'lost')), 0), 4)";
    private const string Conversion = "round(count(*) filter (where status = 'won')::numeric / nullif(count(*), 0), 4)";
    private const string ChurnRate = "round(count(*) filter (where churned_on between {from} and {to})::numeric / nullif(count(*) filter (where signed_up_on < {from} and coalesce(churned_on >= {from}, true)), 0), 4)";
    private const string NoOrderSince = "is_active and not exists (select 1 from reporting.sales_orders o where o.customer = sales_customers.customer and o.ordered_on >= {0})";
    private static readonly Label Amount = new("Amount (SGD)", "金额（新元）", "Jumlah (SGD)");
    private static readonly Filter Won = new(new("won", "赢单", "menang"), "won|closed|close|closed won|win|menang|berjaya|赢单|成交|赢得|赢了", "status = 'won'") { Group = "state", DateColumn = "closed_on" };
    private static readonly Filter Active = new(new("active", "活跃", "aktif"), "active|current|existing|aktif|sedia ada|活跃|现有", "is_active") { Group = "state", DateColumn = "" };

    private static readonly Subject Leads = new(
        Departments.Sales, "sales_leads", "created_on", new("Leads", "潜在客户", "Prospek"),
        "about to sign|about to close|close to signing|near signing|nearly signed|almost signed|proposal stage|negotiation stage|qualified stage|快要签|快签|hampir tandatangan|hampir ditutup|who owns|who handles|lost reason|reason lost|losing reason|follow up|lead|prospect|opportunity|opportunities|pipeline|deal|sales rep|rep|salesperson|win rate|conversion|conversion rate|close rate|prospek|bakal pelanggan|peluang|urus niaga|kadar menang|wakil jualan|潜在客户|线索|商机|潜客|意向客户|销售机会|赢单率|成交率|转化率|销售员|业务员|单", ["lead_no", "company", "status", "owner", "value_sgd", "last_activity_on", "follow_up_date"], "value_sgd desc, lead_no")
    {
        Measures =
        [
            new(new("Value (SGD)", "价值（新元）", "Nilai (SGD)"), "value|worth|amount|pipeline value|size|nilai|jumlah nilai|价值|金额|总额", "round(sum(value_sgd), 2)", "value_sgd"),
            new(new("Win rate", "赢单率", "Kadar menang"), "win rate|close rate|closing rate|win percentage|kadar menang|赢单率|成交率", WinRate) { Unit = FigureUnit.Percent, DateColumn = "closed_on" },
            new(new("Conversion rate", "转化率", "Kadar penukaran"), "conversion|conversion rate|convert|kadar penukaran|转化率", Conversion) { Unit = FigureUnit.Percent },
        ],
        Dimensions = ["month", "status", "source", "industry", "country", "owner", "city", "lost_reason"],
        Columns = ["country", "industry"],
        Names = ["owner", "company", "source", "city"],
        Owner = "owner",
        ListsUnless = "how much|how many|total|sum|value|average|count|number|berapa|jumlah|nilai|purata|多少|几|总|价值|金额|平均",
        Breakdown = "status",
        Defaults =
        [
            new("new lead|new prospect|prospek baru|prospek baharu|新线索|新商机", new(new("new", "新", "baharu"), "", "status = 'new'") { Group = "state" }) { OnlyWithoutPeriod = true },
            new("deal|deal size|urus niaga|单", Won) { OnlyForFigures = true },
            new("rep|sales rep|salesperson|owner|wakil jualan|销售员|业务员", Won) { OnlyForFigures = true },
            new("lost reason|why lose|lose deal|reason", new(new("lost", "丢单", "kalah"), "", "status = 'lost'") { Group = "state", DateColumn = "closed_on" }) { OnlyForFigures = true },
        ],
        Filters =
        [
            new(new("overdue for follow-up", "逾期未跟进", "lewat susulan"), "overdue|overdue for follow up|late for follow up|late|missed|need follow up|follow up overdue|overdue follow up|lewat|tertunggak|逾期|过期|该跟进", "is_overdue") { Group = "state" },
            new(new("to follow up today", "今天跟进", "susulan hari ini"), "follow up today|today follow up|due today|call today|susulan hari ini|今天跟进|今天要跟进|今天该跟进", "is_open and follow_up_date = {today}") { Group = "state", TakesPeriod = true },
            new(new("to follow up", "待跟进", "untuk disusuli"), "follow up for|follow up this|to follow up|follow up due|follow up on|need to follow up|need following up|需要跟进|要跟进|perlu susulan", "is_open") { Group = "state", DateColumn = "follow_up_date" },
            new(new("without a follow-up date", "没有跟进日期", "tanpa tarikh susulan"), "without follow up date|no follow up date|without a follow up date|没有跟进日期|tanpa tarikh susulan", "is_open and follow_up_date is null") { Group = "state" },
            new(new("without an owner", "没有负责人", "tanpa pemilik"), "no owner|without owner|without an owner|unassigned|not assigned|没有负责人|未分配|tanpa pemilik", "owner is null"),
            new(new("open", "进行中", "terbuka"), "open|active|current|in progress|pipeline|still open|terbuka|aktif|进行中|未成交", "is_open") { Group = "state" },
            Won,
            new(new("lost", "丢单", "kalah"), "lost|closed lost|lose|losing|kalah|gagal|hilang|丢单|失去|丢了|输了|流失的线索", "status = 'lost'") { Group = "state", DateColumn = "closed_on" },
            new(new("new", "新", "baharu"), "status new|still new|new status", "status = 'new'") { Group = "state" },
            new(new("qualified", "合格", "layak"), "qualified|layak|合格", "status = 'qualified'") { Group = "state" },
            new(new("in negotiation", "谈判中", "rundingan"), "about to sign|about to close|close to signing|near signing|nearly signed|almost signed|快要签|快签|hampir tandatangan|hampir ditutup|negotiation|negotiating|rundingan|谈判", "status = 'negotiation'") { Group = "state" },
            new(new("at proposal", "提案中", "cadangan"), "proposal|cadangan|提案|报价阶段", "status = 'proposal'") { Group = "state" },
            new(new("contacted", "已联系", "dihubungi"), "contacted|dihubungi|已联系", "status = 'contacted'") { Group = "state" },
        ],
        Ages =
        [
            new(null, new("open, nothing done since before {0}", "进行中，{0}起没有动静", "terbuka, tiada tindakan sejak {0}"), "is_open and coalesce(last_activity_on, created_on) < {0}", "is_open and coalesce(last_activity_on, created_on) >= {0}") { IsIdle = true },
            new(null, new("open, created before {0}", "进行中，{0}之前创建", "terbuka, dicipta sebelum {0}"), "is_open and created_on < {0}", "is_open and created_on >= {0}"),
        ],
    };

    private static readonly Subject Orders = new(
        Departments.Sales, "sales_orders", "ordered_on", new("Orders", "订单", "Pesanan"),
        "order|purchase|sold|sell|selling|sale|sales|revenue|turnover|bought|buy|pesanan|tempahan|jualan|beli|订单|销售|销售额|购买|买了", ["order_no", "customer", "ordered_on", "amount_sgd"], "ordered_on desc, order_no desc")
    {
        Measures = [new(Amount, "amount|value|sales|revenue|spend|spent|buy|bought|worth|total sale|nilai|jualan|hasil|jumlah jualan|金额|销售额|营收|花费|买了", "round(sum(amount_sgd), 2)", "amount_sgd")],
        Dimensions = ["month", "customer", "country", "industry", "plan", "channel", "account_owner"],
        Columns = ["country", "industry", "plan"],
        Names = ["customer", "account_owner"],
        Owner = "account_owner",
    };

    private static readonly Subject Customers = new(
        Departments.Sales, "sales_customers", "signed_up_on", new("Customers", "客户", "Pelanggan"),
        "customer|client|merchant|account|signed up|sign up|signup|churn|pelanggan|peniaga|客户|商户|商家|签约|流失", ["customer", "industry", "country", "plan", "account_owner", "signed_up_on"], "signed_up_on desc, customer")
    {
        Measures = [new(new("Churn rate", "流失率", "Kadar berhenti"), "churn rate|attrition|retention loss|kadar berhenti|流失率", ChurnRate) { Unit = FigureUnit.Percent, DateColumn = "" }],
        RanksAs = Orders,
        Dimensions = ["month", "industry", "country", "plan", "account_owner", "city"],
        Columns = ["country", "industry", "plan"],
        Names = ["customer", "account_owner", "city"],
        Owner = "account_owner",
        Defaults = [new(null, Active) { OnlyWithoutPeriod = true }],
        Filters =
        [
            new(new("churned", "已流失", "berhenti"), "churn|churned|left|leave|cancelled|lost customer|berhenti|流失|离开", "churned_on <= {today}") { Group = "state", DateColumn = "churned_on" },
            Active,
            new(new("ever signed up", "全部", "semua"), "ever|all time|including churned|历史|所有", "true") { Group = "state" },
            new(new("signed up", "新签约", "mendaftar"), "signed up|sign up|signup|new customer|joined|mendaftar|签约|新客户|新增", "true") { Group = "state" },
        ],
        Ages =
        [
            new(null, new("active, no order since {0}", "活跃，{0}起没有下单", "aktif, tiada pesanan sejak {0}"), NoOrderSince, "is_active and exists (select 1 from reporting.sales_orders o where o.customer = sales_customers.customer and o.ordered_on >= {0})") { IsIdle = true },
            new(null, new("active, signed up before {0}", "活跃，{0}之前签约", "aktif, mendaftar sebelum {0}"), "is_active and signed_up_on < {0}", "is_active and signed_up_on >= {0}"),
        ],
    };

    public static readonly Subject[] All = [Leads, Orders, Customers];
}
