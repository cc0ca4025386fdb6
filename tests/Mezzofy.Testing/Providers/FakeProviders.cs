using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Mezzofy.Testing.Providers;

/// <summary>
/// Stands for what lies outside the machine: Entra and Google's token endpoints, Graph, Workflows webhooks, the bot connector and FCM, on one
/// port. Imitates their refusals, and breaks connections when told to.
/// </summary>
public sealed class FakeProviders : IAsyncDisposable
{
    private readonly List<Trouble> troubles = [];
    private readonly CancellationTokenSource ending = new();
    private readonly Lock gate = new();
    private WebApplication app = null!;

    private FakeProviders()
    {
    }

    /// <summary>Where it listens.</summary>
    public Uri Address { get; private set; } = null!;

    /// <summary>Everything that was asked, in order.</summary>
    public ConcurrentQueue<FakeRequest> Requests { get; } = [];

    /// <summary>The sender's mailbox and calendar.</summary>
    public FakeGraph Graph { get; private set; } = null!;

    /// <summary>Webhooks, the bot's conversations, channels.</summary>
    public FakeTeams Teams { get; } = new();

    /// <summary>Phones.</summary>
    public FakeFcm Fcm { get; } = new();

    /// <summary>Starts it on a free port.</summary>
    public static async Task<FakeProviders> StartAsync()
    {
        var fake = new FakeProviders();
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0").ConfigureKestrel(kestrel => kestrel.Limits.MaxRequestBodySize = null);
        fake.app = builder.Build();
        fake.app.Run(fake.AnswerAsync);
        await fake.app.StartAsync();
        fake.Address = new Uri(fake.app.Urls.Single());
        fake.Graph = new FakeGraph(fake.Address);
        return fake;
    }

    /// <summary>Settings that point everything here.</summary>
    public Dictionary<string, string> Settings() => new()
    {
        ["Graph:TenantId"] = "tenant", ["Graph:ClientId"] = "client", ["Graph:ClientSecret"] = "secret",
        ["Graph:BaseUrl"] = $"{Address}v1.0", ["Graph:LoginUrl"] = $"{Address}login",
        ["Delivery:Teams:Channels:sales:WebhookUrl"] = $"{Address}hook/sales",
        ["Delivery:Teams:Channels:support:ConversationId"] = "19:support@thread.tacv2", ["Delivery:Teams:Channels:support:ServiceUrl"] = $"{Address}bot/",
        ["Delivery:Teams:Channels:management:TeamId"] = "team", ["Delivery:Teams:Channels:management:ChannelId"] = "19:management@thread.tacv2",
        ["Delivery:Teams:Bot:AppId"] = "bot", ["Delivery:Teams:Bot:AppSecret"] = "secret", ["Delivery:Teams:Bot:TokenUrl"] = $"{Address}login/bot/token",
        ["Delivery:Teams:Bot:ServiceUrls:0"] = $"{Address}bot/",
        ["Delivery:Teams:Delegated:ClientId"] = "client", ["Delivery:Teams:Delegated:ClientSecret"] = "secret", ["Delivery:Teams:Delegated:RefreshToken"] = "refresh",
        ["Delivery:Push:ProjectId"] = "project", ["Delivery:Push:ClientEmail"] = "push@project", ["Delivery:Push:PrivateKey"] = FakeFcm.PrivateKey,
        ["Delivery:Push:BaseUrl"] = Address.ToString(), ["Delivery:Push:TokenUrl"] = $"{Address}login/google/token",
    };

    /// <summary>Refuses the next requests whose "METHOD /path" matches.</summary>
    public void Refuse(string pattern, int status, string code = "Refused", int? retryAfter = null, int times = 1) =>
        Add(new(pattern, times) { Refusal = new(status, new { error = new { code } }) { RetryAfter = retryAfter } });

    /// <summary>Does what the next such request asks, then breaks the connection in place of an answer.</summary>
    public void Cut(string pattern, int times = 1) => Add(new(pattern, times) { After = context => { context.Abort(); return Task.CompletedTask; } });

    /// <summary>Breaks the connection when the next such request was read, and does nothing.</summary>
    public void Drop(string pattern, int times = 1) => Add(new(pattern, times) { Before = context => { context.Abort(); return Task.CompletedTask; } });

    /// <summary>Does what the next such request asks, and never answers.</summary>
    public void Hold(string pattern, int times = 1) => Add(new(pattern, times) { After = context => Task.Delay(Timeout.Infinite, Ending(context)) });

    /// <summary>How many requests whose "METHOD /path" matches came.</summary>
    public int Count(string pattern) => Requests.Count(request => Regex.IsMatch(request.Line, pattern));

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await ending.CancelAsync();
        await app.StopAsync();
        await app.DisposeAsync();
        ending.Dispose();
    }

    private CancellationToken Ending(HttpContext context) => CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, ending.Token).Token;

    private void Add(Trouble trouble)
    {
        lock (gate)
            troubles.Add(trouble);
    }

    private Trouble? Take(string line)
    {
        lock (gate)
        {
            var found = troubles.FirstOrDefault(trouble => trouble.Left > 0 && Regex.IsMatch(line, trouble.Pattern));
            if (found is not null)
                found.Left--;
            return found;
        }
    }

    private async Task AnswerAsync(HttpContext context)
    {
        var request = await FakeRequest.ReadAsync(context.Request);
        Requests.Enqueue(request);
        var trouble = Take(request.Line);
        try
        {
            if (trouble?.Before is { } before)
            {
                await before(context);
                return;
            }

            var answer = trouble?.Refusal ?? Handle(request);
            if (trouble?.After is { } after)
            {
                await after(context);
                return;
            }

            await answer.WriteAsync(context.Response);
        }
        catch (OperationCanceledException)
        {
            // The caller has gone.
        }
    }

    private FakeAnswer Handle(FakeRequest request) =>
        FakeLogin.Answer(request) ?? Graph.Answer(request) ?? Teams.Answer(request) ?? Fcm.Answer(request) ?? FakeAnswer.Error(404, "ResourceNotFound");

    private sealed record Trouble(string Pattern, int Times)
    {
        public int Left { get; set; } = Times;

        public FakeAnswer? Refusal { get; init; }

        public Func<HttpContext, Task>? Before { get; init; }

        public Func<HttpContext, Task>? After { get; init; }
    }
}
