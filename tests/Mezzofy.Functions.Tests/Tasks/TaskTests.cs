using System.Net;

namespace Mezzofy.Functions.Tests.Tasks;

/// <summary>Background tasks over HTTP.</summary>
[Collection("app")]
public sealed class TaskTests(RunningApp app)
{
    private const string Question = "How many open tickets are there?";

    [Fact]
    public async Task A_message_that_may_take_its_time_becomes_a_task_whose_answer_is_in_the_session()
    {
        var person = await app.PersonAsync("support.manager");
        var ticket = await person.QueueAsync(Question);

        ticket.Text("status").ShouldBe("queued");
        ticket.GetProperty("estimated_seconds").GetInt32().ShouldBeGreaterThan(0);
        var task = await person.EndAsync(ticket.Text("task_id"));

        (task.Text("status"), task.GetProperty("progress").GetInt32(), task.Text("agent"), task.Text("reason")).ShouldBe(("completed", 100, "support", "requested"));
        task.GetProperty("result").Text("session_id").ShouldBe(ticket.Text("session_id"));
        var history = (await person.GetAsync($"chat/history/{ticket.Text("session_id")}")).Items("items");
        history.Select(message => message.Text("role")).ShouldBe(["user", "assistant"]);
        history[1].Text("content").ShouldBe(task.GetProperty("result").Text("response"));
        (await person.GetAsync("tasks?status=completed")).Items("items").Select(one => one.Text("task_id")).ShouldContain(ticket.Text("task_id"));
    }

    [Fact]
    public async Task The_events_of_a_task_are_numbered_without_a_gap_and_progress_only_grows()
    {
        var person = await app.PersonAsync("finance.manager");
        var ticket = await person.QueueAsync("Prepare the statement for 2025 as PDF");
        await person.EndAsync(ticket.Text("task_id"));

        var events = await person.EventsAsync(ticket.Text("task_id"));

        events.Select(happened => happened.GetProperty("seq").GetInt32()).ShouldBe(Enumerable.Range(1, events.Length));
        events[0].Text("type").ShouldBe("task_queued");
        events[^1].Text("type").ShouldBe("complete");
        var progress = events.Where(happened => happened.Text("type") == "task_progress").Select(happened => happened.GetProperty("progress").GetInt32()).ToList();
        progress.ShouldBe(progress.Order().Distinct());
        progress.ShouldNotBeEmpty();
        (await person.EventsAsync(ticket.Text("task_id"), 3)).Select(happened => happened.ToString()).ShouldBe(events.Skip(3).Select(happened => happened.ToString()));
    }

    [Fact]
    public async Task The_same_key_gives_the_same_ticket_and_one_task()
    {
        var person = await app.PersonAsync("support.manager");
        var key = $"{Guid.NewGuid()}";

        var tickets = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => person.QueueAsync(Question, key)));

        tickets.Select(ticket => ticket.Text("task_id")).Distinct().ShouldHaveSingleItem();
    }

    [Theory]
    [InlineData("tasks/none")]
    [InlineData("tasks/task_0198f3c2a4b07c1e9d2f6a5b4c3d2e1f")]
    [InlineData("tasks/task_0198f3c2a4b07c1e9d2f6a5b4c3d2e1f/events")]
    public async Task What_is_not_there_is_not_found(string path)
    {
        using var response = await (await app.PersonAsync("cfo")).SendAsync(HttpMethod.Get, path);

        response.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Somebody_elses_task_is_not_found_and_cannot_be_stopped()
    {
        var person = await app.PersonAsync("support.manager");
        var ticket = await person.QueueAsync(Question);
        var stranger = await app.PersonAsync("finance.manager");

        foreach (var (method, path) in new[] { (HttpMethod.Get, ""), (HttpMethod.Get, "/events"), (HttpMethod.Post, "/cancel") })
        {
            using var response = await stranger.SendAsync(method, $"tasks/{ticket.Text("task_id")}{path}");
            response.StatusCode.ShouldBe(HttpStatusCode.NotFound, path);
        }

        (await person.EndAsync(ticket.Text("task_id"))).Text("status").ShouldBe("completed");
    }

    [Theory]
    [InlineData("tasks?status=lost")]
    [InlineData("tasks?limit=0")]
    [InlineData("tasks?cursor=!")]
    [InlineData("approvals?status=lost")]
    public async Task A_list_that_is_asked_for_wrongly_is_refused_by_the_name_of_the_field(string path)
    {
        using var response = await (await app.PersonAsync("cfo")).SendAsync(HttpMethod.Get, path);

        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await response.Content.ReadAsStringAsync()).ShouldContain("validation_failed");
    }

    [Fact]
    public async Task A_stopped_task_ends_as_cancelled_and_stays_so()
    {
        var person = await app.PersonAsync("finance.manager");
        var ticket = await person.QueueAsync("prepare the monthly statements of the last twelve months and mail them to the CFO");
        await person.UntilAsync(ticket.Text("task_id"), task => task.Text("status") != "queued", "the task to begin");

        using var first = await person.SendAsync(HttpMethod.Post, $"tasks/{ticket.Text("task_id")}/cancel");
        first.StatusCode.ShouldBe(HttpStatusCode.Accepted);
        var task = await person.EndAsync(ticket.Text("task_id"));
        using var second = await person.SendAsync(HttpMethod.Post, $"tasks/{ticket.Text("task_id")}/cancel");

        second.StatusCode.ShouldBe(HttpStatusCode.Accepted);
        task.Text("status").ShouldBe("cancelled");
        task.GetProperty("result").Text("status").ShouldBe("cancelled");
        (await person.EventsAsync(ticket.Text("task_id")))[^1].Text("type").ShouldBe("complete");
    }
}
