using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Mezzofy.Testing;

namespace Mezzofy.Functions.Tests.Auth;

[Collection("app")]
public sealed class AuthenticationTests(RunningApp app)
{
    [Fact]
    public async Task Login_answers_tokens_and_the_user()
    {
        var answer = await app.LoginAsync("cfo");

        answer.GetProperty("token_type").GetString().ShouldBe("Bearer");
        answer.GetProperty("expires_in").GetInt32().ShouldBe(900);
        var user = answer.GetProperty("user");
        user.GetProperty("id").GetString()!.ShouldStartWith("user_");
        user.GetProperty("email").GetString().ShouldBe("cfo@mezzofy.com");
        user.GetProperty("department").GetString().ShouldBe("finance");
        user.GetProperty("role").GetString().ShouldBe("cfo");
        user.GetProperty("permissions").EnumerateArray().Select(item => item.GetString()).ShouldContain("finance_read");
    }

    [Fact]
    public async Task Wrong_credentials_are_401_with_a_challenge()
    {
        using var client = app.NewClient();
        using var response = await client.PostAsJsonAsync("auth/login", new { email = "cfo@mezzofy.com", password = "wrong" });

        await ShouldBeProblemAsync(response, 401, "invalid_credentials");
        response.Headers.WwwAuthenticate.ToString().ShouldBe("Bearer realm=\"mezzofy\"");
    }

    [Fact]
    public async Task A_refresh_rotates_and_a_reused_token_ends_the_login()
    {
        var login = await app.LoginAsync("coo");
        var first = login.GetProperty("refresh_token").GetString()!;
        var second = await RefreshAsync(first);
        var third = await RefreshAsync(second.GetProperty("refresh_token").GetString()!);

        using var reuse = await app.Client.PostAsJsonAsync("auth/refresh", new { refresh_token = first });
        await ShouldBeProblemAsync(reuse, 401, "refresh_token_invalid");
        using var ended = await app.SendAsync(HttpMethod.Post, "auth/logout", third.GetProperty("access_token").GetString());
        await ShouldBeProblemAsync(ended, 401, "token_revoked");
    }

    [Fact]
    public async Task Logout_ends_both_tokens()
    {
        var login = await app.LoginAsync("coo");
        var access = login.GetProperty("access_token").GetString();

        using var logout = await app.SendAsync(HttpMethod.Post, "auth/logout", access);
        logout.StatusCode.ShouldBe(HttpStatusCode.NoContent);

        using var again = await app.SendAsync(HttpMethod.Post, "auth/logout", access);
        await ShouldBeProblemAsync(again, 401, "token_revoked");
        using var refresh = await app.Client.PostAsJsonAsync("auth/refresh", new { refresh_token = login.GetProperty("refresh_token").GetString() });
        await ShouldBeProblemAsync(refresh, 401, "refresh_token_invalid");
    }

    [LocalTheory]
    [InlineData("role = 'sales_rep'", "role = 'support_manager'")]
    [InlineData("disabled_at = now()", "disabled_at = null")]
    public async Task A_change_of_rights_ends_access_tokens(string change, string undo)
    {
        var access = (await app.LoginAsync("support.manager")).GetProperty("access_token").GetString();
        await ExecuteAsync($"update mezzofy.users set {change} where email = 'support.manager@mezzofy.com'");

        try
        {
            await Eventually.TrueAsync(
                async () => await CodeAsync(await app.SendAsync(HttpMethod.Get, "chat/sessions", access)) == "token_revoked", "the token to be ended");
        }
        finally
        {
            await ExecuteAsync($"update mezzofy.users set {undo} where email = 'support.manager@mezzofy.com'");
        }
    }

    [Theory]
    [InlineData(null, "token_missing")]
    [InlineData("Basic Y2VvOm1lenpvZnktZGVtbw==", "token_invalid")]
    [InlineData("Bearer", "token_invalid")]
    [InlineData("Bearer ", "token_invalid")]
    [InlineData("Bearer a b", "token_invalid")]
    [InlineData("Bearer eyJhbGciOiJub25lIn0.eyJzdWIiOiJ1c2VyXzEifQ.", "token_invalid")]
    [InlineData("Bearer eyJhbGciOiJIUzI1NiIsImtpZCI6IngifQ.eyJzdWIiOiJ1c2VyXzEifQ.AAAA", "token_invalid")]
    public async Task Without_a_good_token_the_answer_is_401_with_its_reason(string? header, string code)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "auth/logout");
        if (header is not null)
        {
            request.Headers.TryAddWithoutValidation("Authorization", header);
        }

        using var response = await app.Client.SendAsync(request);

        await ShouldBeProblemAsync(response, 401, code);
        response.Headers.WwwAuthenticate.ToString().ShouldStartWith("Bearer realm=\"mezzofy\"");
        response.Headers.WwwAuthenticate.ToString().Contains("error=\"invalid_token\"").ShouldBe(code != "token_missing");
    }

    [Fact]
    public async Task A_refresh_token_is_no_access_token()
    {
        var refresh = (await app.LoginAsync("coo")).GetProperty("refresh_token").GetString();

        using var response = await app.SendAsync(HttpMethod.Post, "auth/logout", refresh);

        await ShouldBeProblemAsync(response, 401, "token_invalid");
    }

    [Fact]
    public async Task A_flood_of_wrong_logins_is_stopped_with_a_time_to_wait_while_others_are_served()
    {
        using var attacker = app.NewClient();
        var answers = new List<Task<HttpResponseMessage>>();
        for (var i = 0; i < 80; i++)
        {
            answers.Add(attacker.PostAsJsonAsync("auth/login", new { email = $"victim{i}@mezzofy.com", password = "guess" }));
        }

        (await app.Client.GetAsync("health")).StatusCode.ShouldBe(HttpStatusCode.OK);
        var responses = await Task.WhenAll(answers);

        responses.Select(response => (int)response.StatusCode).ShouldAllBe(status => status == 401 || status == 429 || status == 503);
        using var refused = await attacker.PostAsJsonAsync("auth/login", new { email = "ceo@mezzofy.com", password = "mezzofy-demo" });
        if ((int)refused.StatusCode == 429)
        {
            refused.Headers.RetryAfter!.Delta!.Value.ShouldBeInRange(TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(15));
        }

        responses.Count(response => response.StatusCode == HttpStatusCode.Unauthorized).ShouldBeLessThanOrEqualTo(50);
        await app.LoginAsync("ceo");
    }

    [Theory]
    [InlineData("not json", "application/json", 400, "invalid_json")]
    [InlineData("", "application/json", 400, "invalid_json")]
    [InlineData("[]", "application/json", 400, "invalid_json")]
    [InlineData("{\"email\":5,\"password\":\"x\"}", "application/json", 400, "validation_failed")]
    [InlineData("{\"email\":\"a@b.c\"}", "application/json", 400, "validation_failed")]
    [InlineData("{\"email\":\"a\\u0000b\",\"password\":\"x\"}", "application/json", 400, "validation_failed")]
    [InlineData("email=a&password=b", "application/x-www-form-urlencoded", 415, "unsupported_media_type")]
    public async Task A_bad_body_is_a_problem_that_says_what_is_wrong(string body, string type, int status, string code)
    {
        using var response = await app.Client.PostAsync("auth/login", new StringContent(body, Encoding.UTF8, type));

        await ShouldBeProblemAsync(response, status, code);
    }

    [Fact]
    public async Task A_body_of_ten_thousand_nested_arrays_is_refused()
    {
        var nested = new StringContent(new string('[', 7_000) + new string(']', 7_000), Encoding.UTF8, "application/json");

        using var response = await app.Client.PostAsync("auth/login", nested);

        await ShouldBeProblemAsync(response, 400, "invalid_json");
    }

    [Fact]
    public async Task A_body_of_fifty_megabytes_is_413()
    {
        using var content = new ByteArrayContent(new byte[50_000_000]);
        content.Headers.ContentType = new("application/json");
        using var request = new HttpRequestMessage(HttpMethod.Post, "auth/login") { Content = content };
        request.Headers.ExpectContinue = true;

        using var response = await app.Client.SendAsync(request);

        await ShouldBeProblemAsync(response, 413, "body_too_large");
    }

    [Fact]
    public async Task The_trace_of_the_caller_is_honoured()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "auth/logout");
        request.Headers.Add("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");

        using var response = await app.Client.SendAsync(request);

        var problem = await response.Content.ReadFromJsonAsync<JsonElement>();
        problem.GetProperty("trace_id").GetString().ShouldBe("0af7651916cd43dd8448eb211c80319c");
    }

    [LocalFact]
    public async Task Logins_leave_no_secret_and_no_address_in_the_log()
    {
        var login = await app.LoginAsync("finance.viewer");
        using var logout = await app.SendAsync(HttpMethod.Post, "auth/logout", login.GetProperty("access_token").GetString());

        app.Log.ShouldNotContain(login.GetProperty("access_token").GetString()!);
        app.Log.ShouldNotContain(login.GetProperty("refresh_token").GetString()!);
        app.Log.ShouldNotContain("198.51.");
    }

    internal static async Task ShouldBeProblemAsync(HttpResponseMessage response, int status, string code)
    {
        var body = await response.Content.ReadAsStringAsync();
        ((int)response.StatusCode).ShouldBe(status, body);
        response.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
        response.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
        var problem = JsonDocument.Parse(body).RootElement;
        problem.GetProperty("code").GetString().ShouldBe(code);
        problem.GetProperty("status").GetInt32().ShouldBe(status);
        problem.GetProperty("trace_id").GetString()!.Length.ShouldBe(32);
        problem.GetProperty("title").GetString().ShouldNotBeNullOrEmpty();
        problem.GetProperty("detail").GetString().ShouldNotBeNullOrEmpty();
    }

    private static async Task<string?> CodeAsync(HttpResponseMessage response)
    {
        var body = await response.Content.ReadAsStringAsync();
        return body.Contains("\"code\"") ? JsonDocument.Parse(body).RootElement.GetProperty("code").GetString() : null;
    }

    private async Task<JsonElement> RefreshAsync(string token)
    {
        using var response = await app.Client.PostAsJsonAsync("auth/refresh", new { refresh_token = token });
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        return await response.Content.ReadFromJsonAsync<JsonElement>();
    }

    private async Task ExecuteAsync(string sql)
    {
        await using var command = app.Database.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }
}
