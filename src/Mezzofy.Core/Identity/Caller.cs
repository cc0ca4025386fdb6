namespace Mezzofy.Core.Identity;

/// <summary>Who is asking, as their access token and the directory say it. A run never acts with more than these rights.</summary>
/// <param name="UserId">The user, <c>user_…</c>.</param>
/// <param name="Email">The address, lower-case.</param>
/// <param name="Name">The name shown to others.</param>
/// <param name="Department">One of <see cref="Departments"/>.</param>
/// <param name="Role">The name of a role in <see cref="Roles"/>.</param>
/// <param name="Permissions">What they may do.</param>
/// <param name="Language">The preferred language, <c>en</c>, <c>zh</c> or <c>ms</c>; used when a message does not show one.</param>
/// <param name="TimeZone">An IANA time zone; what "today" and "last month" mean to them.</param>
public sealed record Caller(
    string UserId,
    string Email,
    string Name,
    string Department,
    string Role,
    IReadOnlySet<string> Permissions,
    string Language = "en",
    string TimeZone = "Asia/Singapore")
{
    /// <summary>Whether they hold the permission.</summary>
    public bool May(string permission) => Permissions.Contains(permission);
}
