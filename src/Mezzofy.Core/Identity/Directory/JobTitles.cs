using System.Collections.Frozen;

namespace Mezzofy.Core.Identity.Directory;

/// <summary>What people call a role in English, Chinese and Malay. Who holds it is in the directory.</summary>
internal static class JobTitles
{
    private static readonly FrozenDictionary<string, string> RoleByTitle = new Dictionary<string, string[]>
    {
        ["ceo"] =
        [
            "ceo", "chief executive officer", "chief executive", "managing director", "首席执行官", "首席执行长", "执行长", "行政总裁", "总裁", "老板",
            "ketua pegawai eksekutif", "ketua eksekutif", "pengarah urusan",
        ],
        ["cfo"] =
        [
            "cfo", "chief financial officer", "chief finance officer", "finance director", "首席财务官", "首席财务长", "财务长", "财务总监",
            "ketua pegawai kewangan", "pengarah kewangan",
        ],
        ["coo"] =
        [
            "coo", "chief operating officer", "chief operations officer", "operations director", "首席运营官", "首席营运官", "营运长", "运营总监",
            "营运总监", "ketua pegawai operasi", "pengarah operasi",
        ],
        ["admin"] = ["admin", "administrator", "system administrator", "it admin", "管理员", "系统管理员", "pentadbir", "pentadbir sistem"],
        ["finance_manager"] = ["finance manager", "financial manager", "head of finance", "财务经理", "财务主管", "pengurus kewangan"],
        ["finance_viewer"] = ["finance viewer", "finance executive", "财务专员", "eksekutif kewangan"],
        ["sales_manager"] = ["sales manager", "head of sales", "sales lead", "销售经理", "销售主管", "pengurus jualan"],
        ["sales_rep"] = ["sales rep", "sales representative", "sales executive", "销售代表", "销售员", "wakil jualan", "eksekutif jualan"],
        ["marketing_manager"] = ["marketing manager", "head of marketing", "marketing lead", "市场经理", "市场部经理", "营销经理", "市场主管", "pengurus pemasaran"],
        ["marketing_creator"] = ["marketing creator", "content creator", "内容创作者", "内容编辑", "pencipta kandungan"],
        ["support_manager"] =
        [
            "support manager", "customer support manager", "head of support", "客服经理", "客服主管", "支持经理", "pengurus sokongan",
            "pengurus khidmat pelanggan",
        ],
        ["support_agent"] = ["support agent", "customer support agent", "客服专员", "客服代表", "ejen sokongan", "ejen khidmat pelanggan"],
    }.SelectMany(role => role.Value, (role, title) => (title, role.Key)).ToFrozenDictionary(pair => pair.title, pair => pair.Key);

    private static readonly FrozenSet<string> Self = new[]
    {
        "me", "myself", "self", "i", "my inbox", "我", "我自己", "自己", "本人", "saya", "diri saya", "aku",
    }.ToFrozenSet();

    private static readonly FrozenSet<string> Superior = new[]
    {
        "manager", "boss", "supervisor", "department manager", "经理", "主管", "上司", "我的经理", "我的上司", "部门经理", "pengurus", "pengurus saya", "bos saya",
    }.ToFrozenSet();

    /// <summary>Whether the words mean the one who asks.</summary>
    public static bool IsSelf(string words) => Self.Contains(words);

    /// <summary>The role that the words name, or null. Plain "manager" is the one of the asker's department.</summary>
    public static string? RoleOf(string words, Caller? caller)
    {
        if (RoleByTitle.TryGetValue(words, out var role))
        {
            return role;
        }

        if (Roles.All.ContainsKey(words.Replace(' ', '_')))
        {
            return words.Replace(' ', '_');
        }

        var manager = $"{caller?.Department}_manager";
        return Superior.Contains(words) && Roles.All.ContainsKey(manager) ? manager : null;
    }
}
