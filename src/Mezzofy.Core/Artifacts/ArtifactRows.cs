using Npgsql;

namespace Mezzofy.Core.Artifacts;

/// <summary>The rows of <c>mezzofy.files</c>. Every read names the owner: what belongs to somebody else does not exist.</summary>
internal sealed class ArtifactRows(NpgsqlDataSource database)
{
    private const string Columns = "id, owner_id, session_id, kind, name, content_type, size, sha256, origin, created_at";

    /// <summary>Adds the row; false when the owner already has a file under the key.</summary>
    public async Task<bool> InsertAsync(Artifact artifact, string? idempotencyKey, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(
            $"insert into mezzofy.files ({Columns}, idempotency_key) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) "
            + "on conflict (owner_id, idempotency_key) where idempotency_key is not null do nothing");
        Add(command, artifact.Id, artifact.OwnerId, artifact.SessionId, artifact.Kind, artifact.Name, artifact.ContentType, artifact.Size);
        Add(command, artifact.Sha256, artifact.Origin, artifact.CreatedAt.ToUniversalTime(), idempotencyKey);
        return await command.ExecuteNonQueryAsync(cancellationToken) == 1;
    }

    public async Task<Artifact?> FindAsync(string id, string ownerId, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand($"select {Columns} from mezzofy.files where id = $1 and owner_id = $2");
        Add(command, id, ownerId);
        return (await ReadAsync(command, cancellationToken)).SingleOrDefault();
    }

    public async Task<Artifact?> FindByKeyAsync(string ownerId, string idempotencyKey, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand($"select {Columns} from mezzofy.files where owner_id = $1 and idempotency_key = $2");
        Add(command, ownerId, idempotencyKey);
        return (await ReadAsync(command, cancellationToken)).SingleOrDefault();
    }

    /// <summary>The owner's files before an id, newest first.</summary>
    public async Task<List<Artifact>> ListAsync(string ownerId, string? before, int count, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(
            $"select {Columns} from mezzofy.files where owner_id = $1 and ($2::text is null or id < $2) order by id desc limit $3");
        Add(command, ownerId, before, count);
        return await ReadAsync(command, cancellationToken);
    }

    /// <summary>Removes a session's rows and gives their ids.</summary>
    public async Task<List<string>> DeleteForSessionAsync(string sessionId, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand("delete from mezzofy.files where session_id = $1 returning id");
        Add(command, sessionId);
        return await ReadIdsAsync(command, cancellationToken);
    }

    /// <summary>Which of the ids have a row.</summary>
    public async Task<HashSet<string>> KnownAsync(IReadOnlyList<string> ids, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand("select id from mezzofy.files where id = any($1)");
        Add(command, (object)ids.ToArray());
        return [.. await ReadIdsAsync(command, cancellationToken)];
    }

    private static void Add(NpgsqlCommand command, params object?[] values)
    {
        foreach (var value in values)
        {
            command.Parameters.Add(value switch
            {
                null => new NpgsqlParameter<string?> { TypedValue = null, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Text },
                _ => new NpgsqlParameter { Value = value },
            });
        }
    }

    private static async Task<List<Artifact>> ReadAsync(NpgsqlCommand command, CancellationToken cancellationToken)
    {
        List<Artifact> artifacts = [];
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            artifacts.Add(new Artifact(
                reader.GetString(0),
                reader.GetString(1),
                reader.IsDBNull(2) ? null : reader.GetString(2),
                reader.GetString(3),
                reader.GetString(4),
                reader.GetString(5),
                reader.GetInt64(6),
                reader.GetString(7),
                reader.GetString(8),
                reader.GetFieldValue<DateTimeOffset>(9)));
        }

        return artifacts;
    }

    private static async Task<List<string>> ReadIdsAsync(NpgsqlCommand command, CancellationToken cancellationToken)
    {
        List<string> ids = [];
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            ids.Add(reader.GetString(0));
        }

        return ids;
    }
}
