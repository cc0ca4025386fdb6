namespace Microsoft.Azure.Functions.Worker;

/// <summary>Puts a user or a connection into a group, or takes it out.</summary>
public sealed class SignalRGroupAction
{
    /// <summary>Makes one.</summary>
    /// <param name="actionType">What is done.</param>
    public SignalRGroupAction(SignalRGroupActionType actionType) => Action = actionType;

    /// <summary>What is done.</summary>
    public SignalRGroupActionType Action { get; set; }

    /// <summary>The connection.</summary>
    public string? ConnectionId { get; set; }

    /// <summary>The user; with <see cref="ConnectionId"/> unset.</summary>
    public string? UserId { get; set; }

    /// <summary>The group; unset for <see cref="SignalRGroupActionType.RemoveAll"/>.</summary>
    public string? GroupName { get; set; }
}

/// <summary>What a <see cref="SignalRGroupAction"/> does.</summary>
public enum SignalRGroupActionType
{
    /// <summary>Into the group.</summary>
    Add = 0,

    /// <summary>Out of the group.</summary>
    Remove = 1,

    /// <summary>Out of every group.</summary>
    RemoveAll = 2,
}
