using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

namespace Microsoft.Azure.Functions.Worker;

/// <summary>
/// Sends <see cref="SignalRMessageAction"/> and <see cref="SignalRGroupAction"/>, one or an array, to a hub after the function returned.
/// </summary>
public sealed class SignalROutputAttribute : OutputBindingAttribute
{
    /// <summary>The setting that holds the service's connection string; null: <c>AzureSignalRConnectionString</c>.</summary>
    public string? ConnectionStringSetting { get; set; }

    /// <summary>The hub.</summary>
    public string? HubName { get; set; }
}
