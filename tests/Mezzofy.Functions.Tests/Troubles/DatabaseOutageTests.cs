using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Mezzofy.Functions.Tests.Auth;
using Mezzofy.Testing;

namespace Mezzofy.Functions.Tests.Troubles;

/// <summary>The database goes away and comes back.</summary>
[Collection("troubles")]
public sealed class DatabaseOutageTests(TroubledApp troubled)
{
    private const int Talkers = 6;

    private RunningApp App => troubled.App;

    [LocalFact]
    public async Task Without_the_database_the_answer_is_503_and_afterwards_everything_goes_on()
    {
        var login = await App.LoginAsync("ceo");
        App.DatabaseCable.Cut();

        using var answer = await App.Client.PostAsJsonAsync("auth/login", new { email = "ceo@mezzofy.com", password = "mezzofy-demo" });
        await AuthenticationTests.ShouldBeProblemAsync(answer, 503, "database_unavailable");
        answer.Headers.RetryAfter.ShouldNotBeNull();
        (await App.Client.GetAsync("health")).StatusCode.ShouldBe(HttpStatusCode.OK);
        var trace = (await answer.Content.ReadFromJsonAsync<JsonElement>()).Text("trace_id");
        App.Log.ShouldContain(trace);

        App.DatabaseCable.Restore();
        await Eventually.TrueAsync(async () => await LoginStatusAsync() == HttpStatusCode.OK, "the app to recover");
        using var logout = await App.SendAsync(HttpMethod.Post, "auth/logout", login.GetProperty("access_token").GetString());
        logout.StatusCode.ShouldBe(HttpStatusCode.NoContent);
    }

    [LocalFact]
    public async Task A_database_that_goes_and_returns_under_load_loses_and_doubles_nothing()
    {
        var person = await App.PersonAsync("support.manager");
        var (answered, stop) = (new ConcurrentDictionary<string, string>(), new CancellationTokenSource());
        var talkers = Enumerable.Range(0, Talkers).Select(_ => TalkAsync(person, answered, stop.Token)).ToArray();
        await Eventually.TrueAsync(() => answered.Count > Talkers, "the load to begin");

        var before = answered.Count;
        App.DatabaseCable.Cut();
        await Eventually.TrueAsync(async () => await LoginStatusAsync() == HttpStatusCode.ServiceUnavailable, "the app to notice");
        App.DatabaseCable.Restore();
        await Eventually.TrueAsync(() => answered.Count > before + (2 * Talkers), "the load to go on", TimeSpan.FromSeconds(60));
        await stop.CancelAsync();
        await Task.WhenAll(talkers);

        // Every message that was answered is in the history once, with one answer.
        (await App.ScalarAsync<long>("select count(*) from mezzofy.runs where id = any($1) and status = 'completed'", (object)answered.Values.Distinct().ToArray())).ShouldBe(answered.Count);
        (await App.ScalarAsync<long>("select count(*) from mezzofy.messages where run_id = any($1)", (object)answered.Values.ToArray())).ShouldBe(2 * answered.Count);
        (await App.ScalarAsync<long>("select count(*) from mezzofy.idempotency_keys where key = any($1)", (object)answered.Keys.ToArray())).ShouldBe(answered.Count);
    }

    // Says one thing after the other, each until it is answered, as a phone does.
    private static async Task TalkAsync(Person person, ConcurrentDictionary<string, string> answered, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            var key = $"{Guid.NewGuid()}";
            await Eventually.TrueAsync(
                async () =>
                {
                    using var response = await person.MessageAsync("How many open tickets are there?", key: key);
                    if (response.StatusCode != HttpStatusCode.OK)
                    {
                        ((int)response.StatusCode).ShouldBeOneOf(503, 409);
                        return false;
                    }

                    answered[key] = (await response.Content.ReadFromJsonAsync<JsonElement>()).Text("run_id");
                    return true;
                },
                "an answer",
                TimeSpan.FromSeconds(60));
        }
    }

    private async Task<HttpStatusCode> LoginStatusAsync()
    {
        using var client = App.NewClient();
        using var response = await client.PostAsJsonAsync("auth/login", new { email = "ceo@mezzofy.com", password = "mezzofy-demo" });
        return response.StatusCode;
    }
}
