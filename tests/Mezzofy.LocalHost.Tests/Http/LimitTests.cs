using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;

namespace Mezzofy.LocalHost.Tests.Http;

public sealed class LimitTests
{
    private const int Worker = 30_000_000;

    [Theory]
    [InlineData(Worker, HttpStatusCode.OK)]
    [InlineData(Worker + 1, HttpStatusCode.InternalServerError)]
    public async Task A_body_beyond_30_million_bytes_is_a_500_unless_kestrel_is_configured(int length, HttpStatusCode status)
    {
        await using var host = await BehaviourHost.StartAsync("Http");

        (await UploadAsync(host, length)).ShouldBe(status);
    }

    [Fact]
    public async Task Kestrels_limit_is_what_the_app_configures()
    {
        await using var host = await BehaviourHost.StartAsync("Http", configure: builder =>
            builder.Services.Configure<KestrelServerOptions>(kestrel => kestrel.Limits.MaxRequestBodySize = 40_000_000));

        (await UploadAsync(host, Worker + 1)).ShouldBe(HttpStatusCode.OK);
        (await UploadAsync(host, 40_000_001)).ShouldBe(HttpStatusCode.InternalServerError);
    }

    [Fact]
    public async Task A_body_beyond_the_hosts_limit_is_a_500_whatever_kestrel_allows()
    {
        await using var host = await BehaviourHost.StartAsync(
            "Http",
            configure: builder => builder.Services.Configure<KestrelServerOptions>(kestrel => kestrel.Limits.MaxRequestBodySize = null),
            settings: ("FUNCTIONS_REQUEST_BODY_SIZE_LIMIT", "1000"));

        (await UploadAsync(host, 1000)).ShouldBe(HttpStatusCode.OK);
        (await UploadAsync(host, 1001)).ShouldBe(HttpStatusCode.InternalServerError);
        (await UploadAsync(host, 1001, chunked: true)).ShouldBe(HttpStatusCode.InternalServerError);
    }

    [Fact]
    public async Task A_function_that_honours_its_token_gives_its_own_answer_when_its_time_is_over()
    {
        await using var host = await BehaviourHost.StartAsync("Http", """{"functionTimeout":"00:00:00.5","extensions":{"http":{"routePrefix":""}}}""");
        var started = Stopwatch.GetTimestamp();

        (await host.TextAsync("wait")).ShouldBe("own answer");

        Stopwatch.GetElapsedTime(started).ShouldBeInRange(TimeSpan.FromSeconds(0.4), TimeSpan.FromSeconds(5));
        (await host.TextAsync("sightings")).Split(' ').ShouldBe(["waiting", "context", "parameter", "ended"], ignoreOrder: true);
    }

    [Fact]
    public async Task A_function_that_never_ends_is_answered_with_a_500_for_it()
    {
        await using var host = await BehaviourHost.StartAsync("Http", """{"functionTimeout":"00:00:00.5","extensions":{"http":{"routePrefix":""}}}""");

        using var response = await host.GetAsync("hold");

        response.StatusCode.ShouldBe(HttpStatusCode.InternalServerError);
        (await response.Content.ReadAsStringAsync()).ShouldBeEmpty();
        (await host.SendAsync(HttpMethod.Post, "gates/hold")).Dispose();
    }

    [Fact]
    public async Task More_requests_than_maxOutstandingRequests_are_refused_with_429()
    {
        await using var host = await BehaviourHost.StartAsync(
            "Http", """{"extensions":{"http":{"routePrefix":"","maxOutstandingRequests":3,"maxConcurrentRequests":1}}}""");
        var calls = Enumerable.Range(0, 6).Select(_ => host.GetAsync("hold")).ToList();

        var refused = await FirstAsync(calls, 3);
        foreach (var response in refused)
        {
            response.StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
            response.Headers.GetValues("X-FUNCTION-SCALEOUT").ShouldBe(["1"]);
            response.Headers.RetryAfter.ShouldBeNull();
            (await response.Content.ReadAsStringAsync()).ShouldBeEmpty();
        }

        OpenDirectly(host, 3);
        (await Task.WhenAll(calls)).Count(response => response.StatusCode == HttpStatusCode.OK).ShouldBe(3);
    }

    [Fact]
    public async Task No_more_than_maxConcurrentRequests_run_at_once_and_the_others_wait()
    {
        await using var host = await BehaviourHost.StartAsync("Http", """{"extensions":{"http":{"routePrefix":"","maxConcurrentRequests":2}}}""");
        var sightings = host.Services.GetRequiredService<Behaviour.Http.Sightings>();
        var calls = Enumerable.Range(0, 6).Select(_ => host.GetAsync("hold")).ToList();

        foreach (var held in new[] { 2, 4, 6 })
        {
            await Eventually.TrueAsync(() => sightings.All().Count == held, $"{held} running requests");
            OpenDirectly(host, 2);
            (await FirstAsync(calls, held)).ShouldAllBe(response => response.StatusCode == HttpStatusCode.OK);
        }
    }

    [Fact]
    public async Task A_preflight_is_a_404_and_no_cors_headers_are_sent_without_the_setting()
    {
        await using var host = await BehaviourHost.StartAsync("Http");

        using var preflight = await PreflightAsync(host);

        preflight.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        preflight.Headers.ShouldNotContain(header => header.Key.StartsWith("Access-Control"));
    }

    [Fact]
    public async Task A_preflight_is_the_hosts_to_answer_with_the_setting()
    {
        await using var host = await BehaviourHost.StartAsync("Http", settings: ("Host:CORS", "https://app.example, https://other.example"));

        using var preflight = await PreflightAsync(host);
        using var call = await host.GetAsync("files/list", ("Origin", "https://app.example"));
        using var stranger = await host.GetAsync("files/list", ("Origin", "https://stranger.example"));

        preflight.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        call.Headers.GetValues("Access-Control-Allow-Origin").ShouldBe(["https://app.example"]);
        stranger.Headers.Contains("Access-Control-Allow-Origin").ShouldBeFalse();
    }

    private static Task<HttpResponseMessage> PreflightAsync(BehaviourHost host) => host.SendAsync(
        HttpMethod.Options, "files/list", null, ("Origin", "https://app.example"), ("Access-Control-Request-Method", "GET"));

    // A client that gets its answer before it has sent everything sees a broken pipe instead, so the answer is read from the socket.
    private static async Task<HttpStatusCode> UploadAsync(BehaviourHost host, int length, bool chunked = false)
    {
        var address = host.Client.BaseAddress!;
        using var client = new TcpClient();
        await client.ConnectAsync(address.Host, address.Port);
        await using var stream = client.GetStream();
        var framing = chunked ? "Transfer-Encoding: chunked" : $"Content-Length: {length}";
        await stream.WriteAsync(Encoding.ASCII.GetBytes($"POST /upload HTTP/1.1\r\nHost: x\r\n{framing}\r\n\r\n"));
        var sending = SendBodyAsync(stream, length, chunked);
        using var reader = new StreamReader(stream, leaveOpen: true);
        var status = (await reader.ReadLineAsync())!.Split(' ')[1];
        client.Close();
        await sending;
        return (HttpStatusCode)int.Parse(status);
    }

    private static async Task SendBodyAsync(Stream stream, int length, bool chunked)
    {
        try
        {
            if (chunked)
                await stream.WriteAsync(Encoding.ASCII.GetBytes($"{length:x}\r\n"));
            await stream.WriteAsync(new byte[length]);
            if (chunked)
                await stream.WriteAsync("\r\n0\r\n\r\n"u8.ToArray());
        }
        catch (Exception exception) when (exception is IOException or ObjectDisposedException)
        {
            // The server has answered and closed.
        }
    }

    private static void OpenDirectly(BehaviourHost host, int times) =>
        host.Services.GetRequiredService<Behaviour.Http.Sightings>().Gates["hold"].Release(times);

    private static async Task<List<HttpResponseMessage>> FirstAsync(List<Task<HttpResponseMessage>> calls, int count)
    {
        await Eventually.TrueAsync(() => calls.Count(call => call.IsCompleted) >= count, $"{count} answers");
        return [.. calls.Where(call => call.IsCompleted).Select(call => call.Result)];
    }
}
