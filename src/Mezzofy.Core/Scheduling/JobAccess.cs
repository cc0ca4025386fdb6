using Mezzofy.Core.Identity;

namespace Mezzofy.Core.Scheduling;

/// <summary>Who may do what with jobs. Managers of the management department stand above those of every department.</summary>
public static class JobAccess
{
    private const string Admin = "admin";

    /// <summary>The departments whose jobs somebody sees.</summary>
    public static IReadOnlyList<string> Sees(Caller caller) => IsAbove(caller) ? Departments.All : [caller.Department];

    /// <summary>Whether somebody may make jobs of a department: manager's role or above in it (seed, Scheduler).</summary>
    public static bool MaySchedule(Caller caller, string department) =>
        caller.May(Permissions.SchedulesWrite) && IsManager(caller) && (caller.Department == department || IsAbove(caller));

    /// <summary>Whether somebody may have an agent work: only with data that they may read.</summary>
    public static bool MayAsk(Caller caller, string agent) => caller.Department == agent || caller.May(Departments.ReadPermission(agent));

    /// <summary>Whether somebody may change or cancel a job: its owner or an admin.</summary>
    public static bool Owns(Caller caller, ScheduledJob job) => caller.Role == Admin || job.OwnerId == caller.UserId;

    private static bool IsAbove(Caller caller) => caller.Department == Departments.Management && IsManager(caller);

    private static bool IsManager(Caller caller) => Roles.All.TryGetValue(caller.Role, out var role) && role.IsManager;
}
