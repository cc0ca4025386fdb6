using System.Text.RegularExpressions;
using Azure.Identity;
using Azure.Storage.Blobs;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Mezzofy.Core.Artifacts;

/// <summary>Registers the store of files.</summary>
public static partial class ArtifactsSetup
{
    /// <summary>Adds <see cref="IArtifactStore"/>, <see cref="FileUploads"/>, <see cref="ArtifactHousekeeping"/> and what they need.</summary>
    /// <exception cref="InvalidOperationException">A setting is missing or wrong; the message names it.</exception>
    public static IServiceCollection AddArtifacts(this IServiceCollection services, IConfiguration configuration)
    {
        var options = configuration.GetSection(ArtifactOptions.Section).Get<ArtifactOptions>() ?? new ArtifactOptions();
        if (!ContainerName().IsMatch(options.Container))
        {
            throw new InvalidOperationException("Artifacts:Container must be 3 to 63 lower-case letters, digits and single hyphens.");
        }

        var client = Client(configuration.GetSection(ArtifactOptions.StorageSetting));
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(new BlobContainer(client.GetBlobContainerClient(options.Container)));
        services.AddSingleton<ArtifactRows>();
        services.AddSingleton<ArtifactStore>();
        services.AddSingleton<IArtifactStore>(provider => provider.GetRequiredService<ArtifactStore>());
        services.AddSingleton(provider => new FileUploads(provider.GetRequiredService<ArtifactStore>()));
        services.AddSingleton(provider => new ArtifactHousekeeping(
            provider.GetRequiredService<BlobContainer>(), provider.GetRequiredService<ArtifactRows>(), provider.GetRequiredService<TimeProvider>()));
        return services;
    }

    private static BlobServiceClient Client(IConfigurationSection storage)
    {
        if (storage["blobServiceUri"] is { Length: > 0 } address)
        {
            return Uri.TryCreate(address, UriKind.Absolute, out var uri)
                ? new BlobServiceClient(uri, new DefaultAzureCredential(), BlobContainer.ClientOptions())
                : throw new InvalidOperationException($"{ArtifactOptions.StorageSetting}:blobServiceUri is not an address.");
        }

        try
        {
            return string.IsNullOrWhiteSpace(storage.Value)
                ? throw new InvalidOperationException($"{ArtifactOptions.StorageSetting} is not set: name a storage account.")
                : new BlobServiceClient(storage.Value, BlobContainer.ClientOptions());
        }
        catch (FormatException)
        {
            // The exception may quote the setting, which holds the account's key.
            throw new InvalidOperationException($"{ArtifactOptions.StorageSetting} is not a storage connection string.");
        }
    }

    [GeneratedRegex("^(?=.{3,63}$)[a-z0-9]+(-[a-z0-9]+)*$")]
    private static partial Regex ContainerName();
}
