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
        ("find_leads", new("finding leads, and writing to those that are due", "查找线索并给到期的线索写邮件", "mencari prospek dan menulis kepada yang perlu disusuli")),
        ("create_lead", new("creating and changing leads", "新建和更新线索", "mencipta dan mengubah prospek")),
        ("create_ticket", new("opening tickets", "新建工单", "membuka tiket")),
        ("suggest_solutions", new("what solved similar tickets", "类似工单的解决方法", "penyelesaian tiket serupa")),
        ("log_revenue", new("booking revenue", "收入入账", "merekod hasil")),
        ("draft_content", new("drafting announcements, newsletters and posts", "起草公告、电子报和帖子", "mendraf pengumuman, surat berita dan hantaran")),
        (Topics.Query, new("questions about the department's data", "关于部门数据的问题", "soalan tentang data jabatan")),
        (Topics.Pdf, new("reports as PDF", "把报告生成为 PDF", "laporan sebagai PDF")),
        (Topics.Document, new("reports as Word, CSV or Markdown", "把报告导出为 Word、CSV 或 Markdown", "laporan sebagai Word, CSV atau Markdown")),
        (Topics.Mail, new("sending them by e-mail", "通过邮件发送", "menghantarnya melalui e-mel")),
        (Actions.JobReader.Tool, new("doing any of it again and again, for example every Monday at nine", "定期执行以上任务，例如每周一上午九点", "melakukannya secara berulang, contohnya setiap Isnin pukul sembilan")),
    ];

    /// <summary>A list in the language; if no tool is offered, that.</summary>
    public static string Describe(OfferedTools tools, string language)
    {
        var offered = All.Where(ability => tools.Has(ability.Tool)).Select(ability => $"- {ability.What.In(language)}").ToList();
        return offered.Count == 0 ? Phrases.Nothing.In(language) : $"{Phrases.ICan.In(language)}\n{string.Join('\n', offered)}";
    }
}
