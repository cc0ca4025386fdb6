using Microsoft.Extensions.Options;

namespace Mezzofy.Core.Delivery.Providers;

/// <summary>Makes the HTTP clients for providers: no redirects, bounded waits, every failure a <see cref="DeliveryFaultException"/>.</summary>
/// <remarks>They are called at addresses from the settings, and nowhere else. Nothing is logged of a request: addresses name people.</remarks>
internal sealed class ProviderClients(IOptions<DeliveryOptions> options, TimeProvider clock) : IDisposable
{
    private const int MaxAnswer = 4 * 1024 * 1024;
    private readonly SocketsHttpHandler connections = new()
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        ConnectTimeout = TimeSpan.FromSeconds(10),
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
    };

    /// <summary>A client that needs no token.</summary>
    /// <param name="isOnceOnly">Which requests must not be sent twice.</param>
    public HttpClient Create(Func<HttpRequestMessage, bool> isOnceOnly) => Create(isOnceOnly, null);

    /// <summary>A client whose requests carry a token.</summary>
    /// <param name="isOnceOnly">Which requests must not be sent twice.</param>
    /// <param name="tokens">Where it comes from.</param>
    public HttpClient Create(Func<HttpRequestMessage, bool> isOnceOnly, ITokens? tokens)
    {
        HttpMessageHandler inner = new Timed(connections, TimeSpan.FromSeconds(options.Value.AnswerSeconds));
        if (tokens is not null)
        {
            inner = new BearerHandler(tokens) { InnerHandler = inner };
        }

        return new(new FaultHandler(isOnceOnly, clock) { InnerHandler = inner }) { Timeout = Timeout.InfiniteTimeSpan };
    }

    /// <summary>Tokens by a grant.</summary>
    public OAuthTokens Tokens(string endpoint, Func<IEnumerable<KeyValuePair<string, string>>> grant) => new(Create(_ => false), new Uri(endpoint), grant, clock);

    /// <inheritdoc/>
    public void Dispose() => connections.Dispose();

    /// <summary>Bounds one exchange in time, and its answer in size.</summary>
    private sealed class Timed(HttpMessageHandler connections, TimeSpan limit) : HttpMessageHandler
    {
        private readonly HttpMessageInvoker invoker = new(connections, disposeHandler: false);

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            using var bound = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            bound.CancelAfter(limit);
            var answer = await invoker.SendAsync(request, bound.Token);
            await answer.Content.LoadIntoBufferAsync(MaxAnswer, bound.Token);
            return answer;
        }
    }
}
