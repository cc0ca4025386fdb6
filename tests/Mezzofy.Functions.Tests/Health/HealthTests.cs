using System.Net;
using System.Text.Json;
using Mezzofy.Functions.Tests.Auth;

namespace Mezzofy.Functions.Tests.Health;

[Collection("app")]
public sealed class HealthTests(RunningApp app)
{
    [Fact]
    public async Task Health_is_public_and_says_that_the_process_answers()
    {
        using var response = await app.Client.GetAsync("health");

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        response.Content.Headers.ContentType!.ToString().ShouldBe("application/json; charset=utf-8");
        var body = JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement;
        body.Text("status").ShouldBe("ok");
        body.Text("version").ShouldMatch(@"^\d+\.\d+\.\d+$");
    }

    [Theory]
    [InlineData("GET", "health")]
    [InlineData("GET", "chat/sessions")]
    [InlineData("POST", "auth/login")]
    public async Task Every_answer_good_or_bad_carries_the_security_headers(string method, string path)
    {
        using var response = await app.SendAsync(new HttpMethod(method), path);

        response.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
        response.Headers.GetValues("Content-Security-Policy").ShouldBe(["default-src 'none'; frame-ancestors 'none'"]);
        response.Headers.GetValues("Referrer-Policy").ShouldBe(["no-referrer"]);
        response.Headers.CacheControl!.NoStore.ShouldBeTrue();
        response.Headers.Contains("Server").ShouldBeFalse();
    }

    // A path or method that no function has never reaches the product: the host answers, as the Functions host does, with no body.
    [Theory]
    [InlineData("GET", "nowhere")]
    [InlineData("GET", "files/passwd")]
    [InlineData("GET", "../../etc/passwd")]
    [InlineData("POST", "health")]
    [InlineData("DELETE", "chat/send")]
    public async Task What_no_function_answers_is_the_hosts_404(string method, string path)
    {
        using var response = await app.SendAsync(new HttpMethod(method), path);

        response.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await response.Content.ReadAsStringAsync()).ShouldBeEmpty();
    }

    [LocalFact]
    public async Task Other_origins_are_allowed_nothing_until_they_are_configured()
    {
        using var request = new HttpRequestMessage(HttpMethod.Options, "chat/send");
        request.Headers.Add("Origin", "https://elsewhere.example");
        request.Headers.Add("Access-Control-Request-Method", "POST");

        using var preflight = await app.Client.SendAsync(request);

        preflight.Headers.Contains("Access-Control-Allow-Origin").ShouldBeFalse();
    }

    [Fact]
    public async Task A_problem_carries_the_trace_that_its_caller_began()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "chat/sessions");
        request.Headers.Add("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");

        using var response = await app.Client.SendAsync(request);

        await AuthenticationTests.ShouldBeProblemAsync(response, 401, "token_missing");
        (await response.Content.ReadAsStringAsync()).ShouldContain("0af7651916cd43dd8448eb211c80319c");
    }
}
