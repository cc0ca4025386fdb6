using System.Collections;
using System.Text.Json;
using Mezzofy.LocalHost.Functions;
using Mezzofy.LocalHost.Hosting;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Mezzofy.LocalHost.SignalR;

/// <summary>Messages and group actions, one or many of one kind.</summary>
internal sealed class SignalROutput : IOutputBinding
{
    /// <inheritdoc/>
    public Type Attribute => typeof(SignalROutputAttribute);

    /// <inheritdoc/>
    public OutputSender Bind(LocalFunction function, Attribute attribute, Type value)
    {
        var output = (SignalROutputAttribute)attribute;
        HubNames.Check(function, output.HubName, output.ConnectionStringSetting);
        var item = value.IsArray ? value.GetElementType()! : value is { IsGenericType: true } && value.IsAssignableTo(typeof(IEnumerable)) ? value.GenericTypeArguments[0] : value;
        if (item != typeof(SignalRMessageAction) && item != typeof(SignalRGroupAction))
            throw new StartupException($"Function '{function.Name}': a SignalR output sends SignalRMessageAction or SignalRGroupAction, not {value.Name}.");
        return (invocation, result) =>
        {
            var hubs = invocation.InstanceServices.GetRequiredService<LiveHubs>();
            foreach (var action in result as IEnumerable ?? new[] { result })
                Send(hubs, output.HubName!, action);
            return Task.CompletedTask;
        };
    }

    /// <inheritdoc/>
    public void Register(IServiceCollection services, HostSettings settings, IReadOnlyList<LocalFunction> functions)
    {
        if (settings.App.GetValue(ServiceAddress.OwnSetting, true))
        {
            services.AddHubs(settings);
            return;
        }

        throw new StartupException($"Function '{functions[0].Name}': {ServiceAddress.Setting} names another service than this host, whose hubs SignalR outputs are sent to here.");
    }

    private static void Send(LiveHubs hubs, string hub, object? action)
    {
        var members = hubs.Of(hub);
        if (action is SignalRMessageAction message)
            hubs.Send(To(members, message), message.Target, [.. (message.Arguments ?? []).Select(argument => (object?)JsonSerializer.SerializeToElement(argument))]);
        else if (action is SignalRGroupAction group)
            Apply(members, group);
    }

    private static IEnumerable<LiveConnection> To(HubMembers members, SignalRMessageAction message) => message switch
    {
        { ConnectionId.Length: > 0 } => members.Connection(message.ConnectionId),
        { UserId.Length: > 0 } => members.User(message.UserId),
        { GroupName.Length: > 0 } => members.Group(message.GroupName),
        _ => members.All(),
    };

    private static void Apply(HubMembers members, SignalRGroupAction action)
    {
        var group = action.Action == SignalRGroupActionType.RemoveAll
            ? null
            : action.GroupName ?? throw new InvalidOperationException($"A SignalR group action {action.Action} needs a group.");
        switch (action)
        {
            case { ConnectionId.Length: > 0, Action: SignalRGroupActionType.Add }:
                members.AddToGroup(action.ConnectionId, group!);
                break;
            case { ConnectionId.Length: > 0 }:
                members.RemoveFromGroup(action.ConnectionId, group);
                break;
            case { UserId.Length: > 0, Action: SignalRGroupActionType.Add }:
                members.AddUserToGroup(action.UserId, group!);
                break;
            case { UserId.Length: > 0 }:
                members.RemoveUserFromGroup(action.UserId, group);
                break;
            default:
                throw new InvalidOperationException("A SignalR group action needs a user or a connection.");
        }
    }
}
