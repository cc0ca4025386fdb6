namespace Mezzofy.Testing;

/// <summary>How a whole app is started.</summary>
public sealed record AppOptions
{
    /// <summary>The program, in its own project's output under src or tests.</summary>
    public string Program { get; init; } = "Mezzofy.Functions";

    /// <summary>Its data folder; a fresh one by default, removed at the end.</summary>
    public string? DataFolder { get; init; }

    /// <summary>Settings, as environment variables; <c>__</c> stands for a colon.</summary>
    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>();

    /// <summary>How long it may take to be ready.</summary>
    public TimeSpan ReadyWithin { get; init; } = TimeSpan.FromSeconds(90);

    /// <summary>An app on the test services: an own database, which the caller makes, and the shared storage.</summary>
    /// <param name="postgres">The database's connection string.</param>
    /// <param name="settings">More settings; they go before those.</param>
    public static AppOptions On(string postgres, params (string Name, string Value)[] settings) => new()
    {
        Environment = settings
            .Append(("ConnectionStrings__Postgres", postgres))
            .Append(("AzureWebJobsStorage", TestServices.Storage))
            .DistinctBy(setting => setting.Item1)
            .ToDictionary(setting => setting.Item1, setting => setting.Item2),
    };
}
