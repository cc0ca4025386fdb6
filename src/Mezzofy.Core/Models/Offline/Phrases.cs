using Mezzofy.Core.Identity;
using Mezzofy.Core.Language;

namespace Mezzofy.Core.Models.Offline;

/// <summary>What the offline model says, in the three languages.</summary>
internal static class Phrases
{
    public static readonly Wording WhomToSend = new("To whom shall I send it?", "要发给谁？", "Kepada siapa perlu saya hantar?");
    public static readonly Wording Unknown = new(
        "I cannot answer that with the offline model.", "离线模型无法回答这个问题。", "Model luar talian tidak dapat menjawabnya.");

    public static readonly Wording WhatToSend = new("What shall I send?", "要发送什么？", "Apa yang perlu saya hantar?");
    public static readonly Wording Cannot = new("I cannot {0} with the offline model.", "离线模型不能{0}。", "Model luar talian tidak boleh {0}.");
    public static readonly Wording ICan = new("I can help with:", "我可以帮您：", "Saya boleh membantu dengan:");
    public static readonly Wording Nothing = new(
        "Your account has no tools here; ask an administrator for access.", "您的账号在这里没有可用的工具，请联系管理员开通权限。", "Akaun anda tiada alat di sini; minta akses daripada pentadbir.");

    public static readonly Wording MayNot = new(
        "You asked me to {0}. That is not allowed here: your role has no right to it, or it is another department's.",
        "您要求{0}。此处不允许：您的角色没有相应权限，或属于其他部门。", "Anda meminta saya {0}. Ia tidak dibenarkan di sini: peranan anda tiada kebenaran, atau ia milik jabatan lain.");

    public static readonly Wording NotOffered = new(
        "I cannot make the {0} here: it is another department's, or your role may not see it.", "此处无法提供{0}：它属于其他部门，或您的角色无权查看。", "Saya tidak dapat menyediakan {0} di sini: ia milik jabatan lain, atau peranan anda tiada kebenaran.");

    public static readonly Wording Failed = new("I could not make the {0}: {1}", "无法生成{0}：{1}", "Saya tidak dapat menyediakan {0}: {1}");
    public static readonly Wording File = new("File: {0}", "文件：{0}", "Fail: {0}");
    public static readonly Wording FileFailed = new("The {0} file could not be made: {1}", "{0} 文件未能生成：{1}", "Fail {0} tidak dapat dibuat: {1}");
    public static readonly Wording FileNotOffered = new(
        "I could not make a {0} file: your account has no access to that.", "无法生成 {0} 文件：您的账号没有相应权限。", "Saya tidak dapat membuat fail {0}: akaun anda tiada akses.");

    public static readonly Wording FormatUnknown = new(
        "I cannot make {0} files; PDF, Word, CSV and Markdown are possible.", "无法生成 {0} 文件；可以生成 PDF、Word、CSV 和 Markdown。", "Saya tidak boleh membuat fail {0}; PDF, Word, CSV dan Markdown boleh.");

    public static readonly Wording NoRows = new("{0}: nothing was found.", "{0}：没有找到记录。", "{0}: tiada rekod ditemui.");
    public static readonly Wording MoreRows = new("Showing {0} of {1} rows.", "共 {1} 行，显示前 {0} 行。", "Menunjukkan {0} daripada {1} baris.");
    public static readonly Wording Rows = new("{0} rows.", "共 {0} 行。", "{0} baris.");
    public static readonly Wording Notes = new("Notes", "说明", "Nota");
    public static readonly Wording Total = new("Total: {0}.", "合计：{0}。", "Jumlah: {0}.");
    public static readonly Wording MoreThan = new("more than {0}", "{0} 以上", "lebih daripada {0}");

    private static readonly Dictionary<string, Wording> Departments_ = new()
    {
        [Departments.Finance] = new("finance", "财务", "kewangan"),
        [Departments.Sales] = new("sales", "销售", "jualan"),
        [Departments.Marketing] = new("marketing", "市场", "pemasaran"),
        [Departments.Support] = new("support", "客服", "sokongan"),
        [Departments.Management] = new("management", "管理", "pengurusan"),
    };

    /// <summary>A department's name within a sentence.</summary>
    public static string Department(string agent, string language) => Departments_.TryGetValue(agent, out var name) ? name.In(language) : agent;

    /// <summary>A topic's name within a sentence.</summary>
    public static string Name(Topic topic, string language) => (topic switch
    {
        Topic.Statement => new Wording("financial statement", "财务报表", "penyata kewangan"),
        Topic.Revenue => new("revenue summary", "收入汇总", "ringkasan hasil"),
        Topic.Pipeline => new("sales pipeline report", "销售管道报告", "laporan saluran jualan"),
        Topic.Campaigns => new("campaign report", "营销活动报告", "laporan kempen"),
        Topic.Tickets => new("support ticket summary", "客服工单总结", "ringkasan tiket sokongan"),
        Topic.Kpis => new("KPI dashboard", "KPI 仪表板", "papan pemuka KPI"),
        _ => new Wording("answer", "查询结果", "jawapan"),
    }).In(language);
}
