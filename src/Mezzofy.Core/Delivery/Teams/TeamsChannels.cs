using Mezzofy.Core.Identity;
using Microsoft.Extensions.Options;

namespace Mezzofy.Core.Delivery.Teams;

/// <summary>The channels that can be posted to, by the names people use.</summary>
public sealed class TeamsChannels(IOptions<TeamsOptions> options)
{
    private readonly Dictionary<string, TeamsChannelOptions?> channels = Read(options.Value);

    /// <summary>The names, in order.</summary>
    public IReadOnlyList<string> Names => [.. channels.Keys.Order(StringComparer.Ordinal)];

    /// <summary>Whether there is such a channel; <c>sales</c>, <c>#Sales</c> and <c>"# sales"</c> are one.</summary>
    public bool IsKnown(string? name) => name is not null && channels.ContainsKey(Plain(name));

    /// <summary>The name as it is configured.</summary>
    public static string Plain(string name) => name.Trim().TrimStart('#').Trim().ToLowerInvariant();

    /// <summary>What to tell somebody who named another.</summary>
    public string Unknown(string name) => $"There is no Teams channel \"{Plain(name)}\"; there are {string.Join(", ", Names)}.";

    /// <summary>The name of the channel that Teams calls so, if one is configured with that <c>ChannelId</c>; else null.</summary>
    public string? NameOf(string? channelId) =>
        channelId is null ? null : channels.FirstOrDefault(channel => channel.Value?.ChannelId == channelId || channel.Value?.ConversationId == channelId).Key;

    /// <summary>Where the channel is; null for one that is known and not connected.</summary>
    /// <exception cref="DeliveryFaultException">Permanent: there is no such channel; the message lists those there are.</exception>
    internal TeamsChannelOptions? Find(string name) => channels.TryGetValue(Plain(name), out var found) ? found : throw DeliveryFaultException.Permanent(Unknown(name));

    private static Dictionary<string, TeamsChannelOptions?> Read(TeamsOptions options)
    {
        var channels = Departments.All.Append("general").ToDictionary(name => name, _ => (TeamsChannelOptions?)null);
        foreach (var (name, channel) in options.Channels)
        {
            channels[Plain(name)] = channel;
        }

        return channels;
    }
}
