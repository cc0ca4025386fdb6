namespace Microsoft.Azure.Functions.Worker;

/// <summary>What a client needs to connect to a hub.</summary>
public sealed class SignalRConnectionInfo
{
    /// <summary>The address to connect to.</summary>
    public string? Url { get; set; }

    /// <summary>The token to connect with.</summary>
    public string? AccessToken { get; set; }
}
