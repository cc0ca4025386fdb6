using Npgsql;
using NpgsqlTypes;

namespace Mezzofy.Core.Auditing;

/// <summary>The rows of the log: adding to the end of the chain.</summary>
internal sealed class AuditStore(NpgsqlDataSource database)
{
    // Writers of all processes queue on this one row until the one before them has committed.
    private const string LockHead = "select seq, hash from mezzofy.audit_head for update";

    private const string Insert = """
        insert into mezzofy.audit_log
            (seq, at, user_id, action, object, outcome, source, address, trace_id, detail, previous_hash, hash)
        select seq, at, user_id, action, object, outcome, source, address, trace_id, detail::json, previous_hash, hash
          from unnest($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
            as row (seq, at, user_id, action, object, outcome, source, address, trace_id, detail, previous_hash, hash)
        """;

    private const string MoveHead = "update mezzofy.audit_head set seq = $1, hash = $2";

    /// <summary>Adds rows, all or none, in one transaction.</summary>
    public async Task AppendAsync(IReadOnlyList<AuditRecord> records, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var (seq, hash) = await LockHeadAsync(connection, cancellationToken);
        var hashes = new List<byte[]>(records.Count + 1) { hash };
        var rows = new List<AuditRecord>(records.Count);
        foreach (var record in records)
        {
            var row = record with { Seq = ++seq };
            rows.Add(row);
            hashes.Add(AuditChain.Hash(hashes[^1], row));
        }

        await WriteAsync(connection, rows, hashes, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    private static async Task<(long Seq, byte[] Hash)> LockHeadAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(LockHead, connection);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        await reader.ReadAsync(cancellationToken);
        return (reader.GetInt64(0), reader.GetFieldValue<byte[]>(1));
    }

    private static async Task WriteAsync(
        NpgsqlConnection connection, List<AuditRecord> rows, List<byte[]> hashes, CancellationToken cancellationToken)
    {
        await using var batch = new NpgsqlBatch(connection);
        batch.BatchCommands.Add(InsertCommand(rows, hashes));
        batch.BatchCommands.Add(new NpgsqlBatchCommand(MoveHead)
        {
            Parameters = { new() { Value = rows[^1].Seq }, new() { Value = hashes[^1] } },
        });
        await batch.ExecuteNonQueryAsync(cancellationToken);
    }

    private static NpgsqlBatchCommand InsertCommand(List<AuditRecord> rows, List<byte[]> hashes) => new(Insert)
    {
        Parameters =
        {
            Column(rows.ConvertAll(row => row.Seq), NpgsqlDbType.Bigint),
            Column(rows.ConvertAll(row => row.At), NpgsqlDbType.TimestampTz),
            Column(rows.ConvertAll(row => row.UserId)),
            Column(rows.ConvertAll(row => row.Action)),
            Column(rows.ConvertAll(row => row.Object)),
            Column(rows.ConvertAll(row => row.Outcome)),
            Column(rows.ConvertAll(row => row.Source)),
            Column(rows.ConvertAll(row => row.Address)),
            Column(rows.ConvertAll(row => row.TraceId)),
            Column(rows.ConvertAll(row => row.Detail)),
            Column(hashes.GetRange(0, rows.Count), NpgsqlDbType.Bytea),
            Column(hashes.GetRange(1, rows.Count), NpgsqlDbType.Bytea),
        },
    };

    private static NpgsqlParameter Column<T>(List<T> values, NpgsqlDbType type = NpgsqlDbType.Text) =>
        new() { Value = values, NpgsqlDbType = NpgsqlDbType.Array | type };
}
