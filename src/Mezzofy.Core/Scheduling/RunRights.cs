using Mezzofy.Core.Identity;

namespace Mezzofy.Core.Scheduling;

/// <summary>With whose rights a job runs, as they are at this moment.</summary>
public sealed class RunRights(Users users, SystemIdentities identities)
{
    /// <summary>The person, or why the job may not run.</summary>
    /// <param name="job">The job.</param>
    /// <param name="pinned">Whom an earlier attempt at this run acted as, or null.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<(User? Person, string? Refusal)> OfAsync(ScheduledJob job, string? pinned, CancellationToken cancellationToken)
    {
        var person = (pinned ?? job.OwnerId) is { } id
            ? await users.FindAsync(id, cancellationToken)
            : await identities.OfAsync(job.Definition.Department, cancellationToken);
        if (person is null || person.DisabledAt is not null)
        {
            return (person, job.IsSystem ? JobReasons.NoIdentity : JobReasons.OwnerDisabled);
        }

        var caller = person.ToCaller();
        var may = JobAccess.MayAsk(caller, job.Definition.Task.Agent) && (job.IsSystem || JobAccess.MaySchedule(caller, job.Definition.Department));
        return (person, may ? null : JobReasons.OwnerLostRight);
    }

    /// <summary>Who is told of a job that pauses: the person it acts as, else who leads its department, else the management; null where all are disabled.</summary>
    public async Task<User?> InChargeAsync(ScheduledJob job, User? person, CancellationToken cancellationToken) =>
        IsThere(person) ? person
        : await identities.OfAsync(job.Definition.Department, cancellationToken) is { } lead && IsThere(lead) ? lead
        : await identities.OfAsync(Departments.Management, cancellationToken) is { } above && IsThere(above) ? above
        : null;

    private static bool IsThere(User? person) => person is { DisabledAt: null };
}
