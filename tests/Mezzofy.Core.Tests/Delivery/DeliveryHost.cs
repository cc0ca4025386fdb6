using Azure.Storage.Blobs;
using Mezzofy.Core.Artifacts;
using Mezzofy.Core.Data;
using Mezzofy.Core.Delivery;
using Mezzofy.Testing;
using Mezzofy.Testing.Providers;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Mezzofy.Core.Tests.Delivery;

/// <summary>Delivery as the app registers it, over a database of its own, against providers that are small servers of their own.</summary>
public sealed class DeliveryHost : IAsyncLifetime
{
    private readonly string container = $"t-{Guid.NewGuid():N}";
    private readonly string folder = Directory.CreateTempSubdirectory("outbox-").FullName;
    private ServiceProvider services = null!;

    internal static string Owner { get; } = Ids.New(Ids.User);

    internal FakeTimeProvider Clock { get; } = new(DateTimeOffset.UtcNow);

    internal TestDatabase Database { get; private set; } = null!;

    internal FakeProviders Providers { get; private set; } = null!;

    internal Outbox Outbox => Get<Outbox>();

    internal OutboxDispatcher Dispatcher => Get<OutboxDispatcher>();

    internal string Folder => folder;

    public Task InitializeAsync() => StartAsync();

    public async Task DisposeAsync()
    {
        await Get<InstancePresence>().StopAsync(default);
        await services.DisposeAsync();
        await Providers.DisposeAsync();
        await new BlobServiceClient(TestServices.Storage, BlobContainer.ClientOptions()).GetBlobContainerClient(container).DeleteIfExistsAsync();
        await Database.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    internal static async Task<DeliveryHost> StartAsync(bool connected = true, params (string Name, string Value)[] settings)
    {
        var host = new DeliveryHost();
        await host.StartAsync(connected, settings.ToDictionary(setting => setting.Name, setting => (string?)setting.Value));
        return host;
    }

    internal T Get<T>()
        where T : notnull => services.GetRequiredService<T>();

    internal Task<StoredDelivery> EnqueueAsync(Mail mail) => Outbox.EnqueueAsync(NewDelivery.Of(mail, Guid.NewGuid().ToString(), Owner), default);

    internal Task<StoredDelivery> EnqueueAsync(TeamsPost post) => Outbox.EnqueueAsync(NewDelivery.Of(post, Guid.NewGuid().ToString(), Owner), default);

    internal Task<StoredDelivery> EnqueueAsync(PushNotification push) => Outbox.EnqueueAsync(NewDelivery.Of(push, Guid.NewGuid().ToString(), Owner), default);

    internal async Task<DeliveryStatus> SendAsync(StoredDelivery delivery) => await Dispatcher.DispatchAsync(delivery.Id, default);

    internal async Task<StoredDelivery> AfterAsync(StoredDelivery delivery, TimeSpan time)
    {
        Clock.Advance(time);
        await Dispatcher.DispatchDueAsync(default);
        return (await Outbox.FindAsync(delivery.Id, default))!;
    }

    internal async Task<DeliveryView> ViewAsync(StoredDelivery delivery) => (await Get<DeliveryReader>().FindAsync(delivery.Id, default))!;

    internal async Task<Artifact> FileAsync(long size, string name = "report.pdf")
    {
        var bytes = new byte[size];
        Random.Shared.NextBytes(bytes);
        return await Get<IArtifactStore>().SaveAsync(
            new NewArtifact(Owner, null, "pdf", name, "application/pdf", "generated", 50_000_000), new MemoryStream(bytes), default);
    }

    internal static string AddressOf(string userId) => $"{userId.Replace('_', '.')}@mezzofy.com";

    internal async Task<string> UserAsync()
    {
        var id = Ids.New(Ids.User);
        await using var command = Database.DataSource.CreateCommand(
            "insert into mezzofy.users (id, email, name, department, role, password_hash) values ($1, replace($1, '_', '.') || '@mezzofy.com', 'Someone', 'sales', 'sales_rep', '')");
        command.Parameters.AddWithValue(id);
        await command.ExecuteNonQueryAsync();
        return id;
    }

    private async Task StartAsync(bool connected = true, Dictionary<string, string?>? settings = null)
    {
        Database = await TestDatabase.CreateAsync();
        Providers = await FakeProviders.StartAsync();
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["AzureWebJobsStorage"] = TestServices.Storage, ["Artifacts:Container"] = container, ["Delivery:OutboxFolder"] = folder,
        });
        if (connected)
        {
            configuration.AddInMemoryCollection(Providers.Settings().Select(setting => KeyValuePair.Create(setting.Key, (string?)setting.Value)));
        }

        var built = configuration.AddInMemoryCollection(settings ?? []).Build();
        services = new ServiceCollection()
            .AddLogging()
            .AddSingleton<TimeProvider>(Clock)
            .AddSingleton(Database.DataSource)
            .AddSingleton(new DatabaseOptions { ConnectionString = Database.ConnectionString })
            .AddSingleton<InstancePresence>()
            .AddArtifacts(built)
            .AddDelivery(built)
            .BuildServiceProvider();
        await Get<InstancePresence>().StartAsync(default);
    }
}
