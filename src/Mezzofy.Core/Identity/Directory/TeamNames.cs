using System.Text.RegularExpressions;

namespace Mezzofy.Core.Identity.Directory;

/// <summary>Reads the names by which people mean a whole team: "the sales team", "all support agents", 财务部, "pasukan jualan".</summary>
internal static partial class TeamNames
{
    private static readonly (Regex Words, string Department)[] Teams =
    [
        (new("^(?:finance|accounts|accounting|财务|会计|kewangan|akaun)$"), Departments.Finance), (new("^(?:sales|销售|jualan)$"), Departments.Sales),
        (new("^(?:marketing|市场|营销|pemasaran)$"), Departments.Marketing), (new("^(?:support|customer support|customer service|客服|支持|sokongan|khidmat pelanggan)$"), Departments.Support),
        (new("^(?:management|leadership|管理|管理层|pengurusan)$"), Departments.Management),
    ];

    /// <summary>The department, and the end of the roles' names that are meant, or null for all of it; null when it names no team.</summary>
    /// <param name="words">Lower-case, one space apart.</param>
    public static (string Department, string? Role)? Find(string words)
    {
        var match = Team().Match(words);
        return match.Success && Teams.FirstOrDefault(team => team.Words.IsMatch(match.Groups["team"].Value)).Department is { } department
            ? (department, RoleOf(match.Groups["who"].Value))
            : null;
    }

    private static string? RoleOf(string who) => who switch
    {
        "reps" or "representatives" or "wakil" or "代表" => "_rep",
        "managers" or "pengurus" or "经理" => "_manager",
        "agents" or "ejen" => "_agent",
        _ => null,
    };

    [GeneratedRegex("^(?:(?:the|our|all|all of|all the|the whole|the entire|everyone in|everybody in|semua|seluruh|全体|所有)\\s*)*(?:(?:pasukan|jabatan)\\s+(?<team>[a-z ]+?)|(?:semua\\s+)?(?<who>wakil|pengurus|ejen)\\s+(?<team>[a-z ]+?)\\s*(?:semua)?|(?<team>[a-z ]+?)\\s+(?:team|department|dept|group|people|staff|colleagues|folks|(?<who>reps|representatives|managers|agents))|(?<team>\\p{IsCJKUnifiedIdeographs}+?)(?:团队|部门|部|组|全体|(?<who>代表|经理)们?)(?:全体|所有人|同事|成员)?)$|^(?:everyone|everybody)\\s+in\\s+(?:the\\s+)?(?<team>[a-z ]+?)(?:\\s+(?:team|department))?$")]
    private static partial Regex Team();
}
