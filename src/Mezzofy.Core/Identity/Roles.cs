using static Mezzofy.Core.Identity.Permissions;

namespace Mezzofy.Core.Identity;

/// <summary>A role: a name and what it is granted.</summary>
/// <param name="Name">The name, snake_case, as in tokens.</param>
/// <param name="Department">The department its holders usually belong to.</param>
/// <param name="IsManager">Manager or above: may schedule jobs in its department (seed, Scheduler).</param>
/// <param name="Permissions">What it may do, from <see cref="Identity.Permissions"/>.</param>
public sealed record Role(string Name, string Department, bool IsManager, IReadOnlySet<string> Permissions);

/// <summary>The one table that grants permissions to roles; the documentation shows it and a test walks it.</summary>
public static class Roles
{
    private static readonly string[] Everyone = [Chat, Files, Documents, SchedulesRead];
    private static readonly string[] Outward = [EmailSend, CalendarWrite, TeamsPost, PushSend];
    private static readonly string[] EveryDepartment = [FinanceRead, SalesRead, MarketingRead, SupportRead, ManagementRead];

    /// <summary>All roles by name.</summary>
    public static IReadOnlyDictionary<string, Role> All { get; } = new[]
    {
        Define("admin", Departments.Management, true, Permissions.All),
        Define("ceo", Departments.Management, true, Everyone, Outward, EveryDepartment, [SchedulesWrite, UsersManage, AuditRead]),
        Define("coo", Departments.Management, true, Everyone, Outward, EveryDepartment, [SchedulesWrite, UsersManage, AuditRead]),
        Define("cfo", Departments.Finance, true, Everyone, Outward, EveryDepartment, [FinanceWrite, SchedulesWrite, AuditRead]),
        Define("finance_manager", Departments.Finance, true, Everyone, Outward, [FinanceRead, FinanceWrite, SchedulesWrite]),
        Define("finance_viewer", Departments.Finance, false, Everyone, [FinanceRead]),
        Define("sales_manager", Departments.Sales, true, Everyone, Outward, [SalesRead, CrmWrite, SchedulesWrite]),
        Define("sales_rep", Departments.Sales, false, Everyone, [SalesRead, CrmWrite, EmailSend, CalendarWrite]),
        Define("marketing_manager", Departments.Marketing, true, Everyone, Outward, [MarketingRead, ContentWrite, SchedulesWrite]),
        Define("marketing_creator", Departments.Marketing, false, Everyone, [MarketingRead, ContentWrite]),
        Define("support_manager", Departments.Support, true, Everyone, Outward, [SupportRead, TicketsWrite, SchedulesWrite]),
        Define("support_agent", Departments.Support, false, Everyone, [SupportRead, TicketsWrite, EmailSend]),
    }.ToDictionary(role => role.Name);

    private static Role Define(string name, string department, bool isManager, params IEnumerable<string>[] grants) =>
        new(name, department, isManager, grants.SelectMany(grant => grant).ToHashSet());
}
