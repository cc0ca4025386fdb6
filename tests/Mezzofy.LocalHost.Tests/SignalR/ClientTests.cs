using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Client;

namespace Mezzofy.LocalHost.Tests.SignalR;

/// <summary>Real clients, who are given the negotiating function's address and nothing else.</summary>
public sealed class ClientTests(SignalRFixture app) : IClassFixture<SignalRFixture>
{
    [Theory]
    [InlineData(HttpTransportType.WebSockets)]
    [InlineData(HttpTransportType.ServerSentEvents)]
    [InlineData(HttpTransportType.LongPolling)]
    public async Task A_client_connects_through_the_negotiating_function_over_any_transport(HttpTransportType transport)
    {
        await using var client = await app.ConnectAsync("hub?user=ada", transport);

        (await client.NextAsync()).ShouldBe("came(ada, none)");
        await client.Connection.InvokeAsync("raw", "hello");
        (await client.NextAsync()).ShouldBe("raw(hello)");
    }

    [Fact]
    public async Task Negotiation_names_the_services_address_and_a_token()
    {
        using var response = await app.Host.Client.PostAsync("hub/negotiate?user=ada", null);

        var answer = await response.Content.ReadFromJsonAsync<JsonElement>();
        answer.GetProperty("url").GetString().ShouldBe($"{app.Service.Endpoint}/client/?hub=tests");
        answer.GetProperty("accessToken").GetString()!.Split('.').Length.ShouldBe(3);
    }

    [Fact]
    public async Task A_function_sees_the_user_and_the_claims_that_negotiation_copied()
    {
        var token = new Microsoft.IdentityModel.JsonWebTokens.JsonWebTokenHandler().CreateToken("""{"sid":"login_7","secret":"x"}""");
        await using var client = await app.ConnectAsync("hubs/grace", token: token);

        (await client.NextAsync()).ShouldBe("came(grace, login_7)");
    }

    [Fact]
    public async Task Arguments_are_bound_by_name_and_answered_in_declared_casing()
    {
        await using var client = await app.ConnectAsync("hub?user=ada");
        await client.NextAsync();

        await client.Connection.InvokeAsync("ECHO", "hi", new { name = "screw", count = 3 });

        (await client.NextAsync()).ShouldBe("""echoed(hi, {"Name":"screw","Count":3}, 2)""");
    }

    [Fact]
    public async Task An_object_for_a_text_parameter_arrives_as_its_JSON()
    {
        await using var client = await app.ConnectAsync("hub?user=ada");
        await client.NextAsync();

        await client.Connection.InvokeAsync("raw", new { a = 1 });

        (await client.NextAsync()).ShouldBe("""raw({"a":1})""");
    }

    [Theory]
    [InlineData("nothing", 1, "Method 'nothing' does not exist.")]
    [InlineData("invoke", 1, "Method 'invoke' does not exist.")]
    [InlineData("echo", 1, "Method 'echo' has 2 arguments, not 1.")]
    [InlineData("fail", 0, "Method 'fail' failed.")]
    public async Task An_invocation_that_cannot_be_answered_fails_without_internals_and_the_connection_stays(string method, int arguments, string message)
    {
        await using var client = await app.ConnectAsync("hub?user=ada");
        await client.NextAsync();

        var failure = await Should.ThrowAsync<HubException>(() => client.Connection.InvokeCoreAsync(method, [.. Enumerable.Repeat<object>("x", arguments)]));

        failure.Message.ShouldEndWith(message);
        failure.Message.ShouldNotContain("secret");
        await client.Connection.InvokeAsync("raw", "still here");
        (await client.NextAsync()).ShouldBe("raw(still here)");
    }

    [Fact]
    public async Task A_slow_message_holds_up_no_other()
    {
        await using var client = await app.ConnectAsync("hub?user=ada");
        await client.NextAsync();
        await client.Connection.SendAsync("wait");

        await client.Connection.InvokeAsync("raw", "meanwhile");

        (await client.NextAsync()).ShouldBe("raw(meanwhile)");
    }

    [Fact]
    public async Task A_message_of_900_KB_arrives_and_one_of_more_than_1_MB_closes_the_connection()
    {
        await using var client = await app.ConnectAsync("hub?user=ada");
        await client.NextAsync();

        await client.Connection.InvokeAsync("size", new string('x', 900_000));
        (await client.NextAsync()).ShouldBe("sized(900000)");

        await Should.ThrowAsync<Exception>(() => client.Connection.InvokeAsync("size", new string('x', 1_100_000)));
        await client.ClosedAsync();
    }

    [Fact]
    public async Task A_client_that_leaves_starts_the_disconnected_function()
    {
        await using var client = await app.ConnectAsync("hub?user=leaver");
        await client.NextAsync();

        await client.Connection.StopAsync();

        await Eventually.TrueAsync(() => app.Sightings.All().Contains("gone:leaver:well"), "the function to run");
    }

    [Fact]
    public async Task Users_groups_and_connections_are_those_of_one_hub()
    {
        await using var other = await app.ConnectAsync("other");
        await using var client = await app.ConnectAsync("hub?user=ada");
        await client.NextAsync();

        await Should.ThrowAsync<HubException>(() => other.Connection.InvokeAsync("raw", "x"));
        (await app.AskAsync("HEAD", $"other/connections/{client.Connection.ConnectionId}")).ShouldBe(404);
        (await app.AskAsync("HEAD", $"other/connections/{other.Connection.ConnectionId}")).ShouldBe(200);
    }
}
