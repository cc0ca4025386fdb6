using System.ComponentModel;
using System.Globalization;
using Mezzofy.Core.Auditing;
using Mezzofy.Core.Delivery;
using Mezzofy.Core.Identity;
using Mezzofy.Core.Scheduling;
using Mezzofy.Core.Tools.Outlook;

namespace Mezzofy.Core.Tools.Scheduling;

/// <summary>What <see cref="ScheduleJob"/> needs; exactly one of <c>cron</c>, <c>every_minutes</c> and <c>once</c>.</summary>
public sealed record ScheduleJobArguments(
    [property: Description("A short name, one line.")] string Name,
    [property: Description("What the agent is asked each time, complete in itself, without the time: \"Send the pipeline report of last week to #sales\".")] string Message,
    [property: Description("When, as five cron fields: \"0 9 * * 1\" is Mondays at nine.")] string? Cron = null,
    [property: Description("Every so many minutes, in place of cron.")] int? EveryMinutes = null,
    [property: Description("Once, in place of cron: a time with its offset, 2026-12-01T09:00:00+08:00.")] string? Once = null,
    [property: Description("The IANA time zone of cron; the caller's when left out.")] string? TimeZone = null,
    [property: Description("Whose agent is asked: finance, sales, marketing, support or management; this one when left out.")] string? Agent = null,
    [property: Description("The Teams channel that the result is posted to, besides what the message itself sends.")] string? TeamsChannel = null,
    [property: Description("Whom the result is mailed to, as names or addresses, besides whom the message itself names; \"me\" is the caller.")] IReadOnlyList<string>? Email = null);

/// <summary>What became of a proposed job.</summary>
/// <param name="Status"><c>scheduled</c>.</param>
/// <param name="JobId">The job, <c>job_…</c>.</param>
/// <param name="Name">Its name.</param>
/// <param name="TimeZone">Its time zone.</param>
/// <param name="NextRuns">Its next times, at most five.</param>
/// <param name="Recipients">Where its results go besides what its message sends.</param>
public sealed record JobScheduled(string Status, string JobId, string Name, string TimeZone, IReadOnlyList<DateTimeOffset> NextRuns, IReadOnlyList<string> Recipients);

/// <summary>Proposes a scheduled job; a person confirms it before it is made (workflows.md, Schedules).</summary>
/// <remarks>The rules are those of <c>POST /scheduler/jobs</c>: what would be refused there is refused here, before anybody is asked.</remarks>
public sealed class ScheduleJob(JobDesk desk, RecipientResolver recipients) : Tool<ScheduleJobArguments>
{
    private const int ShownTimes = 2;

    /// <inheritdoc/>
    public override ToolDescriptor Descriptor { get; } = new(
        "schedule_job",
        "Proposes a job that asks an agent something again and again, or once later. A person confirms it first. Returns the job with its next times.",
        [Permissions.SchedulesWrite],
        ToolEffect.Write);

    /// <inheritdoc/>
    protected override async Task<ToolResult> RunAsync(ScheduleJobArguments arguments, ToolContext context, CancellationToken cancellationToken)
    {
        var request = await RequestAsync(arguments, context, cancellationToken);
        if (!context.IsApproved)
        {
            throw new ApprovalRequiredException(Proposal(await desk.PreviewAsync(context.Caller, request, cancellationToken)));
        }

        var job = await desk.CreateAsync(context.Caller, request, context.IdempotencyKey, RequestOrigin.System, cancellationToken);
        return new ToolResult(new JobScheduled("scheduled", job.JobId, job.Name, job.Schedule.TimeZone, job.NextRuns, Recipients(job.Task.DeliverTo)));
    }

    private async Task<JobRequest> RequestAsync(ScheduleJobArguments arguments, ToolContext context, CancellationToken cancellationToken)
    {
        var mailed = arguments.Email is { Count: > 0 } names ? await recipients.ResolveAsync(names, context, cancellationToken) : [];
        return new JobRequest
        {
            Name = arguments.Name,
            Schedule = Schedule(arguments, context),
            Task = new(arguments.Agent ?? context.Agent, arguments.Message, new DeliverTo { TeamsChannel = arguments.TeamsChannel, Email = [.. mailed.Select(address => address.Address)] }),
        };
    }

    private static ScheduleRequest Schedule(ScheduleJobArguments arguments, ToolContext context)
    {
        var zone = arguments.TimeZone ?? context.Caller.TimeZone;
        return (arguments.Cron, arguments.EveryMinutes, arguments.Once) switch
        {
            ({ } cron, null, null) => new(ScheduleTypes.Cron, cron, null, null, zone),
            (null, { } minutes, null) => new(ScheduleTypes.Interval, null, new JobInterval(null, null, minutes), null, zone),
            (null, null, { } once) => new(ScheduleTypes.Once, null, null, once, zone),
            _ => throw new ToolRefusedException("invalid_schedule", "Exactly one of cron, every_minutes and once says when the job runs."),
        };
    }

    private static string Proposal(JobView job)
    {
        var times = string.Join(", ", job.NextRuns.Take(ShownTimes).Select(time => time.ToString("ddd d MMM yyyy HH:mm", CultureInfo.InvariantCulture)));
        var rule = job.Schedule.Cron is { } cron ? $" ({cron})" : job.Schedule.Interval is { } interval ? $" (every {interval.Length.TotalMinutes:0} minutes)" : "";
        var results = Recipients(job.Task.DeliverTo) is { Count: > 0 } all ? $" Results go to {string.Join(", ", all)}." : "";
        return $"A job \"{job.Name}\" would ask the {job.Task.Agent} agent: \"{job.Task.Message}\". Next: {times} {job.Schedule.TimeZone}{rule}.{results}";
    }

    private static IReadOnlyList<string> Recipients(DeliverTo to) => [.. to.TeamsChannel is { } channel ? [$"#{channel}"] : Array.Empty<string>(), .. to.Email];
}
