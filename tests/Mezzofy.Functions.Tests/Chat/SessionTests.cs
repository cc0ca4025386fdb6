using System.Net;
using System.Net.Http.Json;
using Mezzofy.Functions.Tests.Auth;

namespace Mezzofy.Functions.Tests.Chat;

[Collection("app")]
public sealed class SessionTests(RunningApp app)
{
    private const string Unknown = "sess_01a214f2a9b27680820954a82bd97dd2";

    [Fact]
    public async Task A_session_is_listed_renamed_and_deleted()
    {
        var person = await app.PersonAsync("sales.manager");
        var session = (await person.AskAsync("Show me the pipeline")).Text("session_id");

        var listed = (await person.GetAsync("chat/sessions?limit=1")).Items("items").ShouldHaveSingleItem();
        listed.Text("session_id").ShouldBe(session);
        listed.Text("title").ShouldBe("Show me the pipeline");
        listed.Text("agent").ShouldBe("sales");
        listed.GetProperty("message_count").GetInt64().ShouldBe(2);

        using var renamed = await person.SendAsync(HttpMethod.Patch, $"chat/sessions/{session}", JsonContent.Create(new { title = "  管道 <b>  " }));
        renamed.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await person.GetAsync("chat/sessions?limit=1")).Items("items")[0].Text("title").ShouldBe("管道 <b>");

        using var deleted = await person.SendAsync(HttpMethod.Delete, $"chat/sessions/{session}");
        deleted.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        using var gone = await person.SendAsync(HttpMethod.Get, $"chat/history/{session}");
        await AuthenticationTests.ShouldBeProblemAsync(gone, 404, "not_found");
        (await person.GetAsync("chat/sessions")).Items("items").ShouldAllBe(item => item.Text("session_id") != session);
    }

    [Fact]
    public async Task A_deleted_sessions_files_are_gone()
    {
        var person = await app.PersonAsync("finance.manager");
        var answer = await person.AskAsync("revenue by product this year as csv");
        var url = answer.Items("artifacts").ShouldHaveSingleItem().Text("download_url");
        (await person.SendAsync(HttpMethod.Get, url)).StatusCode.ShouldBe(HttpStatusCode.OK);

        (await person.SendAsync(HttpMethod.Delete, $"chat/sessions/{answer.Text("session_id")}")).StatusCode.ShouldBe(HttpStatusCode.NoContent);

        (await person.SendAsync(HttpMethod.Get, url)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task History_is_read_backwards_in_pages_without_gap_or_repetition()
    {
        var person = await app.PersonAsync("support.agent");
        string? session = null;
        for (var i = 0; i < 4; i++)
        {
            session = (await person.AskAsync($"thanks {i}", session)).Text("session_id");
        }

        var read = new List<string>();
        string? cursor = null;
        do
        {
            var page = await person.GetAsync($"chat/history/{session}?limit=3{(cursor is null ? "" : $"&cursor={cursor}")}");
            read.InsertRange(0, page.Items("items").Select(item => $"{item.Text("role")} {(item.Text("role") == "user" ? item.Text("content") : "")}"));
            cursor = page.GetProperty("next_cursor").GetString();
        }
        while (cursor is not null);

        read.ShouldBe(["user thanks 0", "assistant ", "user thanks 1", "assistant ", "user thanks 2", "assistant ", "user thanks 3", "assistant "]);
    }

    [Fact]
    public async Task What_was_asked_before_is_understood_afterwards()
    {
        var person = await app.PersonAsync("cfo");
        var first = await person.AskAsync("What was our revenue in Q1 2026?");

        var second = await person.AskAsync("and in Q2 2026?", first.Text("session_id"));

        second.Text("session_id").ShouldBe(first.Text("session_id"));
        second.Text("agent_used").ShouldBe("finance");
        second.Text("response").ShouldContain("Q2 2026");
        second.Text("response").ShouldNotContain("Q1 2026 (1 Jan to 31 Mar 2026)**:");
    }

    [Theory]
    [InlineData(Unknown, 404, "not_found")]
    [InlineData("none", 400, "validation_failed")]
    [InlineData("sess_", 400, "validation_failed")]
    [InlineData("sess_01a214f2a9b27680820954a82bd97dd2x", 400, "validation_failed")]
    [InlineData("sess_%27%3B%20drop%20table%20mezzofy.sessions", 400, "validation_failed")]
    [InlineData("user_01a214f2a9b27680820954a82bd97dd2", 400, "validation_failed")]
    public async Task A_session_that_is_none_is_refused_everywhere(string id, int status, string code)
    {
        var person = await app.PersonAsync("cfo");
        using var history = await person.SendAsync(HttpMethod.Get, $"chat/history/{id}");
        using var rename = await person.SendAsync(HttpMethod.Patch, $"chat/sessions/{id}", JsonContent.Create(new { title = "x" }));
        using var delete = await person.SendAsync(HttpMethod.Delete, $"chat/sessions/{id}");
        using var send = await person.MessageAsync("hello", Uri.UnescapeDataString(id));

        foreach (var response in new[] { history, rename, delete, send })
        {
            await AuthenticationTests.ShouldBeProblemAsync(response, status, code);
        }
    }

    [Fact]
    public async Task A_session_of_somebody_else_does_not_exist()
    {
        var session = (await (await app.PersonAsync("ceo")).AskAsync("hello")).Text("session_id");
        var stranger = await app.PersonAsync("admin");

        using var history = await stranger.SendAsync(HttpMethod.Get, $"chat/history/{session}");
        using var rename = await stranger.SendAsync(HttpMethod.Patch, $"chat/sessions/{session}", JsonContent.Create(new { title = "mine" }));
        using var delete = await stranger.SendAsync(HttpMethod.Delete, $"chat/sessions/{session}");
        using var send = await stranger.MessageAsync("hello", session);

        foreach (var response in new[] { history, rename, delete, send })
        {
            await AuthenticationTests.ShouldBeProblemAsync(response, 404, "not_found");
        }
    }

    [Theory]
    [InlineData("limit=0")]
    [InlineData("limit=201")]
    [InlineData("limit=-1")]
    [InlineData("limit=ten")]
    [InlineData("limit=1%3Bdrop%20table%20mezzofy.messages")]
    [InlineData("cursor=nonsense")]
    [InlineData("cursor=JyBvciAxPTE")]
    public async Task A_page_that_is_none_is_refused(string query)
    {
        var person = await app.PersonAsync("cfo");
        using var sessions = await person.SendAsync(HttpMethod.Get, $"chat/sessions?{query}");
        using var files = await person.SendAsync(HttpMethod.Get, $"files/list?{query}");

        await AuthenticationTests.ShouldBeProblemAsync(sessions, 400, "validation_failed");
        await AuthenticationTests.ShouldBeProblemAsync(files, 400, "validation_failed");
    }
}
