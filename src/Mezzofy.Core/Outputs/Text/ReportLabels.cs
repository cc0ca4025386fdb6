using Mezzofy.Core.Language;

namespace Mezzofy.Core.Outputs.Text;

/// <summary>The words that the page furniture adds to a report, in its language.</summary>
internal sealed record ReportLabels(
    string Locale,
    string KeyFigures,
    string Contents,
    string Sources,
    string PreparedFor,
    string AsOf,
    string NoData,
    string NoRows,
    string Other,
    string Total,
    string Cut,
    string Section,
    string Table,
    string Figure,
    string Value,
    string Change,
    string Category)
{
    private static readonly ReportLabels English = new(
        "en", "Key figures", "Contents", "Sources", "Prepared for", "Figures as of", "No data", "No rows", "Other", "Total",
        "… [{0:N0} more characters; the CSV file has them all]", "Section", "Table", "Figure", "Value", "Change", "Category");

    private static readonly ReportLabels Chinese = new(
        "zh-Hans", "关键指标", "目录", "数据来源", "编制对象", "数据截至", "暂无数据", "无记录", "其他", "合计",
        "……[另有 {0:N0} 个字符,完整内容见 CSV 文件]", "章节", "表格", "指标", "数值", "变化", "类别");

    private static readonly ReportLabels Malay = new(
        "ms", "Angka utama", "Kandungan", "Sumber", "Disediakan untuk", "Data setakat", "Tiada data", "Tiada baris", "Lain-lain", "Jumlah",
        "… [{0:N0} aksara lagi; semuanya dalam fail CSV]", "Bahagian", "Jadual", "Angka", "Nilai", "Perubahan", "Kategori");

    /// <summary>The labels for <c>en</c>, <c>zh</c> or <c>ms</c>; English for anything else.</summary>
    public static ReportLabels For(string language) => language switch
    {
        Languages.Chinese => Chinese,
        Languages.Malay => Malay,
        _ => English,
    };
}
