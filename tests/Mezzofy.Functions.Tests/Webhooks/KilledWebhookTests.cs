using System.Net;
using System.Text;
using Mezzofy.Testing;

namespace Mezzofy.Functions.Tests.Webhooks;

/// <summary>A process that is killed while events arrive and are worked on.</summary>
public sealed class KilledWebhookTests : IAsyncLifetime
{
    private const int Events = 60;
    private static readonly TimeSpan Bound = TimeSpan.FromMinutes(4);
    private readonly RunningApp app = new() { Settings = [("Webhooks__Mezzofy__Secrets__0", WebhookApp.Secret)] };

    public Task InitializeAsync() => app.InitializeAsync();

    public Task DisposeAsync() => app.DisposeAsync();

    [LocalFact]
    public async Task What_was_accepted_is_done_and_done_once_however_often_the_process_dies()
    {
        var bodies = Enumerable.Range(0, Events)
            .Select(number => WebhookApp.Body("customer_signed_up", new { customer_id = $"killed-{number}", company_name = $"Killed {number}", email = $"info@killed{number}.example" }))
            .ToList();
        for (var kill = 1; kill <= 3; kill++)
        {
            // Some are answered, some are not; what is worked on then is anywhere between its row and its last mail.
            var sending = Task.WhenAll(bodies.Skip((kill - 1) * Events / 3).Take(Events / 3).Select(TryPostAsync));
            await Task.Delay(Random.Shared.Next(20, 600));
            await app.KillAsync();
            await sending;
            await app.RestartAsync();
        }

        // As every sender does with what was not answered; what was is a duplicate.
        foreach (var body in bodies)
        {
            (await TryPostAsync(body)).ShouldBe(HttpStatusCode.OK);
        }

        await Eventually.TrueAsync(async () => await CountAsync("mezzofy.webhook_events where status = 'completed'") == Events, "every event's work to end", Bound);
        (await CountAsync("mezzofy.webhook_events")).ShouldBe(Events);
        (await CountAsync("biz.leads where external_id like 'killed-%'")).ShouldBe(Events);
        await Eventually.TrueAsync(async () => await CountAsync("mezzofy.deliveries where status = 'captured'") == 2 * Events, "every mail and card to be out", Bound);
        (await CountAsync("mezzofy.deliveries")).ShouldBe(2 * Events);
        Directory.GetFiles(Path.Combine(app.DataFolder, "outbox"), "*.eml").Length.ShouldBe(Events);
    }

    private async Task<HttpStatusCode?> TryPostAsync(string body)
    {
        try
        {
            using var content = new StringContent(body, Encoding.UTF8, "application/json");
            using var response = await app.Client.PostAsync("webhooks/mezzofy", content);
            return response.StatusCode;
        }
        catch (HttpRequestException)
        {
            return null;
        }
    }

    private Task<long> CountAsync(string from) => app.ScalarAsync<long>($"select count(*) from {from}");
}
