using System.Net;
using System.Net.Http.Headers;

namespace Mezzofy.Core.Realtime;

/// <summary>Sends requests to the service: again after 429, 5xx and broken connections, three times, waiting as long as it is asked to.</summary>
internal sealed class RealtimeClient(IHttpClientFactory clients, RealtimeOptions options, RealtimeTokens tokens, TimeProvider clock)
{
    /// <summary>The name of the HTTP client.</summary>
    public const string Name = "realtime";

    private const int Attempts = 4;
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(5);

    /// <summary>Sends one.</summary>
    /// <returns>Null when it was accepted; else why not: a status such as <c>401</c>, or <c>unreachable</c>.</returns>
    public async Task<string?> SendAsync(RealtimeRequest request, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            var (failure, asked, mayPass) = await TryAsync(request, cancellationToken);
            if (failure is null || !mayPass || attempt == Attempts)
            {
                return failure;
            }

            await Task.Delay(Wait(attempt, asked), clock, cancellationToken);
        }
    }

    private async Task<(string? Failure, TimeSpan? RetryAfter, bool MayPass)> TryAsync(RealtimeRequest request, CancellationToken cancellationToken)
    {
        try
        {
            using var message = Message(request);
            using var response = await clients.CreateClient(Name).SendAsync(message, cancellationToken);
            return response.IsSuccessStatusCode
                ? default
                : (((int)response.StatusCode).ToString(), RetryAfter(response), response.StatusCode is HttpStatusCode.TooManyRequests or >= HttpStatusCode.InternalServerError);
        }
        catch (HttpRequestException)
        {
            return ("unreachable", null, true);
        }
        catch (TaskCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return ("timeout", null, true);
        }
    }

    private HttpRequestMessage Message(RealtimeRequest request)
    {
        var address = $"{options.Endpoint}/api/hubs/{RealtimeOptions.Hub}/{request.Path}";
        var message = new HttpRequestMessage(request.Method, $"{address}?api-version={RealtimeRequest.Version}");
        message.Headers.Authorization = new AuthenticationHeaderValue("Bearer", tokens.ForRequest(address));
        if (request.Body is { } body)
        {
            message.Content = new ReadOnlyMemoryContent(body);
            message.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        }

        return message;
    }

    private TimeSpan? RetryAfter(HttpResponseMessage response) =>
        response.Headers.RetryAfter is { } header ? header.Delta ?? header.Date - clock.GetUtcNow() : null;

    // 100, 300 and 900 ms, a fifth of it at random, unless the service names its own time.
    private static TimeSpan Wait(int attempt, TimeSpan? asked)
    {
        var wait = asked ?? TimeSpan.FromMilliseconds(100 * Math.Pow(3, attempt - 1) * (0.9 + (Random.Shared.NextDouble() * 0.2)));
        return wait < TimeSpan.Zero ? TimeSpan.Zero : wait > LongestWait ? LongestWait : wait;
    }
}
