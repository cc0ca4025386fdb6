namespace Microsoft.Azure.Functions.Worker;

/// <summary>A message to a connection, a user or a group; to everybody where none of these is named.</summary>
public sealed class SignalRMessageAction
{
    /// <summary>A message without arguments.</summary>
    /// <param name="target">The client's method.</param>
    public SignalRMessageAction(string target) => Target = target;

    /// <summary>A message.</summary>
    /// <param name="target">The client's method.</param>
    /// <param name="arguments">Its arguments.</param>
    public SignalRMessageAction(string target, object[] arguments)
    {
        Target = target;
        Arguments = arguments;
    }

    /// <summary>The connection to send to.</summary>
    public string? ConnectionId { get; set; }

    /// <summary>The user to send to, on all connections.</summary>
    public string? UserId { get; set; }

    /// <summary>The group to send to.</summary>
    public string? GroupName { get; set; }

    /// <summary>The client's method.</summary>
    public string Target { get; }

    /// <summary>Its arguments.</summary>
    public object[]? Arguments { get; set; }
}
