using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Mezzofy.Testing;

/// <summary>A storage account whose disk is full: it answers every write as the emulator does then.</summary>
public sealed class FullStorage(WebApplication app) : IAsyncDisposable
{
    /// <summary>How to reach it.</summary>
    public string ConnectionString { get; } =
        "DefaultEndpointsProtocol=http;AccountName=devstoreaccount1;AccountKey=AAAA;BlobEndpoint="
        + $"{app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First()}/devstoreaccount1;";

    /// <summary>Starts it on a free port.</summary>
    public static async Task<FullStorage> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        app.Run(async context =>
        {
            // The container can be made; a blob cannot.
            var isContainer = context.Request.Query.ContainsKey("restype");
            await context.Request.Body.CopyToAsync(Stream.Null);
            context.Response.StatusCode = isContainer ? StatusCodes.Status201Created : StatusCodes.Status500InternalServerError;
            await context.Response.WriteAsync(isContainer ? "" : "<Error><Code>InternalError</Code><Message>ENOSPC: no space left on device, write</Message></Error>");
        });
        await app.StartAsync();
        return new FullStorage(app);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => app.DisposeAsync();
}
