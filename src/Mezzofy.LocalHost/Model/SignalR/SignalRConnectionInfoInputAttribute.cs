using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

namespace Microsoft.Azure.Functions.Worker;

/// <summary>
/// Gives a function what a client needs to connect to a hub: an address and a token. <c>{headers.name}</c>, <c>{query.name}</c> and
/// <c>{routeParameter}</c> in its values are read from the request.
/// </summary>
public sealed class SignalRConnectionInfoInputAttribute : InputBindingAttribute
{
    /// <summary>The setting that holds the service's connection string; null: <c>AzureSignalRConnectionString</c>.</summary>
    public string? ConnectionStringSetting { get; set; }

    /// <summary>The hub.</summary>
    public string? HubName { get; set; }

    /// <summary>The user that the connection will be of.</summary>
    public string? UserId { get; set; }

    /// <summary>A token whose claims are copied into the connection's.</summary>
    public string? IdToken { get; set; }

    /// <summary>Which of its claims are copied.</summary>
    public string[]? ClaimTypeList { get; set; }
}
