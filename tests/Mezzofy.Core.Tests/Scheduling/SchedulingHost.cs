using Mezzofy.Core.Data;
using Mezzofy.Core.Identity;
using Mezzofy.Core.Identity.Directory;
using Mezzofy.Core.Scheduling;
using Mezzofy.Core.Tests.Gateway;
using Mezzofy.Testing;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace Mezzofy.Core.Tests.Scheduling;

/// <summary>Schedules over a database of their own, with a clock that is stepped; orchestrations are a list of what was started.</summary>
internal sealed class SchedulingHost : IAsyncDisposable
{
    private readonly GatewayFixture gateway;

    private SchedulingHost(TestDatabase database)
    {
        Database = database;
        gateway = new(database, new ScriptedModel(), new CountingTool());
        var source = database.DataSource;
        var presence = new InstancePresence(source, new DatabaseOptions { ConnectionString = database.ConnectionString }, NullLogger<InstancePresence>.Instance);
        Users = new Users(source, Clock);
        Jobs = new JobStore(source, presence);
        Runs = new JobRunStore(source, Clock);
        Ending = new JobRunEnding(source, Users, Clock);
        var rights = new RunRights(Users, new SystemIdentities(new CompanyDirectory(source), Users, Options));
        Begins = new ScheduledRuns(source, Jobs, rights, gateway.Gateway, Ending, Clock);
    }

    public SchedulingOptions Options { get; } = new();

    public TestDatabase Database { get; }

    /// <summary>Wednesday, ten in the morning in Singapore.</summary>
    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 3, 4, 2, 0, 0, TimeSpan.Zero));

    public Users Users { get; }

    public JobStore Jobs { get; }

    public JobRunStore Runs { get; }

    public JobRunEnding Ending { get; }

    public ScheduledRuns Begins { get; }

    public static async Task<SchedulingHost> StartAsync()
    {
        var host = new SchedulingHost(await TestDatabase.CreateAsync());
        await host.gateway.StartAsync();
        return host;
    }

    public ScheduleDispatch Dispatcher() =>
        new(new DueJobs(Database.DataSource, Options, Clock), Runs, Options, NullLogger<ScheduleDispatch>.Instance);

    public async Task<User> PersonAsync(string mailbox = "sales.manager") =>
        await Users.CreateAsync(DemoAccounts.People.First(person => person.Email == $"{mailbox}@mezzofy.com"), "none");

    public async Task<ScheduledJob> JobAsync(string owner, JobSchedule? schedule = null, string misfire = MisfirePolicies.RunOnce, string overlap = OverlapPolicies.Skip, string? system = null)
    {
        var definition = new JobDefinition(
            "Pipeline", "", "sales", schedule ?? new("cron", "UTC") { Cron = "0 * * * *" }, new("sales", "Report the pipeline.", new()), misfire, 10, overlap);
        var job = JobDesk.New(system is null ? owner : null, system, definition, Clock.GetUtcNow());
        await Jobs.InsertAsync(job, null, () => "", default);
        return job;
    }

    public async Task<IReadOnlyList<JobRunView>> HistoryAsync(string jobId) => (await Runs.HistoryAsync(jobId, new(200), default)).Items;

    public async Task<T> ScalarAsync<T>(string sql)
    {
        await using var command = Database.DataSource.CreateCommand(sql);
        return (T)(await command.ExecuteScalarAsync())!;
    }

    public Task<int> ExecuteAsync(string sql) => Database.DataSource.CreateCommand(sql).ExecuteNonQueryAsync();

    public async ValueTask DisposeAsync()
    {
        await gateway.DisposeAsync();
        await Database.DisposeAsync();
    }
}
