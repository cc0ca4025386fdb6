using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;
using Mezzofy.Core.Delivery;
using Mezzofy.Core.Idempotency;
using Mezzofy.Core.Identity.Tokens;
using Npgsql;
using NpgsqlTypes;

namespace Mezzofy.Core.Webhooks.Sources;

/// <summary>The configured sources with their secrets, which are sealed at rest (AES-256-GCM under <c>Identity:KeyEncryptionKey</c>) and shown once.</summary>
/// <remarks>What the door needs is remembered for five seconds; a change is known at once in this process and within that time in the others.</remarks>
public sealed class WebhookSources
{
    private const string Columns =
        """
        s.id, s.name, s.form, s.enabled, s.agent, s.message_template, s.deliver_to::text, s.owner_id, s.approver_id, s.created_by, s.created_at, s.updated_at,
        (select count(*)::int from mezzofy.webhook_secrets k where k.source_id = s.id)
        """;

    private static readonly TimeSpan Remembered = TimeSpan.FromSeconds(5);
    private readonly NpgsqlDataSource database;
    private readonly KeyProtection protection;
    private readonly TimeProvider clock;
    private readonly ConcurrentDictionary<string, (OpenedSource? Source, long At)> known = new(StringComparer.Ordinal);

    internal WebhookSources(NpgsqlDataSource database, KeyProtection protection, TimeProvider clock) =>
        (this.database, this.protection, this.clock) = (database, protection, clock);

    /// <summary>A source by its name or id, or null.</summary>
    public async Task<WebhookSource?> FindAsync(string nameOrId, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand($"select {Columns} from mezzofy.webhook_sources s where s.name = $1 or s.id = $1");
        command.Parameters.AddWithValue(nameOrId);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        return await reader.ReadAsync(cancellationToken) ? Read(reader) : null;
    }

    /// <summary>All of them, by name; they are few.</summary>
    public async Task<IReadOnlyList<WebhookSource>> ListAsync(CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand($"select {Columns} from mezzofy.webhook_sources s order by s.name limit 500");
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var sources = new List<WebhookSource>();
        while (await reader.ReadAsync(cancellationToken))
        {
            sources.Add(Read(reader));
        }

        return sources;
    }

    /// <summary>A source with its valid secrets, for the door; null when there is none of that name or it is switched off.</summary>
    public async Task<OpenedSource?> OpenAsync(string name, CancellationToken cancellationToken)
    {
        if (known.TryGetValue(name, out var found) && clock.GetElapsedTime(found.At) < Remembered)
        {
            return found.Source;
        }

        var at = clock.GetTimestamp();
        var source = await FindAsync(name, cancellationToken);
        var opened = source is { Enabled: true } && source.Name == name ? new OpenedSource(source, await SecretsAsync(source.Id, null, cancellationToken)) : null;
        if (known.Count > 1000)
        {
            // Names that anybody may invent must not fill the memory.
            known.Clear();
        }

        known[name] = (opened, at);
        return opened;
    }

    /// <summary>Stores a new source with its first secret.</summary>
    /// <param name="source">The source.</param>
    /// <param name="secret">Its secret.</param>
    /// <param name="key">The request's key, reserved in the same transaction; null for none.</param>
    /// <param name="cancellationToken">Gives up; it may have been stored.</param>
    /// <returns>False when a request with the same key was stored at the same time: nothing was changed.</returns>
    /// <exception cref="ProblemException">409 <c>source_exists</c>; 400 <c>validation_failed</c>.</exception>
    public async Task<bool> AddAsync(WebhookSource source, string secret, IdempotentRequest? key, CancellationToken cancellationToken)
    {
        SourceRules.Check(source);
        const string sql =
            """
            insert into mezzofy.webhook_sources (id, name, form, enabled, agent, message_template, deliver_to, owner_id, approver_id, created_by, created_at, updated_at)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $11)
            """;
        await using var batch = database.CreateBatch();
        if (key is not null)
        {
            batch.BatchCommands.Add(IdempotencyKeys.Reserve(key, source.Id, instance: 0));
        }

        batch.BatchCommands.Add(new(sql)
        {
            Parameters =
            {
                Text(source.Id), Text(source.Name), Text(source.Form), new() { Value = source.Enabled }, Text(source.Agent), Text(source.MessageTemplate), Json(source.DeliverTo),
                Text(source.OwnerId), Text(source.ApproverId), Text(source.CreatedBy), new() { Value = source.CreatedAt.UtcDateTime },
            },
        });
        batch.BatchCommands.Add(Secret(source.Id, secret, source.CreatedAt));
        try
        {
            await batch.ExecuteNonQueryAsync(cancellationToken);
        }
        catch (PostgresException exception) when (IdempotencyKeys.IsReserved(exception))
        {
            return false;
        }
        catch (PostgresException exception) when (exception.SqlState == PostgresErrorCodes.UniqueViolation)
        {
            throw ProblemException.Conflict("source_exists", "There is a source of that name.");
        }

        known.Clear();
        return true;
    }

    /// <summary>The secret that a source was set up with, for a request that comes again; null once it has ended, or when this process cannot open it.</summary>
    public async Task<string?> FirstSecretAsync(WebhookSource source, CancellationToken cancellationToken) =>
        (await SecretsAsync(source.Id, source.CreatedAt, cancellationToken)).FirstOrDefault();

    /// <summary>Changes a source; its name and form stay.</summary>
    /// <exception cref="ProblemException">400 <c>validation_failed</c>.</exception>
    public async Task ChangeAsync(WebhookSource source, CancellationToken cancellationToken)
    {
        SourceRules.Check(source);
        await using var command = database.CreateCommand(
            """
            update mezzofy.webhook_sources set enabled = $2, agent = $3, message_template = $4, deliver_to = $5, owner_id = $6, approver_id = $7, updated_at = $8 where id = $1
            """);
        command.Parameters.AddRange(new[]
        {
            Text(source.Id), new() { Value = source.Enabled }, Text(source.Agent), Text(source.MessageTemplate), Json(source.DeliverTo), Text(source.OwnerId),
            Text(source.ApproverId), new() { Value = clock.GetUtcNow().UtcDateTime },
        });
        await command.ExecuteNonQueryAsync(cancellationToken);
        known.Clear();
    }

    /// <summary>Makes another secret valid; of more than two the oldest ends.</summary>
    public async Task RotateAsync(string sourceId, string secret, CancellationToken cancellationToken)
    {
        await using var batch = database.CreateBatch();
        batch.BatchCommands.Add(new("select 1 from mezzofy.webhook_sources where id = $1 for update") { Parameters = { Text(sourceId) } });
        batch.BatchCommands.Add(Secret(sourceId, secret, clock.GetUtcNow()));
        batch.BatchCommands.Add(Ending(sourceId, keep: 2));
        await batch.ExecuteNonQueryAsync(cancellationToken);
        known.Clear();
    }

    /// <summary>Ends all secrets but the newest.</summary>
    public async Task EndOldSecretsAsync(string sourceId, CancellationToken cancellationToken)
    {
        await using var batch = database.CreateBatch();
        batch.BatchCommands.Add(Ending(sourceId, keep: 1));
        await batch.ExecuteNonQueryAsync(cancellationToken);
        known.Clear();
    }

    /// <summary>Removes a source with its secrets; its events stay in the record.</summary>
    public async Task RemoveAsync(string sourceId, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand("delete from mezzofy.webhook_sources where id = $1");
        command.Parameters.Add(Text(sourceId));
        await command.ExecuteNonQueryAsync(cancellationToken);
        known.Clear();
    }

    private async Task<IReadOnlyList<string>> SecretsAsync(string sourceId, DateTimeOffset? madeAt, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(
            "select id, sealed, protection from mezzofy.webhook_secrets where source_id = $1 and created_at = coalesce($2, created_at) order by created_at desc, id desc");
        command.Parameters.AddRange(new[] { Text(sourceId), new() { Value = (object?)madeAt?.UtcDateTime ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.TimestampTz } });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var secrets = new List<string>();
        while (await reader.ReadAsync(cancellationToken))
        {
            if (protection.Open(reader.GetString(0), reader.GetFieldValue<byte[]>(1), reader.GetString(2)) is { } secret)
            {
                secrets.Add(Encoding.UTF8.GetString(secret));
            }
        }

        return secrets;
    }

    private NpgsqlBatchCommand Secret(string sourceId, string secret, DateTimeOffset at)
    {
        var id = $"{sourceId}/{Guid.CreateVersion7(at):N}";
        return new("insert into mezzofy.webhook_secrets (id, source_id, sealed, protection, created_at) values ($1, $2, $3, $4, $5)")
        {
            Parameters =
            {
                Text(id), Text(sourceId), new() { Value = protection.Seal(id, Encoding.UTF8.GetBytes(secret)) }, Text(protection.Name), new() { Value = at.UtcDateTime },
            },
        };
    }

    private static NpgsqlBatchCommand Ending(string sourceId, int keep) =>
        new("delete from mezzofy.webhook_secrets where source_id = $1 and id not in (select id from mezzofy.webhook_secrets where source_id = $1 order by created_at desc, id desc limit $2)")
        {
            Parameters = { Text(sourceId), new() { Value = keep } },
        };

    private static WebhookSource Read(NpgsqlDataReader reader) => new()
    {
        Id = reader.GetString(0),
        Name = reader.GetString(1),
        Form = reader.GetString(2),
        Enabled = reader.GetBoolean(3),
        Agent = reader.GetString(4),
        MessageTemplate = reader.GetString(5),
        DeliverTo = reader.IsDBNull(6) ? null : JsonSerializer.Deserialize<DeliverTo>(reader.GetString(6), ProductJson.Options),
        OwnerId = reader.GetString(7),
        ApproverId = reader.IsDBNull(8) ? null : reader.GetString(8),
        CreatedBy = reader.GetString(9),
        CreatedAt = reader.GetFieldValue<DateTimeOffset>(10),
        UpdatedAt = reader.GetFieldValue<DateTimeOffset>(11),
        ValidSecrets = reader.GetInt32(12),
    };

    private static NpgsqlParameter Text(string? value) => new() { Value = (object?)value ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text };

    private static NpgsqlParameter Json(DeliverTo? value) =>
        new() { Value = value is null ? DBNull.Value : JsonSerializer.Serialize(value, ProductJson.Options), NpgsqlDbType = NpgsqlDbType.Jsonb };
}

/// <summary>A source with its valid secrets, newest first.</summary>
/// <param name="Source">The source.</param>
/// <param name="Secrets">The secrets; none when this process cannot open them.</param>
public sealed record OpenedSource(WebhookSource Source, IReadOnlyList<string> Secrets);
