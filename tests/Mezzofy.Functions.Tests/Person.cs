using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace Mezzofy.Functions.Tests;

/// <summary>Somebody who is signed in and talks to the app.</summary>
internal sealed class Person
{
    private readonly HttpClient client;

    /// <summary>Somebody who has logged in.</summary>
    public Person(HttpClient client, JsonElement login)
    {
        this.client = client;
        Token = login.Text("access_token");
        Id = login.GetProperty("user").Text("id");
    }

    /// <summary>Their access token.</summary>
    public string Token { get; }

    /// <summary>Their id.</summary>
    public string Id { get; }

    /// <summary>Sends a request.</summary>
    public async Task<HttpResponseMessage> SendAsync(
        HttpMethod method, string path, HttpContent? body = null, string? key = null, params (string Name, string? Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, path) { Content = body };
        request.Headers.Authorization = new("Bearer", Token);
        if (key is not null)
        {
            request.Headers.TryAddWithoutValidation("Idempotency-Key", key);
        }

        foreach (var (name, value) in headers.Where(header => header.Value is not null))
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        return await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
    }

    /// <summary>Posts JSON.</summary>
    public Task<HttpResponseMessage> PostAsync(string path, object body, string? key = null) => SendAsync(HttpMethod.Post, path, JsonContent.Create(body), key);

    /// <summary>Sends a message.</summary>
    public Task<HttpResponseMessage> MessageAsync(string message, string? session = null, string? key = null) =>
        PostAsync("chat/send", new { message, session_id = session }, key);

    /// <summary>Sends a message that is answered.</summary>
    public async Task<JsonElement> AskAsync(string message, string? session = null, string? key = null)
    {
        using var response = await MessageAsync(message, session, key);
        return await ReadAsync(response);
    }

    /// <summary>Gets what is there.</summary>
    public async Task<JsonElement> GetAsync(string path)
    {
        using var response = await SendAsync(HttpMethod.Get, path);
        return await ReadAsync(response);
    }

    private static async Task<JsonElement> ReadAsync(HttpResponseMessage response)
    {
        var body = await response.Content.ReadAsStringAsync();
        response.StatusCode.ShouldBe(HttpStatusCode.OK, body);
        response.Content.Headers.ContentType!.ToString().ShouldBe("application/json; charset=utf-8");
        return JsonDocument.Parse(body).RootElement;
    }
}

/// <summary>Short ways into answers.</summary>
internal static class JsonExtensions
{
    /// <summary>A member's text.</summary>
    public static string Text(this JsonElement element, string member) => element.GetProperty(member).GetString().ShouldNotBeNull();

    /// <summary>A member's texts.</summary>
    public static string[] Texts(this JsonElement element, string member) => [.. element.Items(member).Select(item => item.GetString()!)];

    /// <summary>A member's items.</summary>
    public static JsonElement[] Items(this JsonElement element, string member) => [.. element.GetProperty(member).EnumerateArray()];
}
