using System.Net;
using System.Net.Http.Json;
using Mezzofy.Testing;
using Npgsql;

namespace Mezzofy.Functions.Tests.Auth;

/// <summary>The database goes away and comes back; an app of its own, for it is the whole app that suffers.</summary>
public sealed class DatabaseOutageTests : IAsyncLifetime
{
    private readonly RunningApp app = new();

    public Task InitializeAsync() => app.InitializeAsync();

    public Task DisposeAsync() => app.DisposeAsync();

    [Fact]
    public async Task Without_the_database_the_answer_is_503_and_afterwards_everything_goes_on()
    {
        var login = await app.LoginAsync("ceo");
        var name = new NpgsqlConnectionStringBuilder(app.ConnectionString).Database;
        await AdminAsync($"alter database {name} allow_connections false");
        await AdminAsync($"select pg_terminate_backend(pid) from pg_stat_activity where datname = '{name}'");

        await Eventually.TrueAsync(async () => await LoginStatusAsync() == HttpStatusCode.ServiceUnavailable, "the outage to show");
        using var answer = await app.Client.PostAsJsonAsync("auth/login", new { email = "ceo@mezzofy.com", password = "mezzofy-demo" });
        await AuthenticationTests.ShouldBeProblemAsync(answer, 503, "database_unavailable");
        answer.Headers.RetryAfter.ShouldNotBeNull();
        (await app.Client.GetAsync("health")).StatusCode.ShouldBe(HttpStatusCode.OK);

        await AdminAsync($"alter database {name} allow_connections true");
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

    private static async Task AdminAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(TestServices.Postgres + ";Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
