using System.Globalization;
using Mezzofy.Core.Delivery;
using Mezzofy.Core.Gateway;
using Mezzofy.Core.Identity;

namespace Mezzofy.Core.Scheduling;

/// <summary>Makes a job's definition out of what somebody asks for, and refuses what is wrong or not theirs to ask for.</summary>
public sealed class JobRules(DeliverToRules deliverTo, TimeProvider clock)
{
    private const int MaxName = 200;
    private const int MaxDescription = 2_000;
    private const int MaxCatchUp = 100;
    private const int DefaultCatchUp = 10;

    /// <summary>The definition of a new job, or of a changed one.</summary>
    /// <param name="caller">Who asks.</param>
    /// <param name="request">What for.</param>
    /// <param name="before">What it was; null for a new job.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="ProblemException">400 <c>validation_failed</c>, named by field; 403 <c>forbidden</c>.</exception>
    public async Task<JobDefinition> ReadAsync(Caller caller, JobRequest request, JobDefinition? before, CancellationToken cancellationToken)
    {
        var department = OneOf(request.Department, before?.Department ?? caller.Department, "department", Departments.All);
        if (!JobAccess.MaySchedule(caller, department))
        {
            throw ProblemException.Forbidden($"Jobs of {department} are made by its managers and those above them.");
        }

        return new(
            Line(request.Name ?? before?.Name, "name", MaxName),
            Text(request.Description ?? before?.Description ?? "", "description", MaxDescription),
            department,
            before is not null && request.Schedule is null ? InZone(before.Schedule, request) : ScheduleRules.Read(request.Schedule, request.TimeZone ?? before?.Schedule.TimeZone, clock.GetUtcNow()),
            await TaskAsync(caller, request.Task, before?.Task, department, cancellationToken),
            OneOf(request.MisfirePolicy, before?.MisfirePolicy ?? MisfirePolicies.RunOnce, "misfire_policy", MisfirePolicies.All),
            CatchUp(request.CatchUpLimit ?? before?.CatchUpLimit ?? DefaultCatchUp),
            OneOf(request.OverlapPolicy, before?.OverlapPolicy ?? OverlapPolicies.Skip, "overlap_policy", OverlapPolicies.All));
    }

    // Only the time zone of a schedule changes: it is checked as if it were written anew.
    private JobSchedule InZone(JobSchedule schedule, JobRequest request) =>
        request.TimeZone is null ? schedule
        : ScheduleRules.Read(new(schedule.Type, schedule.Cron, schedule.Interval, schedule.Once?.ToString("yyyy-MM-dd'T'HH:mm:ssK", CultureInfo.InvariantCulture), null), request.TimeZone, clock.GetUtcNow());

    private async Task<JobTask> TaskAsync(Caller caller, JobTaskRequest? request, JobTask? before, string department, CancellationToken cancellationToken)
    {
        if (request is null)
        {
            return before ?? throw ProblemException.Validation("task", "is required.");
        }

        var agent = OneOf(request.Agent, before?.Agent ?? department, "task.agent", Departments.All);
        if (!JobAccess.MayAsk(caller, agent))
        {
            throw ProblemException.Forbidden($"task.agent: {caller.Role} may not read the data of {agent}.");
        }

        var to = request.DeliverTo is { } wanted ? await deliverTo.CheckAsync(wanted, "task.deliver_to", cancellationToken) : before?.DeliverTo ?? new DeliverTo();
        return new(agent, Message(request.Message ?? before?.Message), to);
    }

    private static string Message(string? message)
    {
        try
        {
            return MessageRules.Check(message);
        }
        catch (ProblemException problem)
        {
            throw ProblemException.Validation("task.message", problem.Errors?["message"][0] ?? problem.Message);
        }
    }

    private static string Line(string? value, string field, int max) =>
        string.IsNullOrWhiteSpace(value) ? throw ProblemException.Validation(field, "is required.")
        : value.Any(char.IsControl) ? throw ProblemException.Validation(field, "must be one line.")
        : Text(value.Trim(), field, max);

    private static string Text(string value, string field, int max) =>
        value.Length <= max ? value : throw ProblemException.Validation(field, $"must have at most {max} characters.");

    private static int CatchUp(int limit) =>
        limit is >= 1 and <= MaxCatchUp ? limit : throw ProblemException.Validation("catch_up_limit", $"must be a number from 1 to {MaxCatchUp}.");

    private static string OneOf(string? value, string otherwise, string field, IReadOnlyList<string> allowed) =>
        value is null ? otherwise
        : allowed.Contains(value) ? value
        : throw ProblemException.Validation(field, $"must be one of {string.Join(", ", allowed)}.");
}
