using Mezzofy.Core.Language;

namespace Mezzofy.Core.Models.Offline;

/// <summary>What can be asked for, from the tools that are offered.</summary>
internal static class Abilities
{
    private static readonly (string Tool, Wording What)[] All =
    [
        ("financial_statement", new("financial statements for a month, quarter or year", "某月、某季度或某年的财务报表", "penyata kewangan bagi bulan, suku atau tahun")),
        ("revenue_summary", new("revenue summaries", "收入汇总", "ringkasan hasil")),
        ("pipeline_report", new("the sales pipeline", "销售管道报告", "laporan saluran jualan")),
        ("campaign_report", new("campaign reports", "营销活动报告", "laporan kempen")),
        ("ticket_summary", new("support ticket summaries", "客服工单总结", "ringkasan tiket sokongan")),
        ("kpi_dashboard", new("the KPI dashboard", "KPI 仪表板", "papan pemuka KPI")),
        (Topics.Query, new("questions about the department's data", "关于部门数据的问题", "soalan tentang data jabatan")),
        (Topics.Pdf, new("reports as PDF", "把报告生成为 PDF", "laporan sebagai PDF")),
        (Topics.Document, new("reports as CSV or Markdown", "把报告导出为 CSV 或 Markdown", "laporan sebagai CSV atau Markdown")),
        (Topics.Mail, new("sending them by e-mail", "通过邮件发送", "menghantarnya melalui e-mel")),
    ];

    /// <summary>A list in the language; if no tool is offered, that.</summary>
    public static string Describe(OfferedTools tools, string language)
    {
        var offered = All.Where(ability => tools.Has(ability.Tool)).Select(ability => $"- {ability.What.In(language)}").ToList();
        return offered.Count == 0 ? Phrases.Nothing.In(language) : $"{Phrases.ICan.In(language)}\n{string.Join('\n', offered)}";
    }
}
