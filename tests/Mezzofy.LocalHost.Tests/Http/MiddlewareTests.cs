using System.Net;

namespace Mezzofy.LocalHost.Tests.Http;

public sealed class MiddlewareTests(HttpFixture fixture) : IClassFixture<HttpFixture>
{
    [Fact]
    public async Task Middleware_runs_in_order_of_registration_and_out_in_reverse_within_one_scope()
    {
        await using var host = await BehaviourHost.StartAsync("Http");

        (await host.TextAsync("trail", ("x-outer", "trail"))).ShouldBe("outer-inner-function outer outer-http");

        await host.SeenAsync("disposed:outer-inner-function-inner-outer");
    }

    [Fact]
    public async Task A_caught_exception_is_the_original_one_and_what_is_written_gets_through()
    {
        using var response = await fixture.Host.GetAsync("throw/any", ("x-outer", "catch"));

        response.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        response.Headers.GetValues("x-caught").ShouldBe(["InvalidOperationException FormatException"]);
        (await response.Content.ReadAsStringAsync()).ShouldBe("""{"caught":true}""");
    }

    [Fact]
    public async Task A_written_response_stays_although_the_result_is_set_too()
    {
        using var response = await fixture.Host.GetAsync("throw/any", ("x-outer", "catch-and-result"));

        response.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await response.Content.ReadAsStringAsync()).ShouldBe("""{"caught":true}""");
    }

    [Fact]
    public async Task Catching_after_the_response_started_is_too_late()
    {
        using var response = await fixture.Host.GetAsync("throw-late", ("x-outer", "catch"));

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        await Should.ThrowAsync<HttpRequestException>(response.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData("short-write", 403, "short")]
    [InlineData("short-status", 403, "")]
    [InlineData("short-action", 418, "short")]
    [InlineData("short-minimal", 418, "short")]
    [InlineData("short-nothing", 200, "")]
    [InlineData("replace", 201, "replaced")]
    [InlineData("anything-else", 500, "")]
    public async Task Middleware_answers_in_the_functions_place(string wish, int status, string body)
    {
        using var response = await fixture.Host.GetAsync("needs-nothing", ("x-outer", wish));

        ((int)response.StatusCode).ShouldBe(status);
        (await response.Content.ReadAsStringAsync()).ShouldBe(body);
    }

    [Fact]
    public async Task A_result_is_replaced_for_a_function_that_returns_nothing_too()
    {
        using var response = await fixture.Host.GetAsync("no-result", ("x-outer", "replace"));

        response.StatusCode.ShouldBe(HttpStatusCode.Created);
    }

    [Fact]
    public async Task Headers_can_be_set_after_next_because_results_are_executed_last()
    {
        using var response = await fixture.Host.GetAsync("result/bad", ("x-outer", "headers-after"));

        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        response.Headers.GetValues("x-after").ShouldBe(["started False, status 200"]);
    }
}
