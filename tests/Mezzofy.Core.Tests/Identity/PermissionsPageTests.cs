using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Mezzofy.Core.Identity;
using Mezzofy.Testing;

namespace Mezzofy.Core.Tests.Identity;

public sealed class PermissionsPageTests
{
    [Fact]
    public void The_page_of_permissions_is_what_the_code_grants() => GeneratedDocument.Check("docs/permissions.md", Page());

    [Fact]
    public void Every_grant_is_in_the_catalogue_and_every_permission_is_granted_to_somebody()
    {
        Roles.All.Values.SelectMany(role => role.Permissions).Distinct().ShouldBe(Permissions.All, ignoreOrder: true);
        Roles.All.Values.ShouldAllBe(role => Departments.All.Contains(role.Department));
    }

    private static string Page()
    {
        var page = new StringBuilder("""
            # Roles and permissions

            Generated from `src/Mezzofy.Core/Identity/Roles.cs` and `Permissions.cs`; a test keeps it true. A person has one role; a tool or an
            endpoint asks for a permission, and one of several is enough where several are named.

            ## What each permission allows


            """.ReplaceLineEndings("\n"));
        page.Append("| permission | allows to |\n| --- | --- |\n");
        foreach (var permission in Permissions.All)
        {
            page.Append($"| `{permission}` | {Describe(permission)} |\n");
        }

        page.Append("\n## What each role is granted\n\n| permission |");
        page.AppendJoin("", Roles.All.Keys.Select(role => $" {role.Replace('_', ' ')} |"));
        page.Append("\n| --- |").Append(string.Concat(Enumerable.Repeat(" :-: |", Roles.All.Count))).Append('\n');
        foreach (var permission in Permissions.All)
        {
            page.Append($"| `{permission}` |");
            page.AppendJoin("", Roles.All.Values.Select(role => role.Permissions.Contains(permission) ? " ● |" : "  |")).Append('\n');
        }

        page.Append("\n## Departments\n\n| role | department | manager or above |\n| --- | --- | --- |\n");
        foreach (var role in Roles.All.Values)
        {
            page.Append($"| `{role.Name}` | {role.Department} | {(role.IsManager ? "yes" : "no")} |\n");
        }

        return page.ToString();
    }

    // The sentence is the constant's own documentation.
    private static string Describe(string permission)
    {
        var field = typeof(Permissions).GetFields().Single(field => field.IsLiteral && (string)field.GetRawConstantValue()! == permission);
        var file = Path.ChangeExtension(typeof(Permissions).Assembly.Location, ".xml");
        var member = XDocument.Load(file).Descendants("member").Single(member => member.Attribute("name")!.Value == $"F:{typeof(Permissions).FullName}.{field.Name}");
        return Regex.Replace(member.Element("summary")!.Value.Trim(), @"\s+", " ").TrimEnd('.');
    }
}
