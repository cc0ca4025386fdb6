using System.Text.Json;
using Mezzofy.Core.Agents;
using Mezzofy.Core.Auditing;
using Mezzofy.Core.Gateway;
using Mezzofy.Core.Tasks;
using Npgsql;
using static Mezzofy.Core.Scheduling.JobRows;

namespace Mezzofy.Core.Scheduling;

/// <summary>The steps of a run: its task is made through the gateway, with the owner's rights as they are now. Each may be repeated at any time.</summary>
public sealed class ScheduledRuns(NpgsqlDataSource database, JobStore jobs, RunRights rights, AssistantGateway gateway, JobRunEnding ending, TimeProvider clock)
{
    /// <summary>Begins a run.</summary>
    /// <returns>The task to wait for, or null when the run is over: refused, skipped, or ended before.</returns>
    public Task<string?> BeginAsync(string runId, CancellationToken cancellationToken) => Faults.GuardAsync(() => TryBeginAsync(runId, cancellationToken));

    private async Task<string?> TryBeginAsync(string runId, CancellationToken cancellationToken)
    {
        if (await FindAsync(runId, cancellationToken) is not { IsOver: false } run || await jobs.FindAsync(run.JobId, cancellationToken) is not { } job)
        {
            return null;
        }

        if (run.TaskId is { } known)
        {
            return known;
        }

        // A run that a person asked for is made although the job is paused.
        if (job.CancelledAt is not null || (job.PausedAt is not null && run.Origin != "manual"))
        {
            await ending.EndAsync(new(run.RunId, job.Id, JobRunStatuses.Skipped, JobReasons.NotActive), cancellationToken);
            return null;
        }

        return await AskAsync(run, job, cancellationToken);
    }

    private async Task<string?> AskAsync(JobRunRow run, ScheduledJob job, CancellationToken cancellationToken)
    {
        var (person, refusal) = await rights.OfAsync(job, run.ActsAs, cancellationToken);
        if (refusal is not null)
        {
            await ending.EndAsync(new(run.RunId, job.Id, JobRunStatuses.Failed, refusal) { PausesJob = true, Tell = await rights.InChargeAsync(job, person, cancellationToken) }, cancellationToken);
            return null;
        }

        await PinAsync(run.RunId, person!.Id, cancellationToken);
        try
        {
            var outcome = await gateway.SendAsync(Message(run, job, person), cancellationToken);
            await RememberAsync(run.RunId, outcome.Task!, cancellationToken);
            return outcome.Task!.TaskId;
        }
        catch (ProblemException problem) when (!Faults.IsTransient(problem) && problem.Code != "request_in_progress")
        {
            await ending.EndAsync(new(run.RunId, job.Id, JobRunStatuses.Failed, problem.Code) { Tell = person }, cancellationToken);
            return null;
        }
    }

    // "Last week" is that of the job's time zone.
    private static IncomingMessage Message(JobRunRow run, ScheduledJob job, Identity.User person)
    {
        var (definition, task) = (job.Definition, job.Definition.Task);
        return new(person.ToCaller() with { TimeZone = definition.Schedule.TimeZone }, task.Message, new RequestOrigin(RequestSources.Scheduler))
        {
            IdempotencyKey = run.RunId,
            TaskReason = HandOverReasons.Schedule,
            Agent = task.Agent,
            Title = definition.Name,
            DeliverTo = JsonSerializer.Serialize(task.DeliverTo, ProductJson.Options),
        };
    }

    // The key of the request belongs to a person: whoever is asked first stays the one, or a repeated attempt would ask twice.
    private Task PinAsync(string runId, string userId, CancellationToken cancellationToken) => ExecuteAsync(
        "update mezzofy.job_runs set acts_as = $2, status = 'running', started_at = coalesce(started_at, $3) where id = $1", cancellationToken, Text(runId), Text(userId), Time(clock.GetUtcNow()));

    private Task RememberAsync(string runId, TaskTicket task, CancellationToken cancellationToken) => ExecuteAsync(
        "update mezzofy.job_runs set task_id = $2, agent_run_id = $3 where id = $1", cancellationToken, Text(runId), Text(task.TaskId), Text(task.RunId));

    private async Task ExecuteAsync(string sql, CancellationToken cancellationToken, params NpgsqlParameter[] parameters)
    {
        await using var command = database.CreateCommand(sql);
        command.Parameters.AddRange(parameters);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private async Task<JobRunRow?> FindAsync(string runId, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand("select id, job_id, origin, status, acts_as, task_id from mezzofy.job_runs where id = $1");
        command.Parameters.Add(Text(runId));
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        return await reader.ReadAsync(cancellationToken)
            ? new(reader.GetString(0), reader.GetString(1), reader.GetString(2), reader.GetString(3), Text(reader, 4), Text(reader, 5))
            : null;
    }
}
