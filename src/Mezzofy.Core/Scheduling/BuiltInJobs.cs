using Mezzofy.Core.Delivery;
using Mezzofy.Core.Identity;
using Microsoft.Extensions.Hosting;
using Npgsql;

namespace Mezzofy.Core.Scheduling;

/// <summary>
/// The seed's recurring jobs, as rows that are there from the start; what an operator changed or paused stays so. Its five-minute health
/// check is a timer of its own and no row: it asks no agent.
/// </summary>
public sealed class BuiltInJobs(NpgsqlDataSource database, TimeProvider clock) : IHostedService
{
    /// <summary>Them, by name.</summary>
    public static IReadOnlyDictionary<string, JobDefinition> All { get; } = new Dictionary<string, JobDefinition>
    {
        ["weekly-kpi-report"] = Make(
            "Weekly KPI Report", Departments.Management, "0 9 * * 1", "Generate weekly KPI dashboard across all departments", "ceo@mezzofy.com", "coo@mezzofy.com"),
        ["monthly-financial-summary"] = Make(
            "Monthly Financial Summary", Departments.Finance, "0 8 1 * *", "Generate monthly financial summary for last month", "cfo@mezzofy.com"),
        ["daily-lead-followup"] = Make(
            "Daily Lead Follow-up", Departments.Sales, "0 10 * * 1-5", "Find all leads with follow_up_date = today and send follow-up emails"),
        ["weekly-support-summary"] = Make(
            "Weekly Support Summary", Departments.Support, "0 17 * * 5", "Summarize this week's support tickets and flag recurring issues", "support-manager@mezzofy.com"),
    };

    /// <inheritdoc/>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await using var batch = database.CreateBatch();
        foreach (var (name, definition) in All)
        {
            batch.BatchCommands.Add(JobRows.Insert(JobDesk.New(null, name, definition, clock.GetUtcNow())));
        }

        await batch.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private static JobDefinition Make(string name, string department, string cron, string message, params string[] email) => new(
        name, "", department, new(ScheduleTypes.Cron) { Cron = cron }, new(department, message, new DeliverTo { TeamsChannel = department, Email = email }),
        MisfirePolicies.RunOnce, 10, OverlapPolicies.Skip);
}
