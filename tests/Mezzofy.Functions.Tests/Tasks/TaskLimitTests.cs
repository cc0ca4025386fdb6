using System.Net;
using System.Text.Json;
using Npgsql;

namespace Mezzofy.Functions.Tests.Tasks;

/// <summary>Tasks that wait too long, take too long, or are stopped: on an app whose limits are seconds.</summary>
public sealed class TaskLimitTests(TaskLimitTests.ShortLimits limits) : IClassFixture<TaskLimitTests.ShortLimits>
{
    private const string Question = "What was the revenue of Q3 2025? Give me the financial statement";

    [LocalFact]
    public async Task What_nobody_approves_in_time_is_not_done_and_the_answer_says_so()
    {
        var person = await limits.App.PersonAsync("sales.manager");
        using var response = await person.MessageAsync("Send me the pipeline report every Thursday at 5:20am");
        var task = (await TaskPeople.TicketAsync(response)).Text("task_id");

        var ended = await person.EndAsync(task);
        var approval = await person.ApprovalOfAsync(task);
        using var late = await person.DecideAsync(approval, "approve");

        ended.GetProperty("result").Text("response").ShouldContain("in time");
        approval.Text("status").ShouldBe("expired");
        late.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await late.Content.ReadAsStringAsync()).ShouldContain("approval_expired");
        (await person.GetAsync("scheduler/jobs")).ToString().ShouldNotContain("20 5 * * 4");
    }

    [LocalFact]
    public async Task A_call_that_outlasts_the_hard_limit_is_given_up_and_the_task_says_which_limit()
    {
        var person = await limits.App.PersonAsync("finance.manager");
        await using var ledger = await limits.LockAsync();
        var ticket = await person.QueueAsync(Question);

        var ended = await person.EndAsync(ticket.Text("task_id"));

        ended.Text("status").ShouldBe("limit_reached");
        ended.GetProperty("result").Text("status").ShouldBe("limit_reached");
        (await person.EventsAsync(ticket.Text("task_id")))[^1].Text("type").ShouldBe("complete");
    }

    [LocalFact]
    public async Task A_task_that_is_stopped_while_a_tool_hangs_ends_at_once()
    {
        var person = await limits.App.PersonAsync("finance.manager");
        await using var ledger = await limits.LockAsync();
        var task = (await person.QueueAsync(Question)).Text("task_id");
        await person.UntilEventAsync(task, "tool_call");

        using var cancel = await person.SendAsync(HttpMethod.Post, $"tasks/{task}/cancel");
        var ended = await person.EndAsync(task);

        cancel.StatusCode.ShouldBe(HttpStatusCode.Accepted);
        ended.Text("status").ShouldBe("cancelled");
    }

    [LocalFact]
    public async Task A_task_that_is_stopped_before_it_begins_does_nothing()
    {
        var person = await limits.App.PersonAsync("finance.manager");
        await using var ledger = await limits.LockAsync();
        var task = (await person.QueueAsync($"{Question} and mail it to the CFO")).Text("task_id");
        using var cancel = await person.SendAsync(HttpMethod.Post, $"tasks/{task}/cancel");

        var ended = await person.EndAsync(task);

        ended.Text("status").ShouldBe("cancelled");
        (await limits.App.ScalarAsync<long>("select count(*) from mezzofy.deliveries where run_id = $1", ended.Text("run_id"))).ShouldBe(0);
    }

    [LocalFact]
    public async Task A_task_that_is_stopped_while_it_waits_for_a_person_asks_nobody_any_more()
    {
        var person = await limits.App.PersonAsync("sales.manager");
        using var response = await person.MessageAsync("Send me the pipeline report every Thursday at 5:25am");
        var task = (await TaskPeople.TicketAsync(response)).Text("task_id");
        await person.UntilEventAsync(task, "approval_required");

        using var cancel = await person.SendAsync(HttpMethod.Post, $"tasks/{task}/cancel");

        (await person.EndAsync(task)).Text("status").ShouldBe("cancelled");
        (await person.ApprovalOfAsync(task)).Text("status").ShouldBe("cancelled");
    }

    /// <summary>The app, and a way to make its tools hang.</summary>
    public sealed class ShortLimits : IAsyncLifetime
    {
        /// <summary>The app.</summary>
        public RunningApp App { get; } = new()
        {
            Settings = [("Agents__Approvals__Deadline", "00:00:10"), ("Agents__Limits__SoftTime", "00:00:08"), ("Agents__Limits__HardTime", "00:00:10")],
        };

        /// <inheritdoc/>
        public Task InitializeAsync() => App.InitializeAsync();

        /// <inheritdoc/>
        public Task DisposeAsync() => App.DisposeAsync();

        /// <summary>Keeps everybody from reading the ledger until it is disposed.</summary>
        public async Task<NpgsqlConnection> LockAsync()
        {
            var connection = await App.Database.OpenConnectionAsync();
            await using var command = new NpgsqlCommand("begin; lock table biz.account_months, biz.journal_lines in access exclusive mode", connection);
            await command.ExecuteNonQueryAsync();
            return connection;
        }
    }
}
