using System.Collections.Frozen;

namespace Mezzofy.Core.Identity;

/// <summary>A person with an account.</summary>
/// <param name="Id">The user, <c>user_…</c>.</param>
/// <param name="Email">The address, lower-case, unique.</param>
/// <param name="Name">The name shown to others.</param>
/// <param name="Title">The job title, or empty.</param>
/// <param name="Department">One of <see cref="Departments"/>.</param>
/// <param name="Role">The name of a role in <see cref="Roles"/>.</param>
/// <param name="Language">The preferred language, <c>en</c>, <c>zh</c> or <c>ms</c>.</param>
/// <param name="TimeZone">An IANA time zone.</param>
/// <param name="DisabledAt">Since when the account is disabled, or null.</param>
/// <param name="Version">Rises with every change of rights; access tokens of an older version are refused.</param>
public sealed record User(
    string Id,
    string Email,
    string Name,
    string Title,
    string Department,
    string Role,
    string Language,
    string TimeZone,
    DateTimeOffset? DisabledAt,
    int Version)
{
    /// <summary>What the role grants; nothing for a role that this build does not know.</summary>
    public IReadOnlySet<string> Permissions => Roles.All.TryGetValue(Role, out var role) ? role.Permissions : FrozenSet<string>.Empty;

    /// <summary>As the one who asks.</summary>
    public Caller ToCaller() => new(Id, Email, Name, Department, Role, Permissions, Language, TimeZone);
}
