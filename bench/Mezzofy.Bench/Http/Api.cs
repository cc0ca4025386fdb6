using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;

namespace Mezzofy.Bench.Http;

/// <summary>A signed-in client of a running server: <c>MEZZOFY_BASE_URL</c> (default http://127.0.0.1:7071), <c>MEZZOFY_DEMO_PASSWORD</c>.</summary>
internal sealed class Api
{
    private readonly HttpClient client = new(new SocketsHttpHandler { MaxConnectionsPerServer = 256 })
    {
        BaseAddress = new(Environment.GetEnvironmentVariable("MEZZOFY_BASE_URL") ?? "http://127.0.0.1:7071"),
        Timeout = TimeSpan.FromMinutes(5),
    };

    public Uri BaseAddress => client.BaseAddress!;

    public string Token { get; private set; } = "";

    public async Task SignInAsync(string mailbox)
    {
        var password = Environment.GetEnvironmentVariable("MEZZOFY_DEMO_PASSWORD") ?? "mezzofy-demo";
        var answer = await client.PostAsJsonAsync("auth/login", new { email = $"{mailbox}@mezzofy.com", password });
        answer.EnsureSuccessStatusCode();
        Token = (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("access_token").GetString()!;
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Token);
    }

    public async IAsyncEnumerable<string> StreamAsync(string message)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "chat/send") { Content = JsonContent.Create(new { message }) };
        request.Headers.Accept.ParseAdd("text/event-stream");
        using var answer = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        using var reader = new StreamReader((await answer.EnsureSuccessStatusCode().Content.ReadAsStreamAsync()));
        while (await reader.ReadLineAsync() is { } line)
        {
            yield return line;
        }
    }

    public async Task<JsonElement> SendAsync(string message, string? sessionId = null)
    {
        var answer = await client.PostAsJsonAsync("chat/send", new { message, session_id = sessionId });
        var body = await answer.Content.ReadFromJsonAsync<JsonElement>();
        return answer.IsSuccessStatusCode ? body : throw new InvalidOperationException($"{(int)answer.StatusCode}: {body}");
    }
}
