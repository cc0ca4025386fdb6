using System.Net;
using Mezzofy.Testing;

namespace Mezzofy.Functions.Tests.Tasks;

/// <summary>Work of minutes: it becomes a task by itself, survives <c>kill -9</c>, and its effects happen once.</summary>
public sealed class LongRunTests(RunningApp app) : IClassFixture<RunningApp>
{
    private const string Request = "prepare the monthly statements of the last twelve months and mail them to the CFO";

    [LocalFact]
    public async Task Twelve_statements_become_a_task_that_survives_kills_and_sends_one_mail()
    {
        var person = await app.PersonAsync("finance.manager");
        using var sent = await person.MessageAsync(Request);
        var ticket = await TaskPeople.TicketAsync(sent);
        var id = ticket.Text("task_id");
        var session = ticket.Text("session_id");

        var progress = 0;
        foreach (var least in new[] { 1, 40 })
        {
            var task = await person.UntilAsync(id, one => one.GetProperty("progress").GetInt32() >= least, $"a progress of {least}");
            task.GetProperty("progress").GetInt32().ShouldBeGreaterThanOrEqualTo(progress);
            progress = task.GetProperty("progress").GetInt32();
            await app.KillAsync();
            await app.RestartAsync();
        }

        var ended = await person.EndAsync(id);

        ended.Text("status").ShouldBe("completed", ended.ToString());
        ended.Text("reason").ShouldBe("long");
        ended.GetProperty("result").Items("artifacts").Length.ShouldBe(13);
        (await app.ScalarAsync<long>("select count(*) from mezzofy.deliveries where run_id = $1", ended.Text("run_id"))).ShouldBe(1);
        var mail = Directory.GetFiles(Path.Combine(app.DataFolder, "outbox"), "*.eml").ShouldHaveSingleItem();
        (await File.ReadAllTextAsync(mail)).ShouldContain("cfo@mezzofy.com");
        var events = await person.EventsAsync(id);
        events.Select(happened => happened.GetProperty("seq").GetInt32()).ShouldBe(Enumerable.Range(1, events.Length));
        var told = events.Where(happened => happened.Text("type") == "task_progress").Select(happened => happened.GetProperty("progress").GetInt32()).ToList();
        told.ShouldBe(told.Order().Distinct());
        (await person.GetAsync($"chat/history/{session}")).Items("items").Length.ShouldBe(2);
    }
}
