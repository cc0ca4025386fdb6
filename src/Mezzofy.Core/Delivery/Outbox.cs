using Mezzofy.Core.Data;
using Npgsql;
using NpgsqlTypes;

namespace Mezzofy.Core.Delivery;

/// <summary>The rows of outward effects.</summary>
/// <remarks>An effect is claimed by one process at a time; the claim of a process that died is free again.</remarks>
public sealed class Outbox(NpgsqlDataSource database, InstancePresence presence, TimeProvider clock)
{
    private const string Columns = "id, channel, owner_id, payload::text, status, attempts, created_at";

    /// <summary>Stores an effect, or finds the one that was stored under its key before.</summary>
    public async Task<StoredDelivery> EnqueueAsync(NewDelivery effect, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        return await EnqueueAsync(effect, connection, cancellationToken);
    }

    /// <summary>The same within the caller's transaction: the effect is decided when, and only when, that commits.</summary>
    /// <param name="effect">The effect.</param>
    /// <param name="connection">A connection whose transaction, if it has begun one, the row is part of.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task<StoredDelivery> EnqueueAsync(NewDelivery effect, NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var batch = new NpgsqlBatch(connection) { BatchCommands = { Enqueue(effect, clock.GetUtcNow()) } };
        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
        await reader.ReadAsync(cancellationToken);
        return Read(reader);
    }

    /// <summary>The command that stores an effect, to be part of the batch that writes the decision.</summary>
    /// <returns>A command that answers one row, whose first column is the delivery's id: the new one's, or that of the earlier one with this key.</returns>
    public static NpgsqlBatchCommand Enqueue(NewDelivery effect, DateTimeOffset now)
    {
        const string sql =
            $"""
            insert into mezzofy.deliveries (id, channel, idempotency_key, owner_id, run_id, payload, status, next_attempt_at, created_at, updated_at)
            values ($1, $2, $3, $4, $5, $6, 'pending', $7, $7, $7)
            on conflict (idempotency_key) do update set updated_at = mezzofy.deliveries.updated_at
            returning {Columns}
            """;
        return new(sql)
        {
            Parameters =
            {
                Text(Ids.New(Ids.Delivery, now)), Text(effect.Channel), Text(effect.IdempotencyKey), Text(effect.OwnerId), Text(effect.RunId),
                new() { Value = effect.Payload, NpgsqlDbType = NpgsqlDbType.Jsonb }, new() { Value = now.UtcDateTime },
            },
        };
    }

    /// <summary>Claims an effect that is due.</summary>
    /// <returns>It, or null when it is done, not due, or held by a living process.</returns>
    public async Task<StoredDelivery?> ClaimAsync(string id, CancellationToken cancellationToken)
    {
        const string sql =
            $"""
            update mezzofy.deliveries set status = 'sending', instance = $2, attempts = attempts + 1, updated_at = $3
            where id = $1 and status = 'pending' and next_attempt_at <= $3
            returning {Columns}
            """;
        await using var command = database.CreateCommand(sql);
        command.Parameters.AddRange(new[] { Text(id), new NpgsqlParameter { Value = presence.Number }, new() { Value = clock.GetUtcNow().UtcDateTime } });
        return await ReadAsync(command, cancellationToken);
    }

    /// <summary>Frees what a dead process had claimed: to be tried again where that is harmless, else unknown.</summary>
    /// <param name="idempotentChannels">The channels where trying twice has the effect of trying once.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task ReleaseAbandonedAsync(IReadOnlyCollection<string> idempotentChannels, CancellationToken cancellationToken)
    {
        const string sql =
            """
            update mezzofy.deliveries
            set status = case when channel = any($1) then 'pending' else 'unknown' end, instance = null, updated_at = now(),
                error = 'the sending process ended before it knew the outcome'
            where status = 'sending' and pg_try_advisory_xact_lock(instance)
            """;
        await using var command = database.CreateCommand(sql);
        command.Parameters.AddWithValue(idempotentChannels.ToArray());
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>Effects that are due, oldest first.</summary>
    public async Task<IReadOnlyList<string>> DueAsync(int limit, CancellationToken cancellationToken)
    {
        const string sql = "select id from mezzofy.deliveries where status = 'pending' and next_attempt_at <= $1 order by next_attempt_at limit $2";
        await using var command = database.CreateCommand(sql);
        command.Parameters.AddWithValue(clock.GetUtcNow().UtcDateTime);
        command.Parameters.AddWithValue(limit);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var due = new List<string>();
        while (await reader.ReadAsync(cancellationToken))
        {
            due.Add(reader.GetString(0));
        }

        return due;
    }

    /// <summary>Records what came of an attempt.</summary>
    public async Task RecordAsync(StoredDelivery delivery, DeliveryAttempt attempt, DateTimeOffset nextAttempt, CancellationToken cancellationToken)
    {
        const string sql =
            """
            update mezzofy.deliveries
            set status = $2, provider_id = coalesce($3, provider_id), error = $4, next_attempt_at = $5, instance = null, updated_at = $6
            where id = $1 and status = 'sending' and instance = $7
            """;
        await using var command = database.CreateCommand(sql);
        command.Parameters.AddRange(new[]
        {
            Text(delivery.Id), Text(attempt.Status.ToString().ToLowerInvariant()), Text(attempt.ProviderId), Text(attempt.Error),
            new() { Value = nextAttempt.UtcDateTime }, new() { Value = clock.GetUtcNow().UtcDateTime }, new() { Value = presence.Number },
        });
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>An effect as it stands.</summary>
    public async Task<StoredDelivery?> FindAsync(string id, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand($"select {Columns} from mezzofy.deliveries where id = $1");
        command.Parameters.Add(Text(id));
        return await ReadAsync(command, cancellationToken);
    }

    private static async Task<StoredDelivery?> ReadAsync(NpgsqlCommand command, CancellationToken cancellationToken)
    {
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        return await reader.ReadAsync(cancellationToken) ? Read(reader) : null;
    }

    private static StoredDelivery Read(NpgsqlDataReader reader) => new(
        reader.GetString(0), reader.GetString(1), reader.GetString(2), reader.GetString(3),
        Enum.Parse<DeliveryStatus>(reader.GetString(4), ignoreCase: true), reader.GetInt32(5), reader.GetDateTime(6));

    private static NpgsqlParameter Text(string? value) => new() { Value = (object?)value ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text };
}
