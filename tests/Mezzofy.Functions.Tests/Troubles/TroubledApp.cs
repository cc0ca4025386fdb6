using Mezzofy.Testing;

namespace Mezzofy.Functions.Tests.Troubles;

/// <summary>An app whose database can be cut off, whose file storage is full, and whose telemetry is collected.</summary>
public sealed class TroubledApp : IAsyncLifetime
{
    private FullStorage storage = null!;

    /// <summary>The app.</summary>
    public RunningApp App { get; private set; } = null!;

    internal OtlpCollector Collector { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        storage = await FullStorage.StartAsync();
        Collector = await OtlpCollector.StartAsync();
        App = new RunningApp
        {
            Cuttable = true,
            Settings =
            [
                ("AzureWebJobsStorage", storage.ConnectionString), ("OTEL_EXPORTER_OTLP_ENDPOINT", Collector.Address), ("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf"),
                ("OTEL_BSP_SCHEDULE_DELAY", "200"), ("OTEL_METRIC_EXPORT_INTERVAL", "500"),
            ],
        };
        await App.InitializeAsync();
    }

    public async Task DisposeAsync()
    {
        await App.DisposeAsync();
        await Collector.DisposeAsync();
        await storage.DisposeAsync();
    }
}

/// <summary>Tests that share it, one after the other.</summary>
[CollectionDefinition("troubles")]
public sealed class TroublesCollection : ICollectionFixture<TroubledApp>;
