using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace Mezzofy.Functions.Tests.Tasks;

/// <summary>Server-sent events of a send and of a task.</summary>
[Collection("app")]
public sealed class StreamTests(RunningApp app)
{
    private const string Question = "How many open tickets are there?";

    [Fact]
    public async Task A_send_that_is_watched_tells_everything_and_ends_with_the_answer()
    {
        var person = await app.PersonAsync("support.manager");

        var events = await StreamAsync(person, HttpMethod.Post, "chat/send", JsonContent.Create(new { message = Question }));

        events.Select(happened => happened.Text("type")).ShouldBe(["status", "status", "tool_call", "tool_result", "complete"]);
        events.Select(happened => happened.GetProperty("seq").GetInt32()).ShouldBe([1, 2, 3, 4, 5]);
        events[^1].GetProperty("response").Texts("tools_used").ShouldBe(["database_query"]);
    }

    [Fact]
    public async Task A_client_that_lost_its_connection_goes_on_after_the_last_event_it_has_seen()
    {
        var person = await app.PersonAsync("finance.manager");
        var ticket = await person.QueueAsync("Prepare the statement for 2025 as PDF");

        var first = await StreamAsync(person, HttpMethod.Get, $"tasks/{ticket.Text("task_id")}/events", most: 3);
        var rest = await StreamAsync(person, HttpMethod.Get, $"tasks/{ticket.Text("task_id")}/events", lastEventId: "3");

        var seen = first.Concat(rest).Select(happened => happened.GetProperty("seq").GetInt32()).ToList();
        seen.ShouldBe(Enumerable.Range(1, seen.Count));
        rest[^1].Text("type").ShouldBe("complete");
    }

    [Fact]
    public async Task A_client_that_has_seen_the_last_event_is_told_at_once_that_there_is_none_left()
    {
        var person = await app.PersonAsync("support.manager");
        var task = (await person.QueueAsync(Question)).Text("task_id")!;
        await person.EndAsync(task);
        var last = (await person.EventsAsync(task))[^1].GetProperty("seq").GetInt32();

        var rest = await StreamAsync(person, HttpMethod.Get, $"tasks/{task}/events", lastEventId: $"{last}").WaitAsync(TimeSpan.FromSeconds(30));

        rest.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_message_that_is_refused_is_a_problem_and_no_stream()
    {
        var person = await app.PersonAsync("cfo");

        using var response = await person.SendAsync(HttpMethod.Post, "chat/send", JsonContent.Create(new { message = "" }), null, ("Accept", "text/event-stream"));

        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        response.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
    }

    [Fact]
    public async Task A_key_whose_answer_is_known_streams_that_answer()
    {
        var person = await app.PersonAsync("support.manager");
        var key = $"{Guid.NewGuid()}";
        var answer = await person.AskAsync(Question, key: key);

        var events = await StreamAsync(person, HttpMethod.Post, "chat/send", JsonContent.Create(new { message = Question }), key: key);

        var told = events.ShouldHaveSingleItem();
        told.GetProperty("response").Text("message_id").ShouldBe(answer.Text("message_id"));
        (told.Text("session_id"), told.GetProperty("seq").GetInt32()).ShouldBe((answer.Text("session_id"), 1));
    }

    [Fact]
    public async Task A_key_that_became_a_task_streams_what_happened_in_it()
    {
        var person = await app.PersonAsync("support.manager");
        var key = $"{Guid.NewGuid()}";
        await person.QueueAsync(Question, key);

        var events = await StreamAsync(person, HttpMethod.Post, "chat/send", JsonContent.Create(new { message = Question }), key: key);

        events[0].Text("type").ShouldBe("task_queued");
        events[^1].Text("type").ShouldBe("complete");
    }

    [Fact]
    public async Task A_session_that_is_deleted_ends_the_stream_and_takes_everything_with_it()
    {
        var person = await app.PersonAsync("cfo");
        var session = (await person.AskAsync("thanks")).Text("session_id");
        var (key, message) = ($"{Guid.NewGuid()}", "Generate the financial statement for 2025 as PDF");
        var body = new { message, session_id = session };
        using var response = await person.SendAsync(HttpMethod.Post, "chat/send", JsonContent.Create(body), key, ("Accept", "text/event-stream"));
        using var reader = new StreamReader(await response.Content.ReadAsStreamAsync());
        (await reader.ReadLineAsync()).ShouldNotBeNull();

        (await person.SendAsync(HttpMethod.Delete, $"chat/sessions/{session}")).StatusCode.ShouldBe(HttpStatusCode.NoContent);

        var rest = await reader.ReadToEndAsync();
        rest.ShouldContain("\"code\":\"session_deleted\"");
        using var again = await person.PostAsync("chat/send", body, key);
        again.StatusCode.ShouldBe(HttpStatusCode.NotFound, "nothing of it is kept for the key");
        (await person.GetAsync("files/list")).Items("items").ShouldAllBe(file => file.GetProperty("session_id").GetString() != session);
    }

    private static async Task<List<JsonElement>> StreamAsync(
        Person person, HttpMethod method, string path, HttpContent? body = null, string? key = null, string? lastEventId = null, int most = int.MaxValue)
    {
        using var response = await person.SendAsync(method, path, body, key, ("Accept", "text/event-stream"), ("Last-Event-ID", lastEventId));
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        response.Content.Headers.ContentType!.MediaType.ShouldBe("text/event-stream");
        using var reader = new StreamReader(await response.Content.ReadAsStreamAsync());
        var events = new List<JsonElement>();
        while (events.Count < most && await reader.ReadLineAsync() is { } line)
        {
            if (line.StartsWith("data: ", StringComparison.Ordinal))
            {
                events.Add(JsonElement.Parse(line[6..]));
            }
        }

        return events;
    }
}
