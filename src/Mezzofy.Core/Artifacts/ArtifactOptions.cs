namespace Mezzofy.Core.Artifacts;

/// <summary>Where files are kept. Settings: <c>AzureWebJobsStorage</c>, <c>Artifacts:*</c>.</summary>
public sealed record ArtifactOptions
{
    /// <summary>The configuration section.</summary>
    public const string Section = "Artifacts";

    /// <summary>The setting of the storage account: a connection string, or <c>:blobServiceUri</c> below it for a managed identity.</summary>
    public const string StorageSetting = "AzureWebJobsStorage";

    /// <summary>The container, 3 to 63 lower-case letters, digits and hyphens. Setting: <c>Artifacts:Container</c>.</summary>
    public string Container { get; init; } = "mezzofy-files";
}
