using Mezzofy.Core.Identity;

namespace Mezzofy.Core.Models.Offline.Questions;

/// <summary>What can be asked about, by department; one table, so that a new view is one entry.</summary>
internal static class Subjects
{
    private static readonly Label Amount = new("Amount (SGD)", "金额（新元）", "Jumlah (SGD)");

    public static readonly Subject[] All =
    [
        new(Departments.Support, "support_tickets", "opened_on", new("Tickets", "工单", "Tiket"),
            "ticket|case|issue|complaint|problem|request|tiket|aduan|kes|isu|masalah|工单|投诉|问题|案件|客诉", ["ticket_no", "customer", "subject", "priority", "status", "opened_on"], "opened_on desc")
        {
            Measures =
            [
                new(new("Resolution time (hours)", "解决时间（小时）", "Masa penyelesaian (jam)"), "resolution time|time to resolve|take to resolve|take to solve|resolution|masa penyelesaian|tempoh penyelesaian|解决时间|处理时间|多久解决|解决需要", "round(avg(resolution_hours), 1)", "resolution_hours") { LeastIsBest = true },
                new(new("First response (hours)", "首次响应（小时）", "Respons pertama (jam)"), "first response|response time|respond|reply time|respons|maklum balas pertama|首次响应|响应时间|回复时间|响应", "round(avg(first_response_hours), 1)", "first_response_hours") { LeastIsBest = true },
                new(new("Satisfaction (1 to 5)", "满意度（1至5）", "Kepuasan (1 hingga 5)"), "satisfaction|csat|rating|score|kepuasan|满意度|评分", "round(avg(satisfaction), 2)", "satisfaction"),
            ],
            Dimensions = ["month", "status", "priority", "category", "issue", "customer", "country", "plan", "channel", "assignee"],
            Columns = ["country", "priority", "plan"],
            Filters =
            [
                new(new("open", "未解决", "terbuka"), "open|unresolved|outstanding|pending|still waiting|active|terbuka|belum selesai|tertunggak|未解决|未处理|待处理|未关闭|打开的|开放", "is_open"),
                new(new("resolved", "已解决", "selesai"), "resolved|closed|solved|completed|telah selesai|ditutup|已解决|已关闭|关闭的", "not is_open"),
                new(new("unassigned", "未分配", "belum ditugaskan"), "unassigned|nobody|no assignee|belum ditugaskan|未分配", "assignee is null"),
                new(new("billing", "账单", "bil"), "billing|bil|账单", "category = 'billing'"),
                new(new("login", "登录", "log masuk"), "login|log in|sign in|password|log masuk|登录|密码", "category = 'login'"),
                new(new("redemption", "兑换", "penebusan"), "redemption|redeem|coupon not working|penebusan|tebus|兑换|核销", "category = 'redemption'"),
                new(new("integration", "集成", "integrasi"), "integration|api|pos|integrasi|集成|对接", "category = 'integration'"),
            ],
        },
        new(Departments.Sales, "sales_leads", "created_on", new("Leads", "潜在客户", "Prospek"),
            "lead|prospect|opportunity|opportunities|pipeline|deal|prospek|bakal pelanggan|peluang|urus niaga|潜在客户|线索|商机|潜客|意向客户|销售机会", ["lead_no", "company", "status", "owner", "value_sgd", "follow_up_date"], "value_sgd desc")
        {
            Measures =
            [
                new(new("Value (SGD)", "价值（新元）", "Nilai (SGD)"), "value|worth|amount|pipeline value|size|nilai|jumlah nilai|价值|金额|总额", "round(sum(value_sgd), 2)", "value_sgd"),
            ],
            Dimensions = ["month", "status", "source", "industry", "country", "owner", "city", "lost_reason"],
            Columns = ["country", "industry"],
            Filters =
            [
                new(new("overdue for follow-up", "逾期未跟进", "lewat susulan"), "overdue|late|missed|need follow up|follow up overdue|overdue follow up|lewat|tertunggak|逾期|过期|该跟进", "is_overdue"),
                new(new("to follow up today", "今天跟进", "susulan hari ini"), "follow up today|today follow up|due today|susulan hari ini|今天跟进|今天要跟进", "is_open and follow_up_date = current_date"),
                new(new("open", "进行中", "terbuka"), "open|active|current|in progress|pipeline|terbuka|aktif|进行中|未成交", "is_open"),
                new(new("won", "赢单", "menang"), "won|closed won|win|menang|berjaya|赢单|成交|赢得", "status = 'won'"),
                new(new("lost", "丢单", "kalah"), "lost|closed lost|lose|kalah|gagal|hilang|丢单|失去|流失的线索", "status = 'lost'"),
                new(new("new", "新", "baharu"), "new lead|status new|new prospect|prospek baharu|新线索|新的潜在客户|新商机", "status = 'new'"),
                new(new("qualified", "合格", "layak"), "qualified|layak|合格", "status = 'qualified'"),
                new(new("in negotiation", "谈判中", "rundingan"), "negotiation|negotiating|rundingan|谈判", "status = 'negotiation'"),
                new(new("at proposal", "提案中", "cadangan"), "proposal|cadangan|提案|报价阶段", "status = 'proposal'"),
                new(new("contacted", "已联系", "dihubungi"), "contacted|dihubungi|已联系", "status = 'contacted'"),
            ],
        },
        new(Departments.Sales, "sales_orders", "ordered_on", new("Orders", "订单", "Pesanan"),
            "order|purchase|sale|sales|revenue|turnover|bought|pesanan|tempahan|jualan|订单|销售|销售额|购买", ["order_no", "customer", "ordered_on", "amount_sgd"], "ordered_on desc, order_no desc")
        {
            Measures = [new(Amount, "amount|value|sales|revenue|spend|spent|worth|total sale|nilai|jualan|hasil|jumlah jualan|金额|销售额|营收|花费", "round(sum(amount_sgd), 2)", "amount_sgd")],
            Dimensions = ["month", "customer", "country", "industry", "plan", "channel", "account_owner"],
            Columns = ["country", "industry", "plan"],
        },
        new(Departments.Sales, "sales_customers", "signed_up_on", new("Customers", "客户", "Pelanggan"),
            "customer|client|merchant|account|signed up|sign up|signup|churn|pelanggan|peniaga|客户|商户|商家|签约|流失", ["customer", "industry", "country", "plan", "account_owner", "signed_up_on"], "signed_up_on desc")
        {
            Dimensions = ["industry", "country", "plan", "account_owner", "city"],
            Columns = ["country", "industry", "plan"],
            Filters =
            [
                new(new("churned", "已流失", "berhenti"), "churn|churned|left|cancelled|lost customer|berhenti|流失|离开", "churned_on is not null"),
                new(new("active", "活跃", "aktif"), "active|current|existing|aktif|sedia ada|活跃|现有", "is_active"),
            ],
        },
        new(Departments.Finance, "finance_months", "month", new("Result", "业绩", "Keputusan"),
            "profit|net income|profitable|earn|earned|bottom line|loss|made money|untung|keuntungan|pendapatan bersih|rugi|利润|净利|盈利|亏损|赚", ["month", "revenue", "expenses", "net_income"], "month desc")
        {
            Measures = [new(new("Net income (SGD)", "净利润（新元）", "Pendapatan bersih (SGD)"), "profit|net income|untung|keuntungan|利润|净利|盈利", "round(sum(net_income), 2)", "net_income")],
            Dimensions = ["month"],
        },
        new(Departments.Finance, "finance_revenue", "ordered_on", new("Revenue", "收入", "Hasil"),
            "revenue|sale|sales|turnover|income|top line|hasil|jualan|pendapatan|perolehan|收入|营收|营业额|销售额", ["order_no", "ordered_on", "customer", "product", "amount_sgd"], "ordered_on desc")
        {
            Measures = [new(new("Revenue (SGD)", "收入（新元）", "Hasil (SGD)"), "revenue|sale|sales|turnover|income|hasil|jualan|pendapatan|收入|营收|营业额|销售额", "round(sum(amount_sgd), 2)", "amount_sgd")],
            Dimensions = ["month", "product", "customer", "country", "industry", "plan", "channel"],
            Columns = ["country", "industry", "plan"],
            Filters =
            [
                new(new("recurring", "经常性", "berulang"), "recurring|subscription|mrr|berulang|langganan|经常性|订阅", "recurring"),
            ],
        },
        new(Departments.Finance, "finance_account_months", "month", new("Expenses", "费用", "Perbelanjaan"),
            "expense|spending|spend|spent|cost|opex|expenditure|perbelanjaan|belanja|kos|费用|开支|支出|成本|花费|花了", ["month", "account", "amount"], "month desc, amount desc")
        {
            Measures = [new(new("Expenses (SGD)", "费用（新元）", "Perbelanjaan (SGD)"), "expense|spending|cost|perbelanjaan|kos|费用|开支|支出|成本", "round(sum(amount), 2)", "amount")],
            Dimensions = ["month", "account", "category"],
            Filters =
            [
                new(new("salaries", "工资", "gaji"), "salary|salaries|payroll|wage|gaji|工资|薪资|薪酬", "account ilike any (array['%salar%', '%payroll%', '%wage%'])"),
                new(new("marketing", "市场", "pemasaran"), "marketing|advertising|pemasaran|iklan|市场|广告", "account ilike any (array['%market%', '%advert%'])"),
                new(new("rent", "租金", "sewa"), "rent|office|sewa|租金", "account ilike any (array['%rent%', '%office%'])"),
                new(new("cloud and hosting", "云服务", "hosting"), "cloud|hosting|server|云|服务器", "account ilike any (array['%cloud%', '%hosting%'])"),
            ],
        },
        new(Departments.Finance, "finance_invoices", "ordered_on", new("Invoices", "发票", "Invois"),
            "invoice|receivable|owe|owes|owing|unpaid|outstanding|overdue|debtor|bill|invois|penghutang|hutang|belum bayar|tertunggak|发票|应收|欠款|欠|未付|逾期|账单", ["order_no", "customer", "ordered_on", "due_on", "outstanding_sgd", "days_overdue"], "outstanding_sgd desc")
        {
            Measures =
            [
                new(new("Outstanding (SGD)", "未收款（新元）", "Tertunggak (SGD)"), "outstanding|owe|owes|unpaid|receivable|amount|how much|total|hutang|belum bayar|tertunggak|berapa|应收|欠款|欠|未付|多少钱|金额", "round(sum(outstanding_sgd), 2)", "outstanding_sgd"),
            ],
            Dimensions = ["customer", "country", "status"],
            Columns = ["country"],
            Filters =
            [
                new(new("overdue", "逾期", "lewat tempoh"), "overdue|late|past due|lewat|lewat tempoh|逾期|过期|拖欠", "status = 'overdue'"),
                new(new("unpaid", "未付", "belum dibayar"), "unpaid|outstanding|owe|owes|owing|receivable|open|hutang|belum bayar|belum dibayar|tertunggak|应收|欠款|欠|未付", "outstanding_sgd > 0"),
                new(new("paid", "已付", "dibayar"), "paid invoice|were paid|settled|telah dibayar|已付|已付款", "status = 'paid'"),
                new(new("written off", "坏账", "hapus kira"), "written off|write off|bad debt|hapus kira|坏账|核销", "status = 'written_off'"),
            ],
        },
        new(Departments.Finance, "finance_account_months", null, new("Cash balance", "现金余额", "Baki tunai"),
            "cash|cash balance|bank balance|cash position|how much cash|money in the bank|tunai|baki tunai|baki bank|wang tunai|现金|现金余额|银行余额|账上", ["account", "amount"], "account")
        {
            Measures = [new(new("Balance (SGD)", "余额（新元）", "Baki (SGD)"), "cash|balance|tunai|baki|现金|余额", "round(sum(amount), 2)")],
            Dimensions = ["account"],
            Filters = [new(new("cash", "现金", "tunai"), "cash|bank|money|tunai|wang|baki|现金|银行|账上", "is_cash")],
        },
        new(Departments.Marketing, "marketing_campaigns", "starts_on", new("Campaigns", "营销活动", "Kempen"),
            "campaign|ad|ads|advert|promotion|roi|budget|spend|marketing|kempen|iklan|promosi|bajet|pemasaran|活动|广告|推广|投放|预算|营销", ["campaign", "channel", "starts_on", "spend_sgd", "leads", "roi"], "starts_on desc")
        {
            Measures =
            [
                new(new("ROI", "投资回报率", "ROI"), "roi|return|best performing|performance|performing|pulangan|prestasi|回报|回报率|效果|表现", "round((sum(won_value_sgd) - sum(spend_sgd)) / nullif(sum(spend_sgd), 0), 2)", "roi"),
                new(new("Spend (SGD)", "花费（新元）", "Belanja (SGD)"), "spend|spent|spending|cost|belanja|perbelanjaan|kos|花费|花了|支出|成本", "round(sum(spend_sgd), 2)", "spend_sgd"),
                new(new("Budget (SGD)", "预算（新元）", "Bajet (SGD)"), "budget|bajet|peruntukan|预算", "round(sum(budget_sgd), 2)", "budget_sgd"),
                new(new("Leads", "潜在客户", "Prospek"), "lead|prospek|线索|潜在客户", "sum(leads)", "leads"),
                new(new("Clicks", "点击", "Klik"), "click|klik|点击", "sum(clicks)", "clicks"),
                new(new("Impressions", "展示", "Paparan"), "impression|reach|paparan|展示|曝光", "sum(impressions)", "impressions"),
                new(new("Cost per lead (SGD)", "每线索成本（新元）", "Kos setiap prospek (SGD)"), "cost per lead|cpl|kos setiap prospek|每条线索成本|获客成本", "round(sum(spend_sgd) / nullif(sum(leads), 0), 2)", "cost_per_lead_sgd") { LeastIsBest = true },
            ],
            Dimensions = ["campaign", "channel", "country", "owner"],
            Columns = ["country"],
            Filters =
            [
                new(new("running", "进行中", "sedang berjalan"), "running|active|current|live|ongoing|aktif|sedang berjalan|进行中|正在", "current_date between starts_on and ends_on"),
                new(new("email", "电邮", "e-mel"), "email campaign|e-mel|电邮|邮件", "channel = 'email'"),
                new(new("social", "社交媒体", "media sosial"), "social|facebook|instagram|tiktok|media sosial|社交", "channel = 'social'"),
                new(new("search", "搜索", "carian"), "search ad|google|sem|carian|搜索", "channel = 'search'"),
                new(new("linkedin", "领英", "linkedin"), "linkedin|领英", "channel = 'linkedin'"),
                new(new("over budget", "超预算", "melebihi bajet"), "over budget|overspent|melebihi bajet|超预算|超支", "spend_sgd > budget_sgd"),
            ],
        },
        new(Departments.Marketing, "marketing_leads", "created_on", new("Marketing leads", "营销线索", "Prospek pemasaran"),
            "lead|prospect|prospek|线索|潜在客户", ["lead_no", "created_on", "source", "campaign", "status"], "created_on desc")
        {
            Measures = [],
            Dimensions = ["month", "source", "campaign", "industry", "country", "status"],
            Columns = ["country", "industry"],
            Filters = [new(new("won", "赢单", "menang"), "won|converted|customer|menang|赢单|转化", "status = 'won'")],
        },
    ];
}
