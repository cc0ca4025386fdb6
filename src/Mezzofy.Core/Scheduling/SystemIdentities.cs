using Mezzofy.Core.Identity;
using Mezzofy.Core.Identity.Directory;

namespace Mezzofy.Core.Scheduling;

/// <summary>As whom the built-in jobs act: the configured person of the department, else the first holder of its leading role.</summary>
public sealed class SystemIdentities(CompanyDirectory directory, Users users, SchedulingOptions options)
{
    /// <summary>The person, or null when there is none whose account is enabled.</summary>
    public async Task<User?> OfAsync(string department, CancellationToken cancellationToken)
    {
        var found = options.SystemIdentities.TryGetValue(department, out var address)
            ? await directory.FindAsync(address, null, cancellationToken)
            : await directory.FindAsync(LeadingRole(department), null, cancellationToken);
        return found.People.OrderBy(person => person.Id, StringComparer.Ordinal).FirstOrDefault() is { } person
            ? await users.FindAsync(person.Id, cancellationToken)
            : null;
    }

    private static string LeadingRole(string department) => department == Departments.Management ? "ceo" : $"{department}_manager";
}
