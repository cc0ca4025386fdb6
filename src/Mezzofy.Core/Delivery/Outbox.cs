using Mezzofy.Core.Data;
using Npgsql;
using NpgsqlTypes;

namespace Mezzofy.Core.Delivery;

/// <summary>The rows of outward effects: deciding them, finding them, trying them again. Sending them is <see cref="OutboxDispatcher"/>'s.</summary>
public sealed class Outbox(NpgsqlDataSource database, InstancePresence presence, TimeProvider clock)
{
    internal const string Columns = "id, channel, owner_id, payload::text, status, attempts, created_at, provider_id, checks";

    internal NpgsqlDataSource Database => database;

    internal long Instance => presence.Number;

    internal TimeProvider Clock => clock;

    /// <summary>Stores an effect, or finds the one that was stored under its key before.</summary>
    /// <exception cref="OperationCanceledException">It is one of a run that was cancelled (<see cref="NewDelivery.OnlyWhileRunning"/>).</exception>
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
        return await ReadNewAsync(reader, cancellationToken);
    }

    /// <summary>Stores several effects, all or none.</summary>
    public async Task<IReadOnlyList<StoredDelivery>> EnqueueAsync(IReadOnlyList<NewDelivery> effects, CancellationToken cancellationToken)
    {
        if (effects.Count == 0)
        {
            return [];
        }

        // A batch is one transaction of its own.
        await using var batch = database.CreateBatch();
        foreach (var effect in effects)
        {
            batch.BatchCommands.Add(Enqueue(effect, clock.GetUtcNow()));
        }

        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
        var stored = new List<StoredDelivery>();
        do
        {
            stored.Add(await ReadNewAsync(reader, cancellationToken));
        }
        while (await reader.NextResultAsync(cancellationToken));
        return stored;
    }

    /// <summary>The command that stores an effect, to be part of the batch that writes the decision.</summary>
    /// <returns>A command that answers one row, whose first column is the delivery's id: the new one's, or that of the earlier one with this key.</returns>
    public static NpgsqlBatchCommand Enqueue(NewDelivery effect, DateTimeOffset now)
    {
        const string sql =
            $"""
            with run as (select status from mezzofy.runs where $8 and id = $5 for share)
            insert into mezzofy.deliveries (id, channel, idempotency_key, owner_id, run_id, payload, status, next_attempt_at, created_at, updated_at)
            select $1, $2, $3, $4, $5, $6, 'pending', $7, $7, $7 where not exists (select from run where status = 'cancelled')
            on conflict (idempotency_key) do update set updated_at = mezzofy.deliveries.updated_at
            returning {Columns}
            """;
        return new(sql)
        {
            Parameters =
            {
                Text(Ids.New(Ids.Delivery, now)), Text(effect.Channel), Text(effect.IdempotencyKey), Text(effect.OwnerId), Text(effect.RunId),
                new() { Value = effect.Payload, NpgsqlDbType = NpgsqlDbType.Jsonb }, new() { Value = now.UtcDateTime }, new() { Value = effect.OnlyWhileRunning },
            },
        };
    }

    /// <summary>An effect as it stands.</summary>
    public async Task<StoredDelivery?> FindAsync(string id, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand($"select {Columns} from mezzofy.deliveries where id = $1");
        command.Parameters.Add(Text(id));
        return await ReadOneAsync(command, cancellationToken);
    }

    /// <summary>Lets an effect that was given up, or whose outcome is unknown, be tried afresh: a person's decision.</summary>
    /// <returns>It, or null when it is in no such state.</returns>
    public async Task<StoredDelivery?> RetryAsync(string id, CancellationToken cancellationToken)
    {
        const string sql =
            $"""
            with again as (
                update mezzofy.deliveries
                set status = 'pending', attempts = 0, checks = 0, check_at = null, next_attempt_at = $2, error = null, updated_at = $2
                where id = $1 and status in ('dead', 'unknown')
                returning {Columns}),
            phones as (delete from mezzofy.push_receipts where delivery_id in (select id from again) and outcome <> 'sent')
            select * from again
            """;
        await using var command = database.CreateCommand(sql);
        command.Parameters.AddRange(new[] { Text(id), new() { Value = clock.GetUtcNow().UtcDateTime } });
        return await ReadOneAsync(command, cancellationToken);
    }

    private static async Task<StoredDelivery> ReadNewAsync(NpgsqlDataReader reader, CancellationToken cancellationToken) =>
        await reader.ReadAsync(cancellationToken) ? Read(reader) : throw new OperationCanceledException("The run was cancelled; nothing more leaves because of it.");

    internal static async Task<StoredDelivery?> ReadOneAsync(NpgsqlCommand command, CancellationToken cancellationToken)
    {
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        return await reader.ReadAsync(cancellationToken) ? Read(reader) : null;
    }

    internal static async Task<List<StoredDelivery>> ReadAllAsync(NpgsqlCommand command, CancellationToken cancellationToken)
    {
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var found = new List<StoredDelivery>();
        while (await reader.ReadAsync(cancellationToken))
        {
            found.Add(Read(reader));
        }

        return found;
    }

    internal static NpgsqlParameter Text(string? value) => new() { Value = (object?)value ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text };

    private static StoredDelivery Read(NpgsqlDataReader reader) => new(
        reader.GetString(0), reader.GetString(1), reader.GetString(2), reader.GetString(3),
        Enum.Parse<DeliveryStatus>(reader.GetString(4), ignoreCase: true), reader.GetInt32(5), reader.GetDateTime(6))
    {
        ProviderId = reader.IsDBNull(7) ? null : reader.GetString(7),
        Checks = reader.GetInt32(8),
    };
}
