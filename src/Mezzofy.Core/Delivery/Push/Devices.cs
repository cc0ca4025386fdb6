using Npgsql;

namespace Mezzofy.Core.Delivery.Push;

/// <summary>A phone registered for notifications.</summary>
/// <param name="Id">The device, <c>dev_…</c>.</param>
/// <param name="Platform">One of <see cref="Devices.Platforms"/>.</param>
/// <param name="CreatedAt">When it was registered first.</param>
/// <param name="LastSeenAt">When it was registered last; the app does so at every start.</param>
public sealed record Device(string Id, string Platform, DateTimeOffset CreatedAt, DateTimeOffset LastSeenAt);

/// <summary>The phones that people registered.</summary>
public sealed class Devices(NpgsqlDataSource database, TimeProvider clock)
{
    /// <summary>The most phones of one person; beyond, the one not seen for longest is forgotten.</summary>
    public const int MaxPerUser = 20;

    private const string Columns = "id, platform, created_at, last_seen_at";

    /// <summary>What a device may be.</summary>
    public static IReadOnlyList<string> Platforms { get; } = ["android", "ios", "web"];

    /// <summary>Registers a phone. The same token again is the same device; one that another person had registered is now this one's.</summary>
    public async Task<Device> RegisterAsync(string userId, string token, string platform, CancellationToken cancellationToken)
    {
        const string upsert =
            $"""
            insert into mezzofy.devices as device (id, user_id, token, platform, created_at, last_seen_at) values ($1, $2, $3, $4, $5, $5)
            on conflict (token) do update set
                id = case when device.user_id = excluded.user_id then device.id else excluded.id end,
                created_at = case when device.user_id = excluded.user_id then device.created_at else excluded.created_at end,
                user_id = excluded.user_id, platform = excluded.platform, last_seen_at = excluded.last_seen_at
            returning {Columns}
            """;
        const string trim =
            "delete from mezzofy.devices where id in (select id from mezzofy.devices where user_id = $1 order by last_seen_at desc, id desc offset $2)";
        await using var batch = database.CreateBatch();
        batch.BatchCommands.Add(new(upsert)
        {
            Parameters =
            {
                Outbox.Text(Ids.New(Ids.Device)), Outbox.Text(userId), Outbox.Text(token), Outbox.Text(platform), new() { Value = clock.GetUtcNow().UtcDateTime },
            },
        });
        batch.BatchCommands.Add(new(trim) { Parameters = { Outbox.Text(userId), new() { Value = MaxPerUser } } });
        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
        await reader.ReadAsync(cancellationToken);
        return Read(reader);
    }

    /// <summary>A person's phones, the last seen first.</summary>
    public async Task<IReadOnlyList<Device>> ListAsync(string userId, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand($"select {Columns} from mezzofy.devices where user_id = $1 order by last_seen_at desc, id desc");
        command.Parameters.Add(Outbox.Text(userId));
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var devices = new List<Device>();
        while (await reader.ReadAsync(cancellationToken))
        {
            devices.Add(Read(reader));
        }

        return devices;
    }

    /// <summary>Forgets a phone.</summary>
    /// <returns>False when it is not that person's.</returns>
    public async Task<bool> RemoveAsync(string id, string userId, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand("delete from mezzofy.devices where id = $1 and user_id = $2");
        command.Parameters.AddRange(new[] { Outbox.Text(id), Outbox.Text(userId) });
        return await command.ExecuteNonQueryAsync(cancellationToken) > 0;
    }

    /// <summary>A person's phones with their tokens.</summary>
    internal async Task<IReadOnlyList<(string Id, string Token)>> TokensAsync(string userId, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand("select id, token from mezzofy.devices where user_id = $1 order by last_seen_at desc");
        command.Parameters.Add(Outbox.Text(userId));
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var tokens = new List<(string, string)>();
        while (await reader.ReadAsync(cancellationToken))
        {
            tokens.Add((reader.GetString(0), reader.GetString(1)));
        }

        return tokens;
    }

    /// <summary>Forgets a token that the provider called dead.</summary>
    internal async Task RemoveTokenAsync(string token, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand("delete from mezzofy.devices where token = $1");
        command.Parameters.Add(Outbox.Text(token));
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private static Device Read(NpgsqlDataReader reader) =>
        new(reader.GetString(0), reader.GetString(1), reader.GetFieldValue<DateTimeOffset>(2), reader.GetFieldValue<DateTimeOffset>(3));
}
