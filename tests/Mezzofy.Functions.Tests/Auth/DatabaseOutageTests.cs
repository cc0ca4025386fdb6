using System.Net;
using System.Net.Http.Json;
using Mezzofy.Testing;

namespace Mezzofy.Functions.Tests.Auth;

/// <summary>The database goes away and comes back; an app of its own, for it is the whole app that suffers.</summary>
public sealed class DatabaseOutageTests : IAsyncLifetime
{
    private readonly RunningApp app = new() { Cuttable = true };

    public Task InitializeAsync() => app.InitializeAsync();

    public Task DisposeAsync() => app.DisposeAsync();

    [LocalFact]
    public async Task Without_the_database_the_answer_is_503_and_afterwards_everything_goes_on()
    {
        var login = await app.LoginAsync("ceo");
        app.DatabaseCable.Cut();

        using var answer = await app.Client.PostAsJsonAsync("auth/login", new { email = "ceo@mezzofy.com", password = "mezzofy-demo" });
        await AuthenticationTests.ShouldBeProblemAsync(answer, 503, "database_unavailable");
        answer.Headers.RetryAfter.ShouldNotBeNull();
        (await app.Client.GetAsync("health")).StatusCode.ShouldBe(HttpStatusCode.OK);

        app.DatabaseCable.Restore();
        await Eventually.TrueAsync(async () => await LoginStatusAsync() == HttpStatusCode.OK, "the app to recover");
        using var logout = await app.SendAsync(HttpMethod.Post, "auth/logout", login.GetProperty("access_token").GetString());
        logout.StatusCode.ShouldBe(HttpStatusCode.NoContent);
    }

    private async Task<HttpStatusCode> LoginStatusAsync()
    {
        using var client = app.NewClient();
        using var response = await client.PostAsJsonAsync("auth/login", new { email = "ceo@mezzofy.com", password = "mezzofy-demo" });
        return response.StatusCode;
    }
}
