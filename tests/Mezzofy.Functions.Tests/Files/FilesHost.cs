using System.Net.Http.Headers;
using System.Text.Json;
using Azure.Storage.Blobs;
using Mezzofy.Core.Artifacts;
using Mezzofy.Core.Conversations;
using Mezzofy.Core.Identity;
using Mezzofy.Core.Identity.Logins;
using Mezzofy.Functions.Auth;
using Mezzofy.Functions.Files;
using Mezzofy.Functions.Http;
using Mezzofy.LocalHost.Hosting;
using Mezzofy.Testing;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Mezzofy.Functions.Tests.Files;

/// <summary>The file functions alone, over HTTP, with real storage; the caller is whoever the header <c>X-User</c> names.</summary>
public sealed class FilesHost : IAsyncLifetime
{
    private readonly string container = $"t-{Guid.NewGuid():N}";
    private TestDatabase database = null!;
    private IHost host = null!;

    public HttpClient Client { get; private set; } = null!;

    public Uri Address => Client.BaseAddress!;

    internal IArtifactStore Store => host.Services.GetRequiredService<IArtifactStore>();

    public async Task InitializeAsync()
    {
        database = await TestDatabase.CreateAsync();
        var builder = new FunctionsApplicationBuilder(new LaunchOptions
        {
            Assembly = typeof(FilesFunctions).Assembly,
            Types = type => type == typeof(FilesFunctions),
            HostJson = """{"extensions":{"http":{"routePrefix":""}}}""",
            Settings = new Dictionary<string, string?> { ["AzureWebJobsStorage"] = TestServices.Storage, ["Artifacts:Container"] = container, ["FUNCTIONS_REQUEST_BODY_SIZE_LIMIT"] = "1000000000" },
        });
        builder.ConfigureFunctionsWebApplication();
        builder.UseMiddleware<ProblemMiddleware>();
        builder.UseMiddleware<NamedCaller>();
        builder.Services.Configure<KestrelServerOptions>(kestrel => kestrel.Limits.MaxRequestBodySize = 1_000_000_000);
        builder.Services.AddSingleton(database.DataSource);
        builder.Services.AddSingleton<ConversationStore>();
        builder.Services.AddArtifacts(builder.Configuration);
        host = builder.Build();
        await host.StartAsync();
        Client = new HttpClient { BaseAddress = new Uri(host.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single()) };
        Client.DefaultRequestHeaders.Add("X-User", "user_alice");
    }

    public async Task DisposeAsync()
    {
        Client.Dispose();
        await host.StopAsync();
        await ((IAsyncDisposable)host).DisposeAsync();
        await Blobs().DeleteIfExistsAsync();
        await database.DisposeAsync();
    }

    internal Task<Artifact> StoreAsync(byte[] content, string name = "report.pdf", string kind = "pdf", string type = "application/pdf", string owner = "user_alice") =>
        Store.SaveAsync(new NewArtifact(owner, null, kind, name, type, "generated", 10_000_000), new MemoryStream(content), CancellationToken.None);

    internal static MultipartFormDataContent Form(byte[] content, string name, string? sessionId = null)
    {
        var form = new MultipartFormDataContent();
        var file = new ByteArrayContent(content);
        file.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        form.Add(file, "file", name);
        if (sessionId is not null)
        {
            form.Add(new StringContent(sessionId), "session_id");
        }

        return form;
    }

    internal static async Task<JsonElement> JsonAsync(HttpResponseMessage response) =>
        JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement;

    internal async Task<string> OpenSessionAsync(string owner)
    {
        var id = Core.Ids.New(Core.Ids.Session);
        await using var command = database.DataSource.CreateCommand(
            "insert into mezzofy.sessions (id, owner_id, title, created_at, updated_at) values ($1, $2, 't', now(), now())");
        command.Parameters.AddWithValue(id);
        command.Parameters.AddWithValue(owner);
        await command.ExecuteNonQueryAsync();
        return id;
    }

    internal async Task<int> BlobCountAsync()
    {
        var count = 0;
        if (!await Blobs().ExistsAsync())
        {
            return 0;
        }

        await foreach (var _ in Blobs().GetBlobsAsync(new Azure.Storage.Blobs.Models.GetBlobsOptions()))
        {
            count++;
        }

        return count;
    }

    private BlobContainerClient Blobs() =>
        new BlobServiceClient(TestServices.Storage, new BlobClientOptions(BlobClientOptions.ServiceVersion.V2025_11_05)).GetBlobContainerClient(container);

    private sealed class NamedCaller : IFunctionsWorkerMiddleware
    {
        public Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
        {
            var http = context.GetHttpContext()!;
            var user = http.Request.Headers["X-User"].ToString();
            var caller = new Caller(user, $"{user}@mezzofy.com", user, Departments.Finance, "cfo", new HashSet<string>(Permissions.All));
            RequestCaller.Set(http, new Authenticated(caller, "login"));
            return next(context);
        }
    }
}
