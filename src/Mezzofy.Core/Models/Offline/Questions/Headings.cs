using System.Globalization;

namespace Mezzofy.Core.Models.Offline.Questions;

/// <summary>What the columns of lists are called.</summary>
internal static class Headings
{
    private static readonly Dictionary<string, Label> Known = new()
    {
        ["ticket_no"] = new("Ticket", "工单", "Tiket"),
        ["lead_no"] = new("Lead", "编号", "Prospek"),
        ["order_no"] = new("Order", "订单", "Pesanan"),
        ["customer"] = new("Customer", "客户", "Pelanggan"),
        ["company"] = new("Company", "公司", "Syarikat"),
        ["subject"] = new("Subject", "主题", "Perkara"),
        ["priority"] = new("Priority", "优先级", "Keutamaan"),
        ["status"] = new("Status", "状态", "Status"),
        ["opened_on"] = new("Opened", "创建日期", "Dibuka"),
        ["owner"] = new("Owner", "负责人", "Pemilik"),
        ["account_owner"] = new("Account owner", "客户经理", "Pengurus akaun"),
        ["value_sgd"] = new("Value (SGD)", "价值（新元）", "Nilai (SGD)"),
        ["amount_sgd"] = new("Amount (SGD)", "金额（新元）", "Jumlah (SGD)"),
        ["amount"] = new("Amount (SGD)", "金额（新元）", "Jumlah (SGD)"),
        ["spend_sgd"] = new("Spend (SGD)", "花费（新元）", "Belanja (SGD)"),
        ["outstanding_sgd"] = new("Outstanding (SGD)", "未收款（新元）", "Tertunggak (SGD)"),
        ["days_overdue"] = new("Days overdue", "逾期天数", "Hari lewat"),
        ["follow_up_date"] = new("Follow-up", "跟进日期", "Susulan"),
        ["ordered_on"] = new("Date", "日期", "Tarikh"),
        ["created_on"] = new("Created", "创建日期", "Dicipta"),
        ["starts_on"] = new("Start", "开始", "Mula"),
        ["signed_up_on"] = new("Signed up", "签约日期", "Mendaftar"),
        ["due_on"] = new("Due", "到期日", "Tarikh akhir"),
        ["industry"] = new("Industry", "行业", "Industri"),
        ["country"] = new("Country", "国家", "Negara"),
        ["plan"] = new("Plan", "套餐", "Pelan"),
        ["product"] = new("Product", "产品", "Produk"),
        ["account"] = new("Account", "科目", "Akaun"),
        ["month"] = new("Month", "月份", "Bulan"),
        ["revenue"] = new("Revenue (SGD)", "收入（新元）", "Hasil (SGD)"),
        ["expenses"] = new("Expenses (SGD)", "费用（新元）", "Perbelanjaan (SGD)"),
        ["net_income"] = new("Net income (SGD)", "净利润（新元）", "Pendapatan bersih (SGD)"),
        ["campaign"] = new("Campaign", "活动", "Kempen"),
        ["channel"] = new("Channel", "渠道", "Saluran"),
        ["source"] = new("Source", "来源", "Sumber"),
        ["leads"] = new("Leads", "潜在客户", "Prospek"),
        ["ends_on"] = new("End", "结束", "Tamat"),
        ["churned_on"] = new("Churned", "流失日期", "Berhenti"),
        ["closed_on"] = new("Closed", "结束日期", "Ditutup"),
        ["settled_on"] = new("Settled", "付款日期", "Dijelaskan"),
        ["resolved_on"] = new("Resolved", "解决日期", "Diselesaikan"),
        ["last_activity_on"] = new("Last activity", "最近联系", "Tindakan terakhir"),
        ["assignee"] = new("Assignee", "处理人", "Petugas"),
        ["budget_sgd"] = new("Budget (SGD)", "预算（新元）", "Bajet (SGD)"),
        ["total_sgd"] = new("Invoiced (SGD)", "开票金额（新元）", "Diinvois (SGD)"),
        ["contact_name"] = new("Contact", "联系人", "Hubungan"),
        ["city"] = new("City", "城市", "Bandar"),
        ["lost_reason"] = new("Lost because", "丢单原因", "Sebab kalah"),
        ["roi"] = new("ROI", "投资回报率", "ROI"),
    };

    public static string In(string column, string language) =>
        Known.TryGetValue(column, out var label) ? label.In(language) : CultureInfo.InvariantCulture.TextInfo.ToTitleCase(column.Replace('_', ' '));
}
