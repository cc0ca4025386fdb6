using System.Net;

namespace Mezzofy.LocalHost.Tests.Http;

public sealed class FaultTests(HttpFixture fixture) : IClassFixture<HttpFixture>
{
    [Theory]
    [InlineData("throw/any")]
    [InlineData("throw/cancelled")]
    [InlineData("throw/bad-request")]
    public async Task Any_exception_is_a_500_with_no_body_and_the_headers_set_before(string path)
    {
        using var response = await fixture.Host.GetAsync(path);

        response.StatusCode.ShouldBe(HttpStatusCode.InternalServerError);
        response.Content.Headers.ContentLength.ShouldBe(0);
        response.Headers.GetValues("x-before").ShouldBe(["kept"]);
    }

    [Fact]
    public async Task An_exception_after_the_response_started_breaks_the_connection()
    {
        using var response = await fixture.Host.GetAsync("throw-late");

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        await Should.ThrowAsync<HttpRequestException>(response.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task A_class_that_cannot_be_made_fails_its_own_calls_only()
    {
        using var broken = await fixture.Host.GetAsync("unmakeable");
        using var other = await fixture.Host.GetAsync("needs-nothing");

        broken.StatusCode.ShouldBe(HttpStatusCode.InternalServerError);
        broken.Content.Headers.ContentLength.ShouldBe(0);
        other.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_client_that_leaves_fires_the_parameter_the_context_and_request_aborted()
    {
        await using var host = await BehaviourHost.StartAsync("Http");
        using var leaving = new CancellationTokenSource();
        var call = host.Client.GetAsync("wait", leaving.Token);
        await host.SeenAsync("waiting");

        await leaving.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(call);
        foreach (var sighting in new[] { "aborted", "context", "parameter", "ended" })
            await host.SeenAsync(sighting);
    }

    [Fact]
    public async Task Stopping_the_host_lets_a_running_request_end_and_does_not_fire_its_token()
    {
        await using var host = await BehaviourHost.StartAsync("Http");
        var call = host.Client.GetAsync("hold");
        await host.SeenAsync("holding");
        var gate = host.Services.GetService(typeof(Behaviour.Http.Sightings)).ShouldBeOfType<Behaviour.Http.Sightings>().Gates["hold"];

        var stopping = host.StopAsync();
        gate.Release();
        await stopping;

        (await (await call).Content.ReadAsStringAsync()).ShouldBe("held");
    }
}
