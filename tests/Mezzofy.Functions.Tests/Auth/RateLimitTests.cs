using System.Net;
using Mezzofy.Testing;

namespace Mezzofy.Functions.Tests.Auth;

public sealed class RateLimitTests : IAsyncLifetime
{
    private readonly RunningApp app = new()
    {
        Settings = [("RateLimits__PerUserPerMinute", "5"), ("RateLimits__PerAddressPerMinute", "20")],
    };

    public Task InitializeAsync() => app.InitializeAsync();

    public Task DisposeAsync() => app.DisposeAsync();

    [LocalFact]
    public async Task A_person_and_an_address_that_ask_too_often_wait_while_others_and_probes_do_not()
    {
        var token = (await app.LoginAsync("sales.rep")).GetProperty("access_token").GetString();
        var other = (await app.LoginAsync("sales.manager")).GetProperty("access_token").GetString();

        await FloodAsync(5, token);
        await ShouldBeLimitedAsync(token);
        await FloodAsync(5, other);
        using var client = app.NewClient();
        for (var i = 0; i < 20; i++)
        {
            (await client.PostAsync("auth/refresh", null)).StatusCode.ShouldBe(HttpStatusCode.UnsupportedMediaType);
        }

        await Eventually.TrueAsync(
            async () => (await client.PostAsync("auth/refresh", null)).StatusCode == HttpStatusCode.TooManyRequests, "the address to be limited");
        for (var i = 0; i < 30; i++)
        {
            (await client.GetAsync("health")).StatusCode.ShouldBe(HttpStatusCode.OK);
        }
    }

    private async Task FloodAsync(int count, string? token)
    {
        for (var i = 0; i < count; i++)
        {
            using var response = await AskAsync(token);
            response.StatusCode.ShouldBe(HttpStatusCode.OK);
        }
    }

    // At the turn of a minute the window lets one or two more pass.
    private async Task ShouldBeLimitedAsync(string? token)
    {
        await Eventually.TrueAsync(async () => (await AskAsync(token)).StatusCode == HttpStatusCode.TooManyRequests, "the person to be limited");
        using var response = await AskAsync(token);
        await AuthenticationTests.ShouldBeProblemAsync(response, 429, "rate_limited");
        response.Headers.RetryAfter!.Delta!.Value.ShouldBeInRange(TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(2));
    }

    private async Task<HttpResponseMessage> AskAsync(string? token)
    {
        using var client = app.NewClient();
        client.DefaultRequestHeaders.Authorization = new("Bearer", token);
        return await client.GetAsync("chat/sessions");
    }
}
