using System.Collections.Concurrent;
using System.Net;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Mezzofy.Core.Tests.Realtime;

/// <summary>
/// The service as its public REST specification (2022-06-01) says: it takes a well-formed message with a token signed for that address,
/// and answers 202; it can also be busy, away, slow, or have another key.
/// </summary>
internal sealed class FakeSignalRService : IAsyncDisposable
{
    public const string Key = "a-key-that-is-long-enough-for-HS256-0123456789";

    private readonly WebApplication app;
    private readonly ConcurrentQueue<string> accepted = new();
    private readonly ConcurrentQueue<string> refused = new();
    private readonly ConcurrentQueue<(int Status, string? RetryAfter)> troubles = new();
    private int requests;

    private FakeSignalRService(WebApplication app) => this.app = app;

    /// <summary>As the setting names it.</summary>
    public string ConnectionString => $"Endpoint={Address};AccessKey={Key};Version=1.0;";

    public string Address { get; private set; } = "";

    /// <summary>What was accepted, as <c>user: argument</c>, or the path of another request.</summary>
    public IReadOnlyList<string> Accepted => [.. accepted];

    /// <summary>Why requests were refused that were not meant to be.</summary>
    public IReadOnlyList<string> Refused => [.. refused];

    /// <summary>All requests.</summary>
    public int Requests => Volatile.Read(ref requests);

    /// <summary>The key that tokens are checked with.</summary>
    public string CheckedKey { get; set; } = Key;

    /// <summary>Requests wait here before they are looked at.</summary>
    public Func<Task> Delay { get; set; } = () => Task.CompletedTask;

    public static async Task<FakeSignalRService> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var service = new FakeSignalRService(app);
        ((IApplicationBuilder)app).Run(service.ServeAsync);
        await app.StartAsync();
        service.Address = app.Urls.Single();
        return service;
    }

    /// <summary>The next requests are answered so.</summary>
    public void Trouble(int status, string? retryAfter = null, int times = 1)
    {
        for (var i = 0; i < times; i++)
        {
            troubles.Enqueue((status, retryAfter));
        }
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private async Task ServeAsync(HttpContext http)
    {
        Interlocked.Increment(ref requests);
        await Delay();
        if (troubles.TryDequeue(out var trouble))
        {
            http.Response.StatusCode = trouble.Status;
            http.Response.Headers.RetryAfter = trouble.RetryAfter;
            return;
        }

        var path = http.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget.Split('?')[0];
        var fault = await TokenFaultAsync(http.Request, Address + path) ?? (http.Request.Query["api-version"] == "2022-06-01" ? null : "api-version");
        if (fault is null && http.Request.Method == "POST" && path.Split('/') is ["", "api", "hubs", "chat", "users", var user, ":send"])
        {
            fault = await TakeAsync(http, Uri.UnescapeDataString(user));
        }
        else if (fault is null && http.Request.Method == "POST" && path.EndsWith("/:closeConnections", StringComparison.Ordinal))
        {
            accepted.Enqueue(path);
            http.Response.StatusCode = StatusCodes.Status204NoContent;
        }
        else
        {
            fault ??= $"{http.Request.Method} {path}";
        }

        if (fault is not null)
        {
            refused.Enqueue(fault);
            http.Response.StatusCode = fault.StartsWith("token", StringComparison.Ordinal) ? StatusCodes.Status401Unauthorized : StatusCodes.Status400BadRequest;
        }
    }

    private async Task<string?> TakeAsync(HttpContext http, string user)
    {
        if (http.Request.ContentType != "application/json")
        {
            return $"content type {http.Request.ContentType}";
        }

        using var body = await JsonDocument.ParseAsync(http.Request.Body);
        var names = body.RootElement.EnumerateObject().Select(property => property.Name).ToList();
        if (!names.SequenceEqual(["target", "arguments"]) || body.RootElement.GetProperty("target").GetString() != "event")
        {
            return $"body {body.RootElement}";
        }

        var arguments = body.RootElement.GetProperty("arguments");
        if (arguments.GetArrayLength() != 1 || arguments[0].ValueKind != JsonValueKind.Object)
        {
            return $"arguments {arguments}";
        }

        accepted.Enqueue($"{user}: {arguments[0]}");
        http.Response.StatusCode = StatusCodes.Status202Accepted;
        return null;
    }

    private async Task<string?> TokenFaultAsync(HttpRequest request, string audience)
    {
        var token = request.Headers.Authorization.ToString()["Bearer ".Length..];
        var result = await new JsonWebTokenHandler().ValidateTokenAsync(token, new TokenValidationParameters
        {
            IssuerSigningKey = new SymmetricSecurityKey(Encoding.UTF8.GetBytes(CheckedKey)),
            ValidAlgorithms = ["HS256"],
            ValidAudience = audience,
            ValidateIssuer = false,
            ClockSkew = TimeSpan.Zero,
        });
        return !result.IsValid ? $"token {result.Exception.GetType().Name}"
            : result.SecurityToken.ValidTo > DateTime.UtcNow.AddMinutes(15) ? "token of long life"
            : null;
    }
}
