using Microsoft.AspNetCore.SignalR.Client;

namespace Mezzofy.LocalHost.Tests.SignalR;

/// <summary>The service's REST API, as its public specification (version 2022-06-01) says.</summary>
public sealed class DataPlaneTests(SignalRFixture app) : IClassFixture<SignalRFixture>
{
    private static readonly object Message = new { target = "told", arguments = new object[] { "it" } };

    [Fact]
    public async Task A_message_is_sent_to_a_user_a_group_a_connection_and_everybody()
    {
        await using var client = await ConnectAsync("a/b c");
        var id = client.Connection.ConnectionId;
        (await app.AskAsync("PUT", $"tests/groups/g/connections/{id}")).ShouldBe(200);

        foreach (var to in new[] { "users/a%2Fb%20c/", "groups/g/", $"connections/{id}/", string.Empty })
        {
            (await app.AskAsync("POST", $"tests/{to}:send", Message)).ShouldBe(202, to);
            (await client.NextAsync()).ShouldBe("told(it)", to);
        }
    }

    [Fact]
    public async Task Excluded_connections_get_nothing()
    {
        await using var left = await ConnectAsync("left");
        await using var right = await ConnectAsync("right");

        await app.AskAsync("POST", "tests/:send", Message, query: $"api-version=2022-06-01&excluded={left.Connection.ConnectionId}");
        await app.AskAsync("POST", "tests/users/left/:send", new { target = "told", arguments = new[] { "other" } });

        (await right.NextAsync()).ShouldBe("told(it)");
        (await left.NextAsync()).ShouldBe("told(other)");
    }

    [Fact]
    public async Task Users_and_connections_are_found_while_they_are_connected()
    {
        await using var client = await ConnectAsync("present");
        var id = client.Connection.ConnectionId;

        (await app.AskAsync("HEAD", "tests/users/present")).ShouldBe(200);
        (await app.AskAsync("HEAD", "tests/users/absent")).ShouldBe(404);
        (await app.AskAsync("HEAD", $"tests/connections/{id}")).ShouldBe(200);
        await client.Connection.StopAsync();
        await Eventually.TrueAsync(async () => await app.AskAsync("HEAD", "tests/users/present") == 404, "the user to be gone");
    }

    [Fact]
    public async Task Users_enter_and_leave_groups()
    {
        await using var client = await ConnectAsync("mover");

        (await app.AskAsync("PUT", "tests/users/mover/groups/room")).ShouldBe(200);
        (await app.AskAsync("HEAD", "tests/users/mover/groups/room")).ShouldBe(200);
        (await app.AskAsync("HEAD", "tests/groups/room")).ShouldBe(200);
        (await app.AskAsync("DELETE", "tests/users/mover/groups/room")).ShouldBe(200);
        (await app.AskAsync("HEAD", "tests/groups/room")).ShouldBe(404);
        (await app.AskAsync("PUT", "tests/groups/room/connections/none")).ShouldBe(404);
        (await app.AskAsync("DELETE", $"tests/connections/{client.Connection.ConnectionId}/groups")).ShouldBe(200);
    }

    [Theory]
    [InlineData("DELETE", "connections/{id}", 200)]
    [InlineData("POST", "users/{user}/:closeConnections", 204)]
    public async Task A_connection_is_closed(string method, string path, int status)
    {
        var user = $"closed-{Guid.NewGuid():N}";
        await using var client = await ConnectAsync(user);

        (await app.AskAsync(method, $"tests/{path}".Replace("{id}", client.Connection.ConnectionId).Replace("{user}", user))).ShouldBe(status);

        await client.ClosedAsync();
    }

    [Fact]
    public async Task A_token_must_be_signed_current_and_for_this_address()
    {
        const string Path = "tests/:send";
        var address = $"{app.Service.Endpoint}/api/hubs/{Path}";

        (await app.AskAsync("POST", Path, Message, app.Token(address, key: new string('k', 64)))).ShouldBe(401, "another key");
        (await app.AskAsync("POST", Path, Message, app.Token(address, TimeSpan.FromMinutes(-1)))).ShouldBe(401, "expired");
        (await app.AskAsync("POST", Path, Message, app.Token($"{app.Service.Endpoint}/api/hubs/other/:send"))).ShouldBe(401, "another address");
        (await app.AskAsync("POST", Path, Message, "rubbish")).ShouldBe(401, "no token");
    }

    [Fact]
    public async Task A_request_that_is_wrong_is_refused()
    {
        (await app.AskAsync("POST", "tests/:send", new { arguments = new[] { 1 } })).ShouldBe(400, "no target");
        (await app.AskAsync("POST", "tests/:send", new { target = "x", arguments = 1 })).ShouldBe(400, "arguments are no array");
        (await app.AskAsync("POST", "tests/:send", Message, query: "x=1")).ShouldBe(400, "no version");
        (await app.AskAsync("POST", "tests/:send", new { target = "x", arguments = new[] { new string('x', 1_100_000) } })).ShouldBe(413, "too large");
        (await app.AskAsync("POST", "tests/:explode")).ShouldBe(404);
        (await app.AskAsync("POST", "1bad/:send", Message)).ShouldBe(404);
    }

    private async Task<TestClient> ConnectAsync(string user)
    {
        var client = await app.ConnectAsync($"hub?user={Uri.EscapeDataString(user)}");
        (await client.NextAsync()).ShouldStartWith("came");
        return client;
    }
}
