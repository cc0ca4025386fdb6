using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Mezzofy.Testing;

namespace Mezzofy.Functions.Tests.Admin;

/// <summary>The audit log over HTTP: what was done and what was refused is in it, and the chain is whole.</summary>
[Collection("app")]
public sealed class AuditTests(RunningApp app)
{
    [Fact]
    public async Task What_was_refused_is_in_the_log_with_who_asked_and_why()
    {
        var (admin, viewer) = (await app.PersonAsync("admin"), await app.PersonAsync("finance.viewer"));
        (await viewer.SendAsync(HttpMethod.Get, "admin/audit")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await viewer.SendAsync(HttpMethod.Get, "chat/history/sess_01a214f2a9b27680820954a82bd97dd2")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await app.SendAsync(HttpMethod.Get, "chat/sessions", "forged.token.here")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);

        await LineAsync(admin, $"user_id={viewer.Id}&outcome=refused", line => line.GetProperty("detail").Text("code") == "forbidden");
        await LineAsync(admin, $"object=sess_01a214f2a9b27680820954a82bd97dd2&user_id={viewer.Id}", line => line.GetProperty("detail").Text("code") == "not_found");
        await LineAsync(admin, "action=http.&outcome=refused", line => line.GetProperty("detail").Text("code") == "token_invalid");
    }

    [Fact]
    public async Task What_was_done_is_in_the_log_with_what_it_was_done_to()
    {
        var (admin, person) = (await app.PersonAsync("admin"), await app.PersonAsync("finance.manager"));
        var answer = await person.AskAsync("revenue by product this year as csv");
        var (session, file) = (answer.Text("session_id"), answer.Items("artifacts")[0]);
        (await person.SendAsync(HttpMethod.Get, file.Text("download_url"))).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await person.SendAsync(HttpMethod.Patch, $"chat/sessions/{session}", JsonContent.Create(new { title = "Secret title" }))).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await person.SendAsync(HttpMethod.Delete, $"chat/sessions/{session}")).StatusCode.ShouldBe(HttpStatusCode.NoContent);

        await LineAsync(admin, $"object={file.Text("id")}", line => line.Text("action") == "files.download");
        await LineAsync(admin, $"object={session}", line => line.Text("action") == "sessions.delete");
        var renamed = await LineAsync(admin, $"object={session}", line => line.Text("action") == "sessions.rename");
        (renamed.Text("user_id"), renamed.Text("outcome"), renamed.ToString().Contains("Secret")).ShouldBe((person.Id, "done", false));
    }

    [Fact]
    public async Task The_chain_is_whole_and_pages_follow_each_other()
    {
        var admin = await app.PersonAsync("admin");

        (await admin.GetAsync("admin/audit/verify")).GetProperty("intact").GetBoolean().ShouldBeTrue();
        var first = await admin.GetAsync("admin/audit?limit=2");
        var second = await admin.GetAsync($"admin/audit?limit=2&cursor={first.Text("next_cursor")}");

        first.Items("items").Concat(second.Items("items")).Select(line => line.GetProperty("seq").GetInt64())
            .ShouldBe(Enumerable.Range(0, 4).Select(i => first.Items("items")[0].GetProperty("seq").GetInt64() - i));
        (await admin.SendAsync(HttpMethod.Get, "admin/audit?outcome=maybe")).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    private static async Task<JsonElement> LineAsync(Person admin, string filter, Func<JsonElement, bool> wanted)
    {
        var found = default(JsonElement);
        await Eventually.TrueAsync(
            async () => (found = (await admin.GetAsync($"admin/audit?{filter}")).Items("items").FirstOrDefault(wanted)).ValueKind != JsonValueKind.Undefined, $"a line for {filter}");
        return found;
    }
}
