using Microsoft.AspNetCore.SignalR.Client;

namespace Mezzofy.LocalHost.Tests.SignalR;

/// <summary>What functions send after they have returned.</summary>
public sealed class OutputTests(SignalRFixture app) : IClassFixture<SignalRFixture>
{
    [Fact]
    public async Task A_message_to_a_user_reaches_all_their_connections_and_nobody_else()
    {
        await using var first = await ConnectAsync("two");
        await using var second = await ConnectAsync("two");
        await using var stranger = await ConnectAsync("stranger");

        await first.Connection.InvokeAsync("tell", "two", null, "mine");
        await first.Connection.InvokeAsync("tell", "stranger", null, "yours");

        (await first.NextAsync()).ShouldBe("told(mine)");
        (await second.NextAsync()).ShouldBe("told(mine)");
        (await stranger.NextAsync()).ShouldBe("told(yours)");
    }

    [Fact]
    public async Task A_connection_joins_and_leaves_a_group()
    {
        await using var member = await ConnectAsync("member");
        await using var stranger = await ConnectAsync("outsider");

        await member.Connection.InvokeAsync("join", "club");
        await stranger.Connection.InvokeAsync("tell", null, "club", "in");
        (await member.NextAsync()).ShouldBe("told(in)");

        await member.Connection.InvokeAsync("leave", "club");
        await stranger.Connection.InvokeAsync("tell", null, "club", "missed");
        await stranger.Connection.InvokeAsync("tell", "member", null, "direct");
        (await member.NextAsync()).ShouldBe("told(direct)");
    }

    [Fact]
    public async Task A_user_in_a_group_brings_the_connections_they_make_later()
    {
        await using var first = await ConnectAsync("joiner");
        await first.Connection.InvokeAsync("enlist", "later");
        await using var second = await ConnectAsync("joiner");

        await second.Connection.InvokeAsync("tell", null, "later", "both");

        (await first.NextAsync()).ShouldBe("told(both)");
        (await second.NextAsync()).ShouldBe("told(both)");
    }

    [Fact]
    public async Task Several_outputs_are_sent_in_the_order_of_their_declaration()
    {
        await using var client = await ConnectAsync("multi");

        await client.Connection.InvokeAsync("both");

        (await client.NextAsync()).ShouldBe("told(one)");
        (await client.NextAsync()).ShouldBe("told(two)");
    }

    private async Task<TestClient> ConnectAsync(string user)
    {
        var client = await app.ConnectAsync($"hub?user={user}");
        (await client.NextAsync()).ShouldStartWith("came");
        return client;
    }
}
