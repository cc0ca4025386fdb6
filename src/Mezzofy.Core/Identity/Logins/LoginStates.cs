using System.Collections.Concurrent;
using Mezzofy.Core.Identity.Tokens;
using Npgsql;

namespace Mezzofy.Core.Identity.Logins;

/// <summary>Whether a login still stands and what its person may do now, remembered for a moment in this process.</summary>
/// <remarks>
/// The rows in PostgreSQL are the truth. A change notifies every process (LISTEN/NOTIFY, milliseconds), and what is remembered is read
/// again after <see cref="Staleness"/> at the latest: that is the bound when a notification is lost. A row that was read before a
/// notification came is not remembered after it.
/// </remarks>
internal sealed class LoginStates(NpgsqlDataSource database, TimeProvider time)
{
    /// <summary>The longest time for which a change may go unnoticed.</summary>
    public static readonly TimeSpan Staleness = TimeSpan.FromSeconds(2);

    private const int MaxRemembered = 20_000;

    private const string Select = $"""
        select {Users.Columns}
          from mezzofy.logins l join mezzofy.users u on u.id = l.user_id
         where l.id = $1 and l.revoked_at is null and u.disabled_at is null
        """;

    private readonly ConcurrentDictionary<string, Entry> entries = new(StringComparer.Ordinal);
    private long changes;

    /// <summary>Who the token stands for, or null when its login or its rights have ended.</summary>
    public ValueTask<Authenticated?> FindAsync(AccessToken token, CancellationToken cancellationToken) =>
        FindAsync(token.UserId, token.LoginId, token.Version, cancellationToken);

    /// <summary>Who somebody is who came with this login and these rights, or null when one of them has ended.</summary>
    public ValueTask<Authenticated?> FindAsync(string userId, string loginId, int version, CancellationToken cancellationToken)
    {
        if (entries.TryGetValue(loginId, out var entry) && time.GetElapsedTime(entry.ReadAt) < Staleness)
        {
            return new(entry.For(userId, version));
        }

        return new(ReadAsync(userId, loginId, version, cancellationToken));
    }

    /// <summary>Forgets a login.</summary>
    public void ForgetLogin(string loginId)
    {
        Interlocked.Increment(ref changes);
        entries.TryRemove(loginId, out _);
    }

    /// <summary>Forgets all logins of a person.</summary>
    public void ForgetUser(string userId)
    {
        Interlocked.Increment(ref changes);
        foreach (var (loginId, entry) in entries)
        {
            if (entry.UserId == userId)
            {
                entries.TryRemove(loginId, out _);
            }
        }
    }

    /// <summary>Forgets everything: notifications may have been missed.</summary>
    public void ForgetAll()
    {
        Interlocked.Increment(ref changes);
        entries.Clear();
    }

    private async Task<Authenticated?> ReadAsync(string userId, string loginId, int version, CancellationToken cancellationToken)
    {
        var (seen, readAt) = (Interlocked.Read(ref changes), time.GetTimestamp());
        var entry = new Entry(loginId, await UserAsync(loginId, cancellationToken), readAt);
        if (entries.Count >= MaxRemembered)
        {
            entries.Clear();
        }

        entries[loginId] = entry;
        if (seen != Interlocked.Read(ref changes))
        {
            entries.TryRemove(new(loginId, entry));
        }

        return entry.For(userId, version);
    }

    private async Task<User?> UserAsync(string loginId, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(Select);
        command.Parameters.Add(new() { Value = loginId });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        return await reader.ReadAsync(cancellationToken) ? Users.Read(reader) : null;
    }

    private sealed class Entry(string loginId, User? user, long readAt)
    {
        private readonly Authenticated? authenticated = user is null ? null : new Authenticated(user.ToCaller(), loginId) { Version = user.Version };

        public long ReadAt => readAt;

        public string? UserId => user?.Id;

        public Authenticated? For(string userId, int version) => user?.Id == userId && user.Version == version ? authenticated : null;
    }
}
