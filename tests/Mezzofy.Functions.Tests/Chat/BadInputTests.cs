using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Mezzofy.Functions.Tests.Auth;

namespace Mezzofy.Functions.Tests.Chat;

[Collection("app")]
public sealed class BadInputTests(RunningApp app)
{
    private static readonly string[] Injections =
    [
        "'; drop table mezzofy.sessions; --", "x' or '1'='1", "1); delete from biz.customers; --", "$1; select pg_sleep(10)", "\\'; copy biz.customers to program 'id'; --",
    ];

    [Theory]
    [InlineData("not json", "invalid_json")]
    [InlineData("", "invalid_json")]
    [InlineData("null", "invalid_json")]
    [InlineData("{\"message\":\"a\"} trailing", "invalid_json")]
    [InlineData("{\"message\":", "invalid_json")]
    [InlineData("{}", "validation_failed")]
    [InlineData("{\"message\":null}", "validation_failed")]
    [InlineData("{\"message\":\"  \\n \"}", "validation_failed")]
    [InlineData("{\"message\":7}", "validation_failed")]
    [InlineData("{\"message\":\"a\\u0000b\"}", "validation_failed")]
    [InlineData("{\"message\":\"a\",\"session_id\":{}}", "validation_failed")]
    public async Task A_body_that_is_no_message_is_a_400_with_its_reason(string body, string code)
    {
        using var response = await PostRawAsync(new StringContent(body, Encoding.UTF8, "application/json"));

        await AuthenticationTests.ShouldBeProblemAsync(response, 400, code);
    }

    [Fact]
    public async Task A_lone_surrogate_is_no_text()
    {
        using var response = await PostRawAsync(new StringContent("{\"message\":\"\\ud800\"}", Encoding.UTF8, "application/json"));

        ((int)response.StatusCode).ShouldBe(400, await response.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Ten_thousand_nested_arrays_are_refused()
    {
        var body = "{\"message\":" + new string('[', 10_000) + new string(']', 10_000) + "}";
        using var response = await PostRawAsync(new StringContent(body, Encoding.UTF8, "application/json"));

        await AuthenticationTests.ShouldBeProblemAsync(response, 400, "invalid_json");
    }

    [Theory]
    [InlineData(1_000_000, "body_too_large")]
    [InlineData(32_001, "message_too_long")]
    public async Task A_message_that_is_too_long_is_a_413(int characters, string code)
    {
        using var response = await PostRawAsync(JsonContent.Create(new { message = new string('a', characters) }));

        await AuthenticationTests.ShouldBeProblemAsync(response, 413, code);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_body_of_fifty_megabytes_is_a_413_whether_or_not_it_says_its_length(bool saysIt)
    {
        using var content = saysIt ? new ByteArrayContent(new byte[50_000_000]) : (HttpContent)new StreamContent(new Unmeasured(50_000_000));
        content.Headers.ContentType = new("application/json");

        // The answer may come, and the connection close, before the body has been sent.
        try
        {
            using var response = await PostRawAsync(content);
            await AuthenticationTests.ShouldBeProblemAsync(response, 413, "body_too_large");
        }
        catch (HttpRequestException exception) when (exception.InnerException is IOException)
        {
        }

        (await app.Client.GetAsync("health")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_token_with_other_claims_or_without_a_signature_is_none()
    {
        var person = await app.PersonAsync("sales.rep");
        var parts = person.Token.Split('.');
        var claims = Encoding.UTF8.GetString(Convert.FromBase64String(Padded(parts[1]))).Replace("sales_rep", "admin");

        foreach (var token in new[]
        {
            $"{parts[0]}.{Encode(claims)}.{parts[2]}", $"{Encode("{\"alg\":\"none\",\"typ\":\"JWT\"}")}.{Encode(claims)}.", $"{parts[0]}.{parts[1]}.", $"{parts[0]}.{parts[1]}.{parts[2][..^4]}AAAA",
        })
        {
            using var response = await app.SendAsync(HttpMethod.Get, "chat/sessions", token);
            await AuthenticationTests.ShouldBeProblemAsync(response, 401, "token_invalid");
        }
    }

    [Fact]
    public async Task SQL_is_text_in_every_field()
    {
        var person = await app.PersonAsync("support.manager");
        foreach (var sql in Injections)
        {
            using var login = await app.NewClient().PostAsJsonAsync("auth/login", new { email = sql, password = sql });
            using var refresh = await app.NewClient().PostAsJsonAsync("auth/refresh", new { refresh_token = sql });
            using var session = await person.MessageAsync("hello", sql);
            using var history = await person.SendAsync(HttpMethod.Get, $"chat/history/{Uri.EscapeDataString(sql)}");
            using var file = await person.SendAsync(HttpMethod.Get, $"files/file_{Uri.EscapeDataString(sql)}");
            var answer = await person.AskAsync($"How many open tickets are there? {sql}");
            using var rename = await person.SendAsync(HttpMethod.Patch, $"chat/sessions/{answer.Text("session_id")}", JsonContent.Create(new { title = sql }));

            foreach (var refused in new[] { login, refresh, session, history, file })
            {
                ((int)refused.StatusCode).ShouldBeInRange(400, 404);
            }

            (await person.GetAsync($"chat/history/{answer.Text("session_id")}")).Items("items")[0].Text("content").ShouldContain(sql);
            (await person.GetAsync("chat/sessions?limit=1")).Items("items")[0].Text("title").ShouldBe(sql);
        }

        (await person.AskAsync("How many open tickets are there?")).Text("response").ShouldMatch(@"\d+");
    }

    [Theory]
    [InlineData("../../etc/passwd", "root:x:0:0", 201)]
    [InlineData("report.pdf", "MZ\u0090\0\u0003\0\0\0\u0004\0\0\0", 415)]
    public async Task A_hostile_upload_keeps_neither_its_path_nor_its_disguise(string name, string content, int status)
    {
        var person = await app.PersonAsync("support.agent");
        using var form = new MultipartFormDataContent { { new ByteArrayContent(Encoding.Latin1.GetBytes(content)), "file", name } };

        using var response = await person.SendAsync(HttpMethod.Post, "files/upload", form);

        var body = JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement;
        ((int)response.StatusCode).ShouldBe(status, body.GetRawText());
        if (status == 201)
        {
            body.Text("name").ShouldNotContain("/");
            body.Text("name").ShouldNotContain("..");
        }
    }

    private async Task<HttpResponseMessage> PostRawAsync(HttpContent content) =>
        await (await app.PersonAsync("support.agent")).SendAsync(HttpMethod.Post, "chat/send", content);

    private static string Encode(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text)).TrimEnd('=').Replace('+', '-').Replace('/', '_');

    private static string Padded(string text) => text.Replace('-', '+').Replace('_', '/').PadRight((text.Length + 3) / 4 * 4, '=');

    /// <summary>Zeros, of a length that it does not tell.</summary>
    private sealed class Unmeasured(int length) : MemoryStream(new byte[length])
    {
        public override bool CanSeek => false;
    }
}
