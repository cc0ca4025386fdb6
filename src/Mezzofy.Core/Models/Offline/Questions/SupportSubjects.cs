using Mezzofy.Core.Identity;

namespace Mezzofy.Core.Models.Offline.Questions;

/// <summary>What can be asked of support.</summary>
internal static class SupportSubjects
{
    private const string Resolved = "resolved_at::date";

    private static readonly Filter Open = new(new("open", "未解决", "terbuka"), "backlog|open|unresolved|outstanding|pending|still waiting|active|right now|terbuka|belum selesai|tertunggak|未解决|未处理|待处理|未关闭|打开的|开放|目前|现在", "is_open") { Group = "state" };

    public static readonly Subject[] All =
    [
        new(Departments.Support, "support_tickets", "opened_on", new("Tickets", "工单", "Tiket"),
            "backlog|break|bug|crash|ticket|case|issue|complaint|problem|request|support agent|csat|complain|complained|complaining|satisfied|satisfaction|rating|rated|happy|unhappy|tiket|aduan|kes|isu|masalah|工单|投诉|问题|案件|客诉", ["ticket_no", "customer", "subject", "priority", "status", "assignee", "opened_on"], "opened_on desc, ticket_no desc")
        {
            Measures =
            [
                new(new("Resolution time (hours)", "解决时间（小时）", "Masa penyelesaian (jam)"), "resolution time|how long|berapa lama|多久|time to resolve|take to resolve|take to solve|resolution|slowest|fastest|slow|fast|quickest|masa penyelesaian|tempoh penyelesaian|paling lambat|paling pantas|解决时间|处理时间|多久解决|解决需要|最慢|最快", "round(avg(resolution_hours), 1)", "resolution_hours") { LeastIsBest = true, Unit = FigureUnit.Hours, Target = "resolution_hours" },
                new(new("First response (hours)", "首次响应（小时）", "Respons pertama (jam)"), "first response|response time|respond|reply time|respons|maklum balas pertama|首次响应|响应时间|回复时间|响应", "round(avg(first_response_hours), 1)", "first_response_hours") { LeastIsBest = true, Unit = FigureUnit.Hours },
                new(new("Satisfaction (1 to 5)", "满意度（1至5）", "Kepuasan (1 hingga 5)"), "satisfaction|csat|rating|rated|score|satisfied|happy|unhappy|kepuasan|满意度|评分", "round(avg(satisfaction), 2)", "satisfaction") { Unit = FigureUnit.Score, Target = "satisfaction" },
            ],
            Dimensions = ["month", "status", "priority", "category", "issue", "customer", "country", "plan", "channel", "assignee"],
            Columns = ["country", "priority", "plan"],
            Names = ["customer", "assignee", "issue"],
            Owner = "assignee",
            // What is urgent is urgent while it is open; of a period all are meant.
            Defaults = [new("urgent|high priority|critical|most important|紧急|加急|高优先级|segera|kritikal|mendesak", Open) { OnlyWithoutPeriod = true }],
            Filters =
            [
                Open,
                new(new("resolved", "已解决", "selesai"), "resolved|resolve|closed|close|solved|solve|completed|handled|telah selesai|ditutup|tutup|menutup|menyelesaikan|已解决|已关闭|关闭的|解决了|关闭了", "not is_open") { Group = "state", DateColumn = Resolved },
                new(new("without a first answer", "尚未回复", "belum dijawab"), "unanswered|not answered|without answer|without a reply|no reply|no response|not replied|belum dijawab|未回复|没有回复", "is_open and first_response_at is null") { Group = "state" },
                new(new("unassigned", "未分配", "belum ditugaskan"), "unassigned|nobody|no assignee|not assigned|belum ditugaskan|未分配", "assignee is null"),
                new(new("billing", "账单", "bil"), "billing|bil|账单", "category = 'billing'"),
                new(new("login", "登录", "log masuk"), "login|log in|sign in|password|log masuk|登录|密码", "category = 'login'"),
                new(new("redemption", "兑换", "penebusan"), "redemption|redeem|coupon not working|penebusan|tebus|兑换|核销", "category = 'redemption'"),
                new(new("integration", "集成", "integrasi"), "integration|api|pos|integrasi|集成|对接", "category = 'integration'"),
            ],
            Ages =
            [
                new(null, new("open since before {0}", "{0}之前创建且未解决", "dibuka sebelum {0} dan belum selesai"), "is_open and opened_on < {0}", "is_open and opened_on >= {0}"),
            ],
        },
    ];
}
