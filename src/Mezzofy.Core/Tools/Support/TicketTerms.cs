using Mezzofy.Core.Tools.Reports;

namespace Mezzofy.Core.Tools.Support;

/// <summary>The words of the ticket summary.</summary>
internal static class TicketTerms
{
    public static readonly Term Title = new("Support ticket summary", "客服工单汇总", "Ringkasan tiket sokongan");

    public static readonly Term Opened = new("Opened", "新建工单", "Dibuka");
    public static readonly Term Resolved = new("Resolved", "已解决", "Diselesaikan");
    public static readonly Term OpenAtEnd = new("Open at the end", "期末未结", "Terbuka pada akhir");
    public static readonly Term FirstResponse = new("First response (median)", "首次响应（中位数）", "Respons pertama (median)");
    public static readonly Term Resolution = new("Resolution (median)", "解决时间（中位数）", "Penyelesaian (median)");
    public static readonly Term Satisfaction = new("Satisfaction", "满意度", "Kepuasan");

    public static readonly Term Moved = new(
        "{0:N0} tickets were opened and {1:N0} resolved.", "新建工单 {0:N0} 张，解决 {1:N0} 张。", "{0:N0} tiket dibuka dan {1:N0} diselesaikan.");
    public static readonly Term OpenNote = new(
        "Open on {0}: {1:N0} tickets, {2:N0} of them urgent.", "截至{0}未结工单 {1:N0} 张，其中紧急 {2:N0} 张。", "Terbuka pada {0}: {1:N0} tiket, {2:N0} daripadanya segera.");
    public static readonly Term Rising = new("Rising: {0}.", "呈上升趋势：{0}。", "Meningkat: {0}.");
    public static readonly Term RisingOne = new("{0} ({1:N0}, before {2:N0})", "{0}（{1:N0}，上期 {2:N0}）", "{0} ({1:N0}, sebelum {2:N0})");

    public static readonly Term MovementSection = new("Opened, resolved, open", "新建、解决与未结", "Dibuka, diselesaikan, terbuka");
    public static readonly Term PrioritySection = new("Open tickets by priority, today", "今日未结工单（按优先级）", "Tiket terbuka mengikut keutamaan, hari ini");
    public static readonly Term CategorySection = new("By category", "按类别", "Mengikut kategori");
    public static readonly Term RecurringSection = new("Recurring issues", "重复出现的问题", "Isu berulang");
    public static readonly Term OldestSection = new("Oldest open tickets", "最久未结的工单", "Tiket terbuka paling lama");
    public static readonly Term TrendChart = new("Tickets opened and resolved", "新建与解决的工单", "Tiket dibuka dan diselesaikan");

    public static readonly Term Tickets = new("Tickets", "工单", "Tiket");
    public static readonly Term OpenAtStart = new("Open at the start", "期初未结", "Terbuka pada awal");
    public static readonly Term PlusOpened = new("+ Opened", "+ 新建", "+ Dibuka");
    public static readonly Term MinusResolved = new("− Resolved", "− 解决", "− Diselesaikan");
    public static readonly Term Service = new(
        "Median time to the first response: {0}, period before {1}. Median time to resolution: {2}, period before {3}. Satisfaction: {4} from {5:N0} ratings, period before {6}.",
        "首次响应中位时间：{0}，上期 {1}。解决中位时间：{2}，上期 {3}。满意度：{4}（{5:N0} 份评分），上期 {6}。",
        "Median masa hingga respons pertama: {0}, tempoh sebelum {1}. Median masa hingga penyelesaian: {2}, tempoh sebelum {3}. Kepuasan: {4} daripada {5:N0} penilaian, tempoh sebelum {6}.");
    public static readonly Term Priority = new("Priority", "优先级", "Keutamaan");
    public static readonly Term Category = new("Category", "类别", "Kategori");
    public static readonly Term OpenedBefore = new("Opened, period before", "新建（上期）", "Dibuka, tempoh sebelum");
    public static readonly Term OpenToday = new("Open today", "今日未结", "Terbuka hari ini");
    public static readonly Term Unanswered = new("Unanswered", "未回复", "Belum dijawab");
    public static readonly Term OldestDays = new("Oldest, days", "最久（天）", "Paling lama, hari");
    public static readonly Term ResolutionHours = new("Resolution, median hours", "解决中位时长（小时）", "Penyelesaian, median jam");
    public static readonly Term Issue = new("Issue", "问题", "Isu");
    public static readonly Term Customers = new("Customers", "客户数", "Pelanggan");
    public static readonly Term Trend = new("Trend", "趋势", "Aliran");
    public static readonly Term TrendUp = new("▲ rising", "▲ 上升", "▲ meningkat");
    public static readonly Term Ticket = new("Ticket", "工单号", "No. tiket");
    public static readonly Term Subject = new("Subject", "主题", "Perkara");
    public static readonly Term Assignee = new("Assignee", "处理人", "Pegawai");
    public static readonly Term OpenedOn = new("Opened on", "创建日期", "Dibuka pada");
    public static readonly Term AgeDays = new("Age, days", "天数", "Umur, hari");
    public static readonly Term Examples = new("Latest tickets", "最近工单", "Tiket terkini");
    public static readonly Term Solved = new("What solved it", "解决方法", "Penyelesaian");
    public static readonly Term Recurs = new("Recurring: {0}.", "重复出现：{0}。", "Berulang: {0}.");
    public static readonly Term RecursOne = new("{0} ({1:N0} tickets, {2:N0} customers)", "{0}（{1:N0} 张工单，{2:N0} 位客户）", "{0} ({1:N0} tiket, {2:N0} pelanggan)");
    public static readonly Term LikeOne = new("{0}, like {1}", "{0}，例如 {1}", "{0}, seperti {1}");
    public static readonly Term RecurringNote = new(
        "Similar tickets, in whatever words and language, with at least three from at least two customers; rising: at least two tickets and a quarter more than in the period before.",
        "至少来自两位客户、三张工单的相似问题（不限用词和语言）；上升：比上期至少多两张且多四分之一。",
        "Tiket serupa, dalam apa jua perkataan dan bahasa, sekurang-kurangnya tiga daripada dua pelanggan; meningkat: sekurang-kurangnya dua tiket dan suku lebih banyak daripada tempoh sebelum.");

    public static readonly Term NoneOpen = new("No ticket is open.", "没有未结工单。", "Tiada tiket terbuka.");
    public static readonly Term NoneRecurring = new("No issue came up several times.", "没有重复出现的问题。", "Tiada isu berulang.");

    public static readonly TermTable Priorities = new(new Dictionary<string, Term>
    {
        ["urgent"] = new("Urgent", "紧急", "Segera"),
        ["high"] = new("High", "高", "Tinggi"),
        ["normal"] = new("Normal", "普通", "Biasa"),
        ["low"] = new("Low", "低", "Rendah"),
    });

    public static readonly TermTable Statuses = new(new Dictionary<string, Term>
    {
        ["open"] = new("Open", "待处理", "Terbuka"),
        ["in_progress"] = new("In progress", "处理中", "Dalam proses"),
        ["waiting"] = new("Waiting for the customer", "等待客户", "Menunggu pelanggan"),
    });

    public static readonly TermTable Categories = new(new Dictionary<string, Term>
    {
        ["redemption"] = new("Redemption", "核销", "Penebusan"),
        ["login"] = new("Login", "登录", "Log masuk"),
        ["billing"] = new("Billing", "账单", "Pengebilan"),
        ["integration"] = new("Integration", "系统集成", "Integrasi"),
        ["messaging"] = new("Messaging", "短信消息", "Pemesejan"),
        ["reports"] = new("Reports", "报表", "Laporan"),
        ["setup"] = new("Setup", "设置", "Persediaan"),
        ["points"] = new("Points", "积分", "Mata ganjaran"),
        ["other"] = new("Other", "其他", "Lain-lain"),
    });

    /// <summary>Issues are free text; these are the ones that are known.</summary>
    public static readonly TermTable Issues = new(new Dictionary<string, Term>
    {
        ["QR code not scanning"] = new("QR code not scanning", "二维码无法扫描", "Kod QR tidak dapat diimbas"),
        ["Coupon shown as already used"] = new("Coupon shown as already used", "优惠券显示已使用", "Kupon dipaparkan sudah digunakan"),
        ["Wrong outlet restriction"] = new("Wrong outlet restriction", "门店限制错误", "Sekatan cawangan salah"),
        ["Staff cannot log in"] = new("Staff cannot log in", "员工无法登录", "Kakitangan tidak dapat log masuk"),
        ["OTP not received"] = new("OTP not received", "收不到验证码", "OTP tidak diterima"),
        ["Invoice question"] = new("Invoice question", "发票疑问", "Pertanyaan invois"),
        ["Card payment failed"] = new("Card payment failed", "信用卡支付失败", "Bayaran kad gagal"),
        ["POS sync delayed"] = new("POS sync delayed", "POS 同步延迟", "Penyegerakan POS lewat"),
        ["API returns 429"] = new("API returns 429", "API 返回 429", "API memulangkan 429"),
        ["SMS delivered late"] = new("SMS delivered late", "短信延迟送达", "SMS lewat dihantar"),
        ["WhatsApp template rejected"] = new("WhatsApp template rejected", "WhatsApp 模板被拒", "Templat WhatsApp ditolak"),
        ["Report numbers differ"] = new("Report numbers differ", "报表数字不一致", "Angka laporan berbeza"),
        ["Help with a campaign"] = new("Help with a campaign", "活动设置协助", "Bantuan kempen"),
        ["Points missing"] = new("Points missing", "积分缺失", "Mata ganjaran hilang"),
        ["Feature request"] = new("Feature request", "功能建议", "Permintaan ciri"),
    });
}
