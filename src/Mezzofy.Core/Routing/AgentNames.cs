using Mezzofy.Core.Identity;
using Mezzofy.Core.Language;

namespace Mezzofy.Core.Routing;

/// <summary>What the agents are called, in the three languages.</summary>
public static class AgentNames
{
    private static readonly Dictionary<string, AgentName> Names = new()
    {
        [Departments.Finance] = new(
            "Finance: statements, revenue, expenses, invoices",
            "财务：报表、收入、费用、发票",
            "Kewangan: penyata, hasil, perbelanjaan, invois",
            ["finance", "financial", "accounts", "accounting", "kewangan", "akaun", "perakaunan", "财务", "会计"]),
        [Departments.Sales] = new(
            "Sales: leads, pipeline, quotes, customers",
            "销售：线索、商机、报价、客户",
            "Jualan: prospek, saluran jualan, sebut harga, pelanggan",
            ["sales", "sale", "crm", "jualan", "销售", "业务"]),
        [Departments.Marketing] = new(
            "Marketing: campaigns, content, announcements",
            "市场：营销活动、内容、公告",
            "Pemasaran: kempen, kandungan, pengumuman",
            ["marketing", "pemasaran", "市场", "营销"]),
        [Departments.Support] = new(
            "Support: tickets, issues, complaints",
            "客服：工单、问题、投诉",
            "Sokongan: tiket, isu, aduan",
            ["support", "helpdesk", "customer service", "sokongan", "客服", "售后"]),
        [Departments.Management] = new(
            "Management: KPIs, dashboard, all departments",
            "管理层：KPI、仪表板、跨部门",
            "Pengurusan: KPI, papan pemuka, semua jabatan",
            ["management", "mgmt", "overall", "pengurusan", "管理", "管理层"]),
    };

    /// <summary>The choice that stands for an agent.</summary>
    public static RoutingOption Option(string agent, string language) => new(agent, Label(Names[agent], language));

    /// <summary>The words by which people name an agent, normalised.</summary>
    public static IReadOnlyList<string> Synonyms(string agent) => Names[agent].Synonyms;

    /// <summary>The question that goes with the choices.</summary>
    public static string Question(string language) => language switch
    {
        Languages.Chinese => "我不确定这属于哪个部门。请选择：",
        Languages.Malay => "Saya tidak pasti jabatan mana yang dimaksudkan. Sila pilih:",
        _ => "I am not sure which department this is for. Please choose:",
    };

    private static string Label(AgentName name, string language) => language switch
    {
        Languages.Chinese => name.Chinese,
        Languages.Malay => name.Malay,
        _ => name.English,
    };

    private sealed record AgentName(string English, string Chinese, string Malay, string[] Synonyms);
}
