using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Mezzofy.Functions.Tests.Tasks;

namespace Mezzofy.Functions.Tests.Scheduler;

/// <summary>A schedule that is asked for in a chat is proposed, and made when a person confirms it.</summary>
[Collection("app")]
public sealed class ProposedJobTests(RunningApp app)
{
    [Fact]
    public async Task A_confirmed_proposal_becomes_one_job_of_the_person()
    {
        var manager = await app.PersonAsync("sales.manager");
        var (task, approval) = await ProposedAsync(manager, "Send the pipeline report to #sales every Tuesday at 7:45am");

        approval.Text("reason").ShouldContain("Send the pipeline report to #sales");
        approval.Text("reason").ShouldContain("07:45 Asia/Singapore");
        (await JobsAsync(manager, approval)).ShouldBeEmpty();
        using var decided = await DecideAsync(manager, approval, "approve");
        using var again = await DecideAsync(manager, approval, "approve");
        var ended = await manager.EndAsync(task);

        var job = (await JobsAsync(manager, approval)).ShouldHaveSingleItem();
        job.GetProperty("schedule").Text("cron").ShouldBe("45 7 * * 2");
        (job.Text("created_by"), job.Text("department")).ShouldBe((manager.Id, "sales"));
        ended.Text("status").ShouldBe("completed");
        ended.GetProperty("result").Text("response").ShouldContain("07:45");
    }

    [Fact]
    public async Task A_refused_proposal_makes_none()
    {
        var manager = await app.PersonAsync("sales.manager");
        var (task, approval) = await ProposedAsync(manager, "Send me the pipeline report every Wednesday at 6:40pm");
        using var decided = await DecideAsync(manager, approval, "reject");

        (await manager.EndAsync(task)).GetProperty("result").Text("response").ShouldContain("refused");
        (await JobsAsync(manager, approval)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Who_may_not_schedule_is_told_at_once()
    {
        var answer = await (await app.PersonAsync("sales.rep")).AskAsync("Send me the pipeline report every Monday at 9am");

        answer.Text("response").ShouldContain("no right");
        answer.Texts("tools_used").ShouldBeEmpty();
    }

    private static async Task<(string Task, JsonElement Approval)> ProposedAsync(Person person, string message)
    {
        using var response = await person.MessageAsync(message);
        var task = (await TaskPeople.TicketAsync(response)).Text("task_id");
        return (task, await person.WaitingAsync(task));
    }

    private static async Task<JsonElement[]> JobsAsync(Person person, JsonElement approval)
    {
        var name = approval.GetProperty("arguments").Text("name");
        return [.. (await person.GetAsync("scheduler/jobs?limit=200")).Items("items").Where(job => job.Text("name") == name)];
    }

    private static async Task<HttpResponseMessage> DecideAsync(Person person, JsonElement approval, string decision)
    {
        var response = await person.DecideAsync(approval, decision);
        response.StatusCode.ShouldBe(HttpStatusCode.OK, await response.Content.ReadAsStringAsync());
        return response;
    }
}
