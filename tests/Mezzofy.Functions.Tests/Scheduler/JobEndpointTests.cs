using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Mezzofy.Testing;

namespace Mezzofy.Functions.Tests.Scheduler;

/// <summary>Scheduled jobs over HTTP, with their runs.</summary>
[Collection("app")]
public sealed class JobEndpointTests(RunningApp app)
{
    private static readonly TimeSpan Bound = TimeSpan.FromMinutes(2);

    [Fact]
    public async Task The_seeds_example_is_accepted_and_shows_its_next_five_times()
    {
        var manager = await app.PersonAsync("sales.manager");
        using var response = await manager.PostAsync("scheduler/jobs", new
        {
            name = "Weekly Sales Pipeline Report",
            description = "Generate pipeline report and post to #sales Teams channel",
            schedule = new { type = "cron", cron = "0 9 * * 1" },
            task = new
            {
                agent = "sales",
                message = "Generate a sales pipeline report for last week with lead counts by status",
                deliver_to = new { teams_channel = "sales", email = new[] { "sales-manager@mezzofy.com" } },
            },
            created_by = "user_123",
            system = true,
            department = "sales",
        });
        var job = await JsonAsync(response, HttpStatusCode.Created);

        response.Headers.Location!.ToString().ShouldBe($"/scheduler/jobs/{job.Text("job_id")}");
        job.Text("created_by").ShouldBe(manager.Id);
        job.GetProperty("system").GetBoolean().ShouldBeFalse();
        job.GetProperty("schedule").Text("time_zone").ShouldBe("Asia/Singapore");
        job.Texts("next_runs").Length.ShouldBe(5);
        job.Texts("next_runs").ShouldAllBe(time => time.Contains("T09:00:00+08:00"));
        (job.Text("misfire_policy"), job.Text("overlap_policy"), job.Text("status")).ShouldBe(("run_once", "skip", "active"));
    }

    [Theory]
    [InlineData("finance.viewer", "finance", HttpStatusCode.Forbidden)]
    [InlineData("sales.rep", "sales", HttpStatusCode.Forbidden)]
    [InlineData("sales.manager", "finance", HttpStatusCode.Forbidden)]
    [InlineData("cfo", "sales", HttpStatusCode.Forbidden)]
    [InlineData("support.manager", "support", HttpStatusCode.Created)]
    [InlineData("ceo", "sales", HttpStatusCode.Created)]
    [InlineData("admin", "marketing", HttpStatusCode.Created)]
    public async Task Making_a_job_needs_a_managers_role_in_its_department(string mailbox, string department, HttpStatusCode expected)
    {
        using var response = await (await app.PersonAsync(mailbox)).PostAsync("scheduler/jobs", Job(department));

        response.StatusCode.ShouldBe(expected, await response.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task A_manager_cannot_have_an_agent_read_what_they_may_not()
    {
        using var response = await (await app.PersonAsync("sales.manager")).PostAsync("scheduler/jobs", Job("sales", agent: "finance"));

        response.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Theory]
    [InlineData("{}", "name")]
    [InlineData("""{"name":"x"}""", "schedule")]
    [InlineData("""{"name":"x","schedule":{"type":"cron","cron":"0 0 30 2 *"},"task":{"message":"x"}}""", "schedule.cron")]
    [InlineData("""{"name":"x","schedule":{"type":"cron","cron":"0 0 9 * * 1"},"task":{"message":"x"}}""", "schedule.cron")]
    [InlineData("""{"name":"x","schedule":{"type":"interval","interval":{"minutes":0}},"task":{"message":"x"}}""", "schedule.interval")]
    [InlineData("""{"name":"x","schedule":{"type":"once","once":"2020-01-01T00:00:00Z"},"task":{"message":"x"}}""", "schedule.once")]
    [InlineData("""{"name":"x","schedule":{"type":"interval","interval":{"hours":24}}}""", "task")]
    [InlineData("""{"name":"x","schedule":{"type":"interval","interval":{"hours":24}},"task":{"message":" "}}""", "task.message")]
    [InlineData("""{"name":"x","schedule":{"type":"interval","interval":{"hours":24}},"task":{"message":"x","agent":"hr"}}""", "task.agent")]
    [InlineData("""{"name":"x","schedule":{"type":"interval","interval":{"hours":24}},"task":{"message":"x","deliver_to":{"teams_channel":"nowhere"}}}""", "task.deliver_to.teams_channel")]
    [InlineData("""{"name":"x","schedule":{"type":"interval","interval":{"hours":24}},"task":{"message":"x","deliver_to":{"email":["nobody"]}}}""", "task.deliver_to.email[0]")]
    [InlineData("""{"name":"x","schedule":{"type":"interval","interval":{"hours":24}},"task":{"message":"x","deliver_to":{"push_user_id":"user_1"}}}""", "task.deliver_to.push_user_id")]
    [InlineData("""{"name":"x","schedule":{"type":"interval","interval":{"hours":"many"}},"task":{"message":"x"}}""", "schedule.interval.hours")]
    [InlineData("""{"name":"x","schedule":{"type":"interval","interval":{"hours":24}},"task":{"message":"x"},"misfire_policy":"never"}""", "misfire_policy")]
    [InlineData("""{"name":"x","schedule":{"type":"interval","interval":{"hours":24}},"task":{"message":"x"},"catch_up_limit":0}""", "catch_up_limit")]
    [InlineData("""{"name":"x","department":"hr","schedule":{"type":"interval","interval":{"hours":24}},"task":{"message":"x"}}""", "department")]
    public async Task A_bad_job_is_refused_by_its_field(string body, string field)
    {
        var manager = await app.PersonAsync("sales.manager");
        using var response = await manager.SendAsync(HttpMethod.Post, "scheduler/jobs", new StringContent(body, null, "application/json"));
        var problem = await JsonAsync(response, HttpStatusCode.BadRequest);

        problem.Text("code").ShouldBe("validation_failed");
        problem.GetProperty("errors").TryGetProperty(field, out _).ShouldBeTrue(problem.ToString());
    }

    [Fact]
    public async Task Both_day_fields_are_warned_of()
    {
        using var response = await (await app.PersonAsync("sales.manager")).PostAsync("scheduler/jobs", Job("sales", cron: "0 0 13 * 5"));

        (await JsonAsync(response, HttpStatusCode.Created)).Texts("warnings").Single().ShouldContain("match both");
    }

    [Fact]
    public async Task The_same_key_makes_one_job_and_another_body_is_a_conflict()
    {
        var manager = await app.PersonAsync("sales.manager");
        var key = Guid.NewGuid().ToString("N");
        using var first = await manager.PostAsync("scheduler/jobs", Job("sales"), key);
        using var again = await manager.PostAsync("scheduler/jobs", Job("sales"), key);
        using var other = await manager.PostAsync("scheduler/jobs", Job("sales", cron: "0 8 * * *"), key);

        (await JsonAsync(again, HttpStatusCode.Created)).Text("job_id").ShouldBe((await JsonAsync(first, HttpStatusCode.Created)).Text("job_id"));
        (await JsonAsync(other, HttpStatusCode.Conflict)).Text("code").ShouldBe("idempotency_key_reused");
    }

    [Fact]
    public async Task Jobs_of_other_departments_are_not_found()
    {
        var job = await CreateAsync("sales.manager", Job("sales"));
        var stranger = await app.PersonAsync("support.manager");
        foreach (var (method, path) in new[] { (HttpMethod.Get, ""), (HttpMethod.Get, "/history"), (HttpMethod.Delete, ""), (HttpMethod.Post, "/run") })
        {
            using var response = await stranger.SendAsync(method, $"scheduler/jobs/{job}{path}");
            response.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        }

        (await stranger.GetAsync("scheduler/jobs?limit=200")).Items("items").ShouldAllBe(item => item.Text("department") == "support");
        (await (await app.PersonAsync("sales.rep")).GetAsync($"scheduler/jobs/{job}")).Text("job_id").ShouldBe(job);
        (await (await app.PersonAsync("coo")).GetAsync($"scheduler/jobs/{job}")).Text("job_id").ShouldBe(job);
    }

    [Fact]
    public async Task Only_the_owner_and_an_admin_may_cancel()
    {
        var job = await CreateAsync("ceo", Job("sales"));
        using var manager = await (await app.PersonAsync("sales.manager")).SendAsync(HttpMethod.Delete, $"scheduler/jobs/{job}");
        using var admin = await (await app.PersonAsync("admin")).SendAsync(HttpMethod.Delete, $"scheduler/jobs/{job}");

        manager.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        admin.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        var cancelled = await (await app.PersonAsync("ceo")).GetAsync($"scheduler/jobs/{job}");
        (cancelled.Text("status"), cancelled.Texts("next_runs").Length).ShouldBe(("cancelled", 0));
    }

    [Fact]
    public async Task A_job_is_paused_changed_and_resumed()
    {
        var manager = await app.PersonAsync("sales.manager");
        var job = await CreateAsync("sales.manager", Job("sales"));
        using var paused = await manager.SendAsync(HttpMethod.Patch, $"scheduler/jobs/{job}", JsonContent.Create(new { paused = true }));
        (await JsonAsync(paused, HttpStatusCode.OK)).Text("status").ShouldBe("paused");
        using var changed = await manager.SendAsync(HttpMethod.Patch, $"scheduler/jobs/{job}", JsonContent.Create(new { schedule = new { type = "cron", cron = "30 7 * * *", time_zone = "Europe/London" } }));
        (await JsonAsync(changed, HttpStatusCode.OK)).Texts("next_runs").ShouldBeEmpty();
        using var resumed = await manager.SendAsync(HttpMethod.Patch, $"scheduler/jobs/{job}", JsonContent.Create(new { paused = false, name = "Renamed" }));
        var view = await JsonAsync(resumed, HttpStatusCode.OK);

        (view.Text("status"), view.Text("name"), view.GetProperty("schedule").Text("cron")).ShouldBe(("active", "Renamed", "30 7 * * *"));
        view.Texts("next_runs").ShouldAllBe(time => time.Contains("T07:30:00"));
    }

    [LocalFact]
    public async Task The_built_in_jobs_are_there_and_cannot_be_cancelled()
    {
        var admin = await app.PersonAsync("admin");
        var system = (await admin.GetAsync("scheduler/jobs?limit=200")).Items("items").Where(job => job.GetProperty("system").GetBoolean()).ToList();
        system.Select(job => job.Text("name")).Order().ShouldBe(["Daily Lead Follow-up", "Monthly Financial Summary", "Weekly KPI Report", "Weekly Support Summary"]);
        using var response = await admin.SendAsync(HttpMethod.Delete, $"scheduler/jobs/{system[0].Text("job_id")}");

        (await JsonAsync(response, HttpStatusCode.Conflict)).Text("code").ShouldBe("system_job");
    }

    [Fact]
    public async Task A_job_that_is_run_now_answers_delivers_and_is_in_the_history()
    {
        var manager = await app.PersonAsync("finance.manager");
        var job = await CreateAsync("finance.manager", new
        {
            name = "Revenue",
            schedule = new { type = "interval", interval = new { hours = 24 } },
            task = new { message = "Show me the revenue of last month", deliver_to = new { teams_channel = "finance", email = new[] { "cfo@mezzofy.com" } } },
        });
        using var response = await manager.PostAsync($"scheduler/jobs/{job}/run", new { }, "key-1");
        var run = await JsonAsync(response, HttpStatusCode.Accepted);
        run.Text("job_run_id").ShouldStartWith($"run:{job}:");
        using var repeated = await manager.PostAsync($"scheduler/jobs/{job}/run", new { }, "key-1");
        (await JsonAsync(repeated, HttpStatusCode.Accepted)).Text("job_run_id").ShouldBe(run.Text("job_run_id"));
        var ended = await EndedAsync(manager, job);

        (ended.Text("status"), ended.Text("origin"), ended.Text("acts_as")).ShouldBe(("completed", "manual", manager.Id));
        ended.GetProperty("result").Text("response").ShouldNotBeEmpty();
        ended.Items("delivery").Select(delivery => delivery.Text("channel")).Order().ShouldBe(["outlook_mail", "teams"]);
    }

    [Fact]
    public async Task A_job_starts_at_its_time_and_not_before()
    {
        var manager = await app.PersonAsync("sales.manager");
        var at = DateTimeOffset.UtcNow.AddSeconds(3);
        var job = await CreateAsync("sales.manager", new
        {
            name = "Soon",
            schedule = new { type = "once", once = at.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", null) },
            task = new { message = "How many leads are there?" },
        });
        var ended = await EndedAsync(manager, job);

        ended.Text("status").ShouldBe("completed");
        ended.GetProperty("started_at").GetDateTimeOffset().ShouldBeGreaterThanOrEqualTo(ended.GetProperty("scheduled_at").GetDateTimeOffset());
        (await manager.GetAsync($"scheduler/jobs/{job}")).Text("status").ShouldBe("ended");
    }

    private static object Job(string department, string? agent = null, string cron = "0 9 * * 1") => new
    {
        name = "Report", department, schedule = new { type = "cron", cron }, task = new { agent, message = "Report." },
    };

    private static async Task<JsonElement> EndedAsync(Person person, string job)
    {
        JsonElement run = default;
        await Eventually.TrueAsync(
            async () =>
            {
                var items = (await person.GetAsync($"scheduler/jobs/{job}/history")).Items("items");
                run = items.Length == 0 ? default : items[0];
                return run.ValueKind == JsonValueKind.Object && run.GetProperty("ended_at").ValueKind == JsonValueKind.String;
            },
            "the run to end",
            Bound);
        return run;
    }

    private static async Task<JsonElement> JsonAsync(HttpResponseMessage response, HttpStatusCode expected)
    {
        var text = await response.Content.ReadAsStringAsync();
        response.StatusCode.ShouldBe(expected, text);
        return JsonDocument.Parse(text).RootElement;
    }

    private async Task<string> CreateAsync(string mailbox, object body)
    {
        using var response = await (await app.PersonAsync(mailbox)).PostAsync("scheduler/jobs", body);
        return (await JsonAsync(response, HttpStatusCode.Created)).Text("job_id");
    }
}
