namespace Mezzofy.LocalHost.SignalR;

/// <summary>Who is connected to one hub, as which user and in which groups. A user stays in a group when their connections end.</summary>
internal sealed class HubMembers
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, LiveConnection> connections = new(StringComparer.Ordinal);
    private readonly Dictionary<string, HashSet<LiveConnection>> users = new(StringComparer.Ordinal);
    private readonly Dictionary<string, HashSet<LiveConnection>> groups = new(StringComparer.Ordinal);
    private readonly Dictionary<string, HashSet<string>> groupsOfUsers = new(StringComparer.Ordinal);

    /// <summary>Takes a connection in, and into the groups of its user.</summary>
    public void Add(LiveConnection connection)
    {
        lock (gate)
        {
            connections[connection.Id] = connection;
            if (connection.UserId is not { } user)
                return;
            Enter(users, user, connection);
            foreach (var group in groupsOfUsers.GetValueOrDefault(user) ?? [])
                Join(connection, group);
        }
    }

    /// <summary>Forgets a connection.</summary>
    public void Remove(LiveConnection connection)
    {
        lock (gate)
        {
            connections.Remove(connection.Id);
            if (connection.UserId is { } user)
                Leave(users, user, connection);
            foreach (var group in connection.Groups)
                Leave(groups, group, connection);
        }
    }

    /// <summary>Everybody.</summary>
    public IReadOnlyList<LiveConnection> All()
    {
        lock (gate)
            return [.. connections.Values];
    }

    /// <summary>One connection, or none.</summary>
    public IReadOnlyList<LiveConnection> Connection(string id)
    {
        lock (gate)
            return connections.TryGetValue(id, out var connection) ? [connection] : [];
    }

    /// <summary>The connections of a user.</summary>
    public IReadOnlyList<LiveConnection> User(string user)
    {
        lock (gate)
            return [.. users.GetValueOrDefault(user) ?? []];
    }

    /// <summary>The connections in a group.</summary>
    public IReadOnlyList<LiveConnection> Group(string group)
    {
        lock (gate)
            return [.. groups.GetValueOrDefault(group) ?? []];
    }

    /// <summary>Whether a user is in a group.</summary>
    public bool IsUserIn(string user, string group)
    {
        lock (gate)
            return groupsOfUsers.GetValueOrDefault(user)?.Contains(group) == true;
    }

    /// <summary>Puts a connection into a group; false where there is no such connection.</summary>
    public bool AddToGroup(string id, string group)
    {
        lock (gate)
        {
            if (!connections.TryGetValue(id, out var connection))
                return false;
            Join(connection, group);
            return true;
        }
    }

    /// <summary>Takes a connection out of a group, or out of all; false where there is no such connection.</summary>
    public bool RemoveFromGroup(string id, string? group)
    {
        lock (gate)
        {
            if (!connections.TryGetValue(id, out var connection))
                return false;
            Part(connection, group);
            return true;
        }
    }

    /// <summary>Puts a user into a group, with the connections they have and will have.</summary>
    public void AddUserToGroup(string user, string group)
    {
        lock (gate)
        {
            (groupsOfUsers.TryGetValue(user, out var known) ? known : groupsOfUsers[user] = new(StringComparer.Ordinal)).Add(group);
            foreach (var connection in users.GetValueOrDefault(user) ?? [])
                Join(connection, group);
        }
    }

    /// <summary>Takes a user out of a group, or out of all.</summary>
    public void RemoveUserFromGroup(string user, string? group)
    {
        lock (gate)
        {
            if (groupsOfUsers.TryGetValue(user, out var known) && (group is null || (known.Remove(group) && known.Count == 0)))
                groupsOfUsers.Remove(user);
            foreach (var connection in users.GetValueOrDefault(user) ?? [])
                Part(connection, group);
        }
    }

    private void Join(LiveConnection connection, string group)
    {
        if (connection.Groups.Add(group))
            Enter(groups, group, connection);
    }

    private void Part(LiveConnection connection, string? group)
    {
        foreach (var name in connection.Groups.Where(name => group is null || name == group).ToList())
        {
            connection.Groups.Remove(name);
            Leave(groups, name, connection);
        }
    }

    private static void Enter(Dictionary<string, HashSet<LiveConnection>> sets, string key, LiveConnection connection) =>
        (sets.TryGetValue(key, out var set) ? set : sets[key] = []).Add(connection);

    private static void Leave(Dictionary<string, HashSet<LiveConnection>> sets, string key, LiveConnection connection)
    {
        if (sets.TryGetValue(key, out var set) && set.Remove(connection) && set.Count == 0)
            sets.Remove(key);
    }
}
