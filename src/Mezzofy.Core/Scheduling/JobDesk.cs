using System.Text.Json;
using System.Text.Json.Nodes;
using Mezzofy.Core.Auditing;
using Mezzofy.Core.Idempotency;
using Mezzofy.Core.Identity;

namespace Mezzofy.Core.Scheduling;

/// <summary>What people do with jobs; every change is audited (seed, Scheduler).</summary>
public sealed class JobDesk(JobStore jobs, JobRunStore runs, JobRules rules, IdempotencyKeys keys, AuditLog audit, TimeProvider clock)
{
    private const string Endpoint = "POST /scheduler/jobs";
    private const int ShownRuns = 10;
    private const int Attempts = 5;

    /// <summary>The jobs that somebody sees.</summary>
    public async Task<Page<JobView>> ListAsync(Caller caller, string? department, string? status, PageRequest page, CancellationToken cancellationToken)
    {
        IReadOnlyList<string> seen = department is null ? JobAccess.Sees(caller) : [.. JobAccess.Sees(caller).Intersect([department])];
        var found = await jobs.ListAsync(seen, status, page, cancellationToken);
        return new([.. found.Items.Select(job => JobView.Of(job, clock.GetUtcNow()))], found.NextCursor);
    }

    /// <summary>A job; with its latest runs for those who may read the data of its agent, because the runs hold answers.</summary>
    /// <exception cref="ProblemException">404 <c>not_found</c>, also for a job of a department that they do not see.</exception>
    public async Task<JobView> GetAsync(Caller caller, string jobId, CancellationToken cancellationToken)
    {
        var job = await jobs.GetAsync(jobId, JobAccess.Sees(caller), cancellationToken);
        var shown = JobView.Of(job, clock.GetUtcNow());
        return JobAccess.MayAsk(caller, job.Definition.Task.Agent)
            ? shown with { History = (await runs.HistoryAsync(jobId, new(ShownRuns), cancellationToken)).Items }
            : shown;
    }

    /// <summary>The runs of a job.</summary>
    /// <exception cref="ProblemException">404 <c>not_found</c>; 403 <c>forbidden</c> for who may not read the data of its agent.</exception>
    public async Task<Page<JobRunView>> HistoryAsync(Caller caller, string jobId, PageRequest page, CancellationToken cancellationToken)
    {
        var job = await jobs.GetAsync(jobId, JobAccess.Sees(caller), cancellationToken);
        RequireAgent(caller, job);
        return await runs.HistoryAsync(jobId, page, cancellationToken);
    }

    /// <summary>Makes a job that the caller owns.</summary>
    /// <exception cref="ProblemException">400, 403; 409 <c>idempotency_key_reused</c>.</exception>
    public async Task<JobView> CreateAsync(Caller caller, JobRequest request, string? idempotencyKey, RequestOrigin origin, CancellationToken cancellationToken)
    {
        var key = IdempotentRequest.Of(caller.UserId, idempotencyKey, Endpoint, JsonSerializer.Serialize(request, ProductJson.Options));
        if (key is not null && await keys.FindAsync(key, cancellationToken) is { Response: { } before })
        {
            return JsonSerializer.Deserialize<JobView>(before, ProductJson.Options)!;
        }

        var job = await NewAsync(caller, request, cancellationToken);
        var view = JobView.Of(job, clock.GetUtcNow());
        if (!await jobs.InsertAsync(job, key, () => JsonSerializer.Serialize(view, ProductJson.Options), cancellationToken))
        {
            return JsonSerializer.Deserialize<JobView>((await keys.FindAsync(key!, cancellationToken))!.Response!, ProductJson.Options)!;
        }

        await AuditAsync("schedule.create", caller, job.Id, origin, cancellationToken);
        return view;
    }

    /// <summary>The job that <see cref="CreateAsync"/> would make now; nothing is stored.</summary>
    /// <exception cref="ProblemException">400, 403, as there.</exception>
    public async Task<JobView> PreviewAsync(Caller caller, JobRequest request, CancellationToken cancellationToken) =>
        JobView.Of(await NewAsync(caller, request, cancellationToken), clock.GetUtcNow());

    /// <summary>Changes, pauses or resumes a job. What was missed while it was paused is not made up for.</summary>
    /// <exception cref="ProblemException">400; 403 unless owner or admin; 404; 409 <c>job_cancelled</c>, <c>job_changed</c>.</exception>
    public async Task<JobView> ChangeAsync(Caller caller, string jobId, JobRequest request, RequestOrigin origin, CancellationToken cancellationToken)
    {
        for (var attempt = 1; attempt <= Attempts; attempt++)
        {
            var job = await OwnAsync(caller, jobId, cancellationToken);
            if (job.CancelledAt is not null)
            {
                throw ProblemException.Conflict("job_cancelled", "The job was cancelled; make a new one.");
            }

            var changed = Changed(job, await rules.ReadAsync(caller, request, job.Definition, cancellationToken), request, clock.GetUtcNow());
            if (await jobs.UpdateAsync(job, changed, cancellationToken))
            {
                await AuditAsync(request.Paused switch { true => "schedule.pause", false => "schedule.resume", _ => "schedule.change" }, caller, jobId, origin, cancellationToken);
                return JobView.Of(changed, clock.GetUtcNow());
            }
        }

        throw ProblemException.Conflict("job_changed", "The job was changed at the same time; read it and try again.");
    }

    /// <summary>Cancels a job: its owner or an admin may. A built-in one is paused instead.</summary>
    /// <exception cref="ProblemException">403; 404; 409 <c>system_job</c>.</exception>
    public async Task CancelAsync(Caller caller, string jobId, RequestOrigin origin, CancellationToken cancellationToken)
    {
        var job = await OwnAsync(caller, jobId, cancellationToken);
        if (job.IsSystem)
        {
            throw ProblemException.Conflict("system_job", "A built-in job cannot be cancelled; pause it.");
        }

        await jobs.CancelAsync(jobId, clock.GetUtcNow(), cancellationToken);
        await AuditAsync("schedule.cancel", caller, jobId, origin, cancellationToken);
    }

    /// <summary>Records a run that somebody wants now; it acts with the owner's rights. The caller starts it, or the next tick does.</summary>
    /// <exception cref="ProblemException">403 unless they could make such a job; 404; 409 <c>job_cancelled</c>, <c>job_running</c>.</exception>
    public async Task<JobRunView> RunAsync(Caller caller, string jobId, string? idempotencyKey, RequestOrigin origin, CancellationToken cancellationToken)
    {
        var run = IdempotencyKeys.Validate(idempotencyKey) is { } key ? JobRunId.Keyed(jobId, caller.UserId, key) : null;
        var job = await jobs.GetAsync(jobId, JobAccess.Sees(caller), cancellationToken);
        if (!JobAccess.MaySchedule(caller, job.Definition.Department))
        {
            throw ProblemException.Forbidden("A job is run by the managers of its department and those above them.");
        }

        RequireAgent(caller, job);
        if (job.CancelledAt is not null)
        {
            throw ProblemException.Conflict("job_cancelled", "The job was cancelled.");
        }

        var requested = await runs.RequestAsync(job, run, cancellationToken);
        await AuditAsync("schedule.run", caller, jobId, origin, cancellationToken);
        return requested;
    }

    private async Task<ScheduledJob> NewAsync(Caller caller, JobRequest request, CancellationToken cancellationToken) =>
        New(caller.UserId, null, await rules.ReadAsync(caller, request, null, cancellationToken), clock.GetUtcNow());

    private static void RequireAgent(Caller caller, ScheduledJob job)
    {
        if (!JobAccess.MayAsk(caller, job.Definition.Task.Agent))
        {
            throw ProblemException.Forbidden($"The results of this job are {job.Definition.Task.Agent}'s: {caller.Role} may not read them.");
        }
    }

    /// <summary>A job that has not been stored yet. Times are whole seconds.</summary>
    internal static ScheduledJob New(string? ownerId, string? systemName, JobDefinition definition, DateTimeOffset now)
    {
        var second = new DateTimeOffset(now.UtcTicks - (now.UtcTicks % TimeSpan.TicksPerSecond), TimeSpan.Zero);
        return new(Ids.New(Ids.Job, now), ownerId, systemName, definition)
        {
            AnchorAt = second,
            NextRunAt = definition.Schedule.Next(now, second),
            CreatedAt = second,
            UpdatedAt = second,
        };
    }

    private static ScheduledJob Changed(ScheduledJob job, JobDefinition definition, JobRequest request, DateTimeOffset now)
    {
        var paused = request.Paused ?? job.PausedAt is not null;
        var isNew = definition.Schedule != job.Definition.Schedule;
        var anchor = isNew ? new DateTimeOffset(now.UtcTicks - (now.UtcTicks % TimeSpan.TicksPerSecond), TimeSpan.Zero) : job.AnchorAt;
        var resumes = job.PausedAt is not null && !paused;
        return job with
        {
            Definition = definition,
            AnchorAt = anchor,
            NextRunAt = paused ? null : isNew || resumes ? definition.Schedule.Next(now, anchor) : job.NextRunAt,
            Failures = resumes ? 0 : job.Failures,
            PausedAt = paused ? job.PausedAt ?? now : null,
            PausedReason = paused ? job.PausedReason ?? JobReasons.ByPerson : null,
            UpdatedAt = new(now.UtcTicks - (now.UtcTicks % 10), TimeSpan.Zero),
        };
    }

    private async Task<ScheduledJob> OwnAsync(Caller caller, string jobId, CancellationToken cancellationToken)
    {
        var job = await jobs.GetAsync(jobId, JobAccess.Sees(caller), cancellationToken);
        return JobAccess.Owns(caller, job) ? job : throw ProblemException.Forbidden("Only the job's owner or an admin may change or cancel it.");
    }

    private Task AuditAsync(string action, Caller caller, string jobId, RequestOrigin origin, CancellationToken cancellationToken) =>
        audit.AppendAsync(new AuditEntry(action, AuditOutcomes.Done, origin) { UserId = caller.UserId, Object = jobId, Detail = new JsonObject { ["department"] = caller.Department } }, cancellationToken);
}
