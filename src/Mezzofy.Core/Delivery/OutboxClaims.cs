using Npgsql;

namespace Mezzofy.Core.Delivery;

/// <summary>Who is trying which effect.</summary>
/// <remarks>
/// An effect is claimed by one process at a time, whichever of them scan; the claim of a process that died is freed. Every scan reads an
/// index that holds only what it looks for, so it costs what is due, not what exists.
/// </remarks>
public sealed class OutboxClaims(Outbox outbox)
{
    private const string Claiming = "status = 'sending', instance = $1, attempts = attempts + 1, updated_at = $2";

    private NpgsqlParameter Now => new() { Value = outbox.Clock.GetUtcNow().UtcDateTime };

    private NpgsqlParameter Instance => new() { Value = outbox.Instance };

    /// <summary>Claims an effect that is due.</summary>
    /// <returns>It, or null when it is done, not due, or held by a living process.</returns>
    public Task<StoredDelivery?> ClaimAsync(string id, CancellationToken cancellationToken)
    {
        const string sql =
            $"update mezzofy.deliveries set {Claiming} where id = $3 and status = 'pending' and next_attempt_at <= $2 returning {Outbox.Columns}";
        return OneAsync(sql, [Instance, Now, Outbox.Text(id)], cancellationToken);
    }

    /// <summary>Claims effects that are due, the longest due first.</summary>
    public async Task<IReadOnlyList<StoredDelivery>> ClaimDueAsync(int limit, CancellationToken cancellationToken)
    {
        const string sql =
            $"""
            update mezzofy.deliveries set {Claiming}
            where id = any(array(
                select id from mezzofy.deliveries where status = 'pending' and next_attempt_at <= $2
                order by next_attempt_at limit $3 for update skip locked))
            returning {Outbox.Columns}
            """;
        return await ManyAsync(sql, [Instance, Now, new() { Value = limit }], cancellationToken);
    }

    /// <summary>Takes effects whose outcome can be asked for now; for two minutes nobody else does.</summary>
    public async Task<IReadOnlyList<StoredDelivery>> ClaimChecksAsync(int limit, CancellationToken cancellationToken)
    {
        const string sql =
            $"""
            update mezzofy.deliveries set check_at = $1::timestamptz + interval '2 minutes', checks = checks + 1
            where id = any(array(
                select id from mezzofy.deliveries where status = 'unknown' and check_at is not null and check_at <= $1
                order by check_at limit $2 for update skip locked))
            returning {Outbox.Columns}
            """;
        return await ManyAsync(sql, [Now, new() { Value = limit }], cancellationToken);
    }

    /// <summary>Frees what a dead process had claimed, and what this one holds no longer.</summary>
    /// <param name="inHand">What this process is trying now.</param>
    /// <param name="idempotent">The channels where trying twice has the effect of trying once: tried again. On others the outcome is unknown.</param>
    /// <param name="readable">The channels whose provider can be asked for the outcome.</param>
    /// <param name="checkAt">When it can be asked first.</param>
    /// <param name="maxAttempts">The attempts after which it is given up.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task ReleaseAbandonedAsync(
        IReadOnlyCollection<string> inHand,
        IReadOnlyCollection<string> idempotent,
        IReadOnlyCollection<string> readable,
        DateTimeOffset checkAt,
        int maxAttempts,
        CancellationToken cancellationToken)
    {
        const string sql =
            """
            update mezzofy.deliveries
            set status = case when channel <> all($4) then 'unknown' when attempts >= $7 then 'dead' else 'pending' end,
                check_at = case when channel <> all($4) and channel = any($5) then $6::timestamptz end,
                checks = 0, instance = null, updated_at = $2, error = 'The sending process ended before it knew the outcome.'
            where status = 'sending'
              and ((instance = $1 and id <> all($3)) or (instance <> $1 and pg_try_advisory_xact_lock(instance)))
            """;
        await using var command = outbox.Database.CreateCommand(sql);
        command.Parameters.AddRange(new NpgsqlParameter[]
        {
            Instance, Now, new() { Value = inHand.ToArray() }, new() { Value = idempotent.ToArray() }, new() { Value = readable.ToArray() },
            new() { Value = checkAt.UtcDateTime }, new() { Value = maxAttempts },
        });
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>Records how far an attempt came, so that a later one, or a read-back, finds what it made at the provider.</summary>
    public async Task NoteAsync(StoredDelivery delivery, string providerId, CancellationToken cancellationToken)
    {
        await using var command = outbox.Database.CreateCommand("update mezzofy.deliveries set provider_id = $2 where id = $1");
        command.Parameters.AddRange(new[] { Outbox.Text(delivery.Id), Outbox.Text(providerId) });
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>Records what came of an attempt.</summary>
    /// <remarks>
    /// Also when another process took this one for dead meanwhile (PostgreSQL restarted) and called the outcome unknown: this one knows it.
    /// Not when the effect has been tried again since.
    /// </remarks>
    public async Task RecordAsync(StoredDelivery delivery, DeliveryAttempt attempt, DateTimeOffset nextAttempt, DateTimeOffset? checkAt, CancellationToken cancellationToken)
    {
        const string sql =
            """
            update mezzofy.deliveries
            set status = $3, provider_id = coalesce($4, provider_id), error = $5, next_attempt_at = $6, check_at = $7, checks = 0, instance = null, updated_at = $2
            where id = $1 and attempts = $8 and status in ('sending', 'unknown')
            """;
        await ExecuteAsync(sql, delivery, attempt, nextAttempt, checkAt, new() { Value = delivery.Attempts }, cancellationToken);
    }

    /// <summary>Records what the provider said of an attempt.</summary>
    public async Task RecordCheckAsync(StoredDelivery delivery, DeliveryAttempt attempt, DateTimeOffset? checkAt, CancellationToken cancellationToken)
    {
        const string sql =
            """
            update mezzofy.deliveries
            set status = $3, provider_id = coalesce($4, provider_id), error = $5, next_attempt_at = $6, check_at = $7, updated_at = $2
            where id = $1 and attempts = $8 and status = 'unknown'
            """;
        await ExecuteAsync(sql, delivery, attempt, outbox.Clock.GetUtcNow(), checkAt, new() { Value = delivery.Attempts }, cancellationToken);
    }

    private async Task ExecuteAsync(
        string sql, StoredDelivery delivery, DeliveryAttempt attempt, DateTimeOffset nextAttempt, DateTimeOffset? checkAt, NpgsqlParameter last, CancellationToken cancellationToken)
    {
        await using var command = outbox.Database.CreateCommand(sql);
        command.Parameters.AddRange(new[]
        {
            Outbox.Text(delivery.Id), Now, Outbox.Text(attempt.Status.ToString().ToLowerInvariant()), Outbox.Text(attempt.ProviderId), Outbox.Text(attempt.Error),
            new() { Value = nextAttempt.UtcDateTime }, new() { Value = (object?)checkAt?.UtcDateTime ?? DBNull.Value, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.TimestampTz }, last,
        });
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private async Task<StoredDelivery?> OneAsync(string sql, NpgsqlParameter[] parameters, CancellationToken cancellationToken)
    {
        await using var command = outbox.Database.CreateCommand(sql);
        command.Parameters.AddRange(parameters);
        return await Outbox.ReadOneAsync(command, cancellationToken);
    }

    private async Task<List<StoredDelivery>> ManyAsync(string sql, NpgsqlParameter[] parameters, CancellationToken cancellationToken)
    {
        await using var command = outbox.Database.CreateCommand(sql);
        command.Parameters.AddRange(parameters);
        return await Outbox.ReadAllAsync(command, cancellationToken);
    }
}
