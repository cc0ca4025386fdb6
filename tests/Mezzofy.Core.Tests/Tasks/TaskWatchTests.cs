using Mezzofy.Core.Tasks;
using Mezzofy.Testing;

namespace Mezzofy.Core.Tests.Tasks;

/// <summary>What is found when nobody was there for a while.</summary>
public sealed class TaskWatchTests : IAsyncLifetime
{
    private const string Empty = "{}";
    private TestDatabase database = null!;
    private TaskWatch watch = null!;

    public async Task InitializeAsync()
    {
        database = await TestDatabase.CreateAsync();
        watch = new(database.DataSource);
    }

    public async Task DisposeAsync() => await database.DisposeAsync();

    [Fact]
    public async Task The_time_that_nobody_was_alive_is_not_counted_as_work_and_a_task_of_before_is_not_stuck()
    {
        var task = await TaskAsync("running", minutesAgo: 20);
        await ExecuteAsync("update mezzofy.work_clock set seen_at = now() - interval '15 minutes'");

        (await WorkedAsync(task)).TotalMinutes.ShouldBe(5, 0.5);
        (await watch.SeeAsync(default)).ShouldBeTrue();
        (await watch.SeeAsync(default)).ShouldBeFalse();

        (await WorkedAsync(task)).TotalMinutes.ShouldBe(5, 0.5);
        (await watch.StuckAsync(default)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_task_that_does_not_move_while_the_product_is_alive_is_stuck()
    {
        var (stuck, waiting, forgotten) = (await TaskAsync("running", 20), await TaskAsync("waiting_approval", 20), await TaskAsync("waiting_approval", 20));
        await ApproveAsync(waiting, "pending");
        await ApproveAsync(forgotten, "expired");
        await TaskAsync("running", 1);
        await ExecuteAsync("update mezzofy.work_clock set seen_at = now() - interval '11 seconds'");

        (await watch.SeeAsync(default)).ShouldBeFalse();

        (await watch.StuckAsync(default)).ShouldBe([stuck, forgotten], ignoreOrder: true);
    }

    [Fact]
    public async Task A_decision_and_a_stop_that_were_only_stored_are_found()
    {
        var (decided, stopped) = (await TaskAsync("waiting_approval", 1), await TaskAsync("waiting_approval", 1));
        await TaskAsync("waiting_approval", 1);
        var approval = await ApproveAsync(decided, "approved");
        await ExecuteAsync($"update mezzofy.tasks set cancel_requested = true where id = '{stopped}'");

        (await watch.UnheardAsync(default)).ShouldBe([(decided, approval), (stopped, null)], ignoreOrder: true);
    }

    private async Task<string> TaskAsync(string status, int minutesAgo)
    {
        var (task, run) = (Ids.New(Ids.Task), Ids.New(Ids.Run));
        await ExecuteAsync(
            $"""
            with run as (
                insert into mezzofy.runs (id, owner_id, message_id, source, request, status, instance, created_at)
                values ('{run}', 'user_1', 'msg_1', 'mobile', '{Empty}', 'running', 0, now()) returning id
            )
            insert into mezzofy.tasks (id, run_id, owner_id, source, title, status, reason, moved_at, started_at, created_at, waiting_since)
            select '{task}', id, 'user_1', 'mobile', 'Report', '{status}', 'requested', moment, moment, moment, case when '{status}' = 'waiting_approval' then moment end
            from run, (select now() - interval '{minutesAgo} minutes' as moment) times
            """);
        return task;
    }

    private async Task<string> ApproveAsync(string task, string status)
    {
        var approval = Ids.New(Ids.Approval);
        await ExecuteAsync(
            $"""
            insert into mezzofy.approvals (id, run_id, task_id, call_id, tool, arguments, arguments_hash, reason, approver_id, status, deadline, created_at, decided_at)
            select '{approval}', run_id, id, 'c1', 'outlook_send_email', '{Empty}', 'h', 'r', 'user_1', '{status}', now() + interval '1 day', now(), now() - interval '1 minute'
            from mezzofy.tasks where id = '{task}'
            """);
        return approval;
    }

    private async Task<TimeSpan> WorkedAsync(string task)
    {
        await using var command = database.DataSource.CreateCommand(
            "select now() - mezzofy.current_outage(started_at) - started_at - waited from mezzofy.tasks where id = $1");
        command.Parameters.AddWithValue(task);
        return (TimeSpan)(await command.ExecuteScalarAsync())!;
    }

    private async Task ExecuteAsync(string sql)
    {
        await using var command = database.DataSource.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }
}
