using Mezzofy.Core.Identity;
using Mezzofy.Core.Outputs;
using Mezzofy.Core.Tools.Reports;

namespace Mezzofy.Core.Tools.Management;

/// <summary>How a key figure is written.</summary>
internal enum KpiUnit
{
    Count,
    Money,
    Rate,
    Hours,
    Score,
}

/// <summary>A key figure of a department.</summary>
/// <param name="Key">Its column in <see cref="KpiSql.Figures"/>.</param>
/// <param name="Department">Whose it is.</param>
/// <param name="Label">Its name.</param>
/// <param name="Unit">How it is written.</param>
/// <param name="MoreIsGood">Which way is welcome; null for neither.</param>
/// <param name="Target">The metric in <c>kpi_targets</c>, or null.</param>
/// <param name="IsFlow">Whether a target of a month is shared out over its days; else it holds as it is.</param>
/// <param name="OfMonth">Whether it is known of whole months only, because costs are booked at their end.</param>
internal sealed record Kpi(string Key, string Department, Term Label, KpiUnit Unit, bool? MoreIsGood, string? Target = null, bool IsFlow = true, bool OfMonth = false)
{
    /// <summary>All of them, department by department.</summary>
    public static readonly IReadOnlyList<Kpi> All =
    [
        new("revenue", Departments.Finance, new("Revenue", "收入", "Hasil"), KpiUnit.Money, true, "revenue_sgd"),
        new("gross_margin", Departments.Finance, new("Gross margin", "毛利率", "Margin kasar"), KpiUnit.Rate, true, OfMonth: true),
        new("net_profit", Departments.Finance, new("Net profit", "净利润", "Untung bersih"), KpiUnit.Money, true, "net_profit_sgd", OfMonth: true),
        new("cash", Departments.Finance, new("Cash at the end", "期末现金", "Tunai pada akhir"), KpiUnit.Money, true),
        new("overdue", Departments.Finance, new("Overdue receivables", "逾期应收款", "Penghutang tertunggak"), KpiUnit.Money, false),
        new("new_customers", Departments.Sales, new("New customers", "新客户", "Pelanggan baharu"), KpiUnit.Count, true, "new_customers"),
        new("won_value", Departments.Sales, new("Deals won", "成交金额", "Urus niaga dimenangi"), KpiUnit.Money, true, "won_value_sgd"),
        new("win_rate", Departments.Sales, new("Win rate", "赢单率", "Kadar kemenangan"), KpiUnit.Rate, true),
        new("pipeline", Departments.Sales, new("Open pipeline at the end", "期末未结商机", "Saluran terbuka pada akhir"), KpiUnit.Money, true),
        new("new_leads", Departments.Marketing, new("New leads", "新线索", "Prospek baharu"), KpiUnit.Count, true, "new_leads"),
        new("advertising", Departments.Marketing, new("Campaign spend", "推广支出", "Belanja kempen"), KpiUnit.Money, false, "advertising_sgd"),
        new("roi", Departments.Marketing, new("Campaign ROI", "推广回报率", "ROI kempen"), KpiUnit.Rate, true),
        new("tickets_opened", Departments.Support, new("Tickets opened", "新建工单", "Tiket dibuka"), KpiUnit.Count, false),
        new("tickets_resolved", Departments.Support, new("Tickets solved", "已解决工单", "Tiket diselesaikan"), KpiUnit.Count, true),
        new("resolution_hours", Departments.Support, new("Time to solve (median)", "解决时间（中位数）", "Masa penyelesaian (median)"), KpiUnit.Hours, false, "resolution_hours", IsFlow: false),
        new("satisfaction", Departments.Support, new("Satisfaction", "满意度", "Kepuasan"), KpiUnit.Score, true, "satisfaction", IsFlow: false),
        new("active_customers", Departments.Management, new("Active customers", "活跃客户", "Pelanggan aktif"), KpiUnit.Count, true, "active_customers", IsFlow: false),
        new("churned", Departments.Management, new("Customers lost", "流失客户", "Pelanggan hilang"), KpiUnit.Count, false),
    ];

    /// <summary>The figures of the cover.</summary>
    public static readonly IReadOnlyList<string> Cover =
        ["revenue", "gross_margin", "cash", "won_value", "win_rate", "new_leads", "roi", "tickets_resolved", "satisfaction"];

    /// <summary>As a key figure with its change.</summary>
    public KeyFigure Figure(decimal? now, decimal? before, FigureText text) => Unit switch
    {
        KpiUnit.Money => text.Money(Label, now, before, MoreIsGood),
        KpiUnit.Rate => text.Rate(Label, now, before, MoreIsGood),
        KpiUnit.Hours => text.Hours(Label, now, before),
        KpiUnit.Score => text.Score(Label, now, before),
        _ => text.Count(Label, now, before, MoreIsGood),
    };
}
