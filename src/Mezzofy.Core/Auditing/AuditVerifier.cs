using System.Data;
using Npgsql;

namespace Mezzofy.Core.Auditing;

/// <summary>Whether the audit log is what was written.</summary>
/// <param name="Rows">How many rows were found whole, from the start.</param>
/// <param name="BrokenAt">The first row that is missing, changed or not where it was; null when the chain is whole.</param>
/// <param name="Reason">What is wrong there: <c>row_missing</c>, <c>row_changed</c>, <c>chain_broken</c> or <c>end_missing</c>; null when whole.</param>
public sealed record AuditVerdict(long Rows, long? BrokenAt, string? Reason)
{
    /// <summary>Whether the chain is whole.</summary>
    public bool Intact => BrokenAt is null;
}

/// <summary>Walks the chain from its start.</summary>
public sealed class AuditVerifier(NpgsqlDataSource database)
{
    private const string SelectHead = "select seq, hash from mezzofy.audit_head";

    private const string SelectRows = """
        select seq, at, user_id, action, object, outcome, source, address, trace_id, detail::text, previous_hash, hash
          from mezzofy.audit_log
         order by seq
        """;

    /// <summary>Checks every row; a million rows take seconds. Memory does not grow with the log.</summary>
    public async Task<AuditVerdict> VerifyAsync(CancellationToken cancellationToken = default)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        // One snapshot: rows that are added meanwhile belong to the next check.
        await using var transaction = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellationToken);
        var (seq, hash) = await HeadAsync(connection, cancellationToken);
        var (verdict, last) = await WalkAsync(connection, cancellationToken);
        return !verdict.Intact || (verdict.Rows == seq && last.AsSpan().SequenceEqual(hash))
            ? verdict
            : verdict with { BrokenAt = verdict.Rows + 1, Reason = "end_missing" };
    }

    private static async Task<(long Seq, byte[] Hash)> HeadAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(SelectHead, connection);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        return await reader.ReadAsync(cancellationToken) ? (reader.GetInt64(0), reader.GetFieldValue<byte[]>(1)) : (-1, []);
    }

    private static async Task<(AuditVerdict Verdict, byte[] Last)> WalkAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(SelectRows, connection) { CommandTimeout = 0 };
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var (rows, previous) = (0L, AuditChain.Start);
        while (await reader.ReadAsync(cancellationToken))
        {
            if (Check(reader, rows + 1, previous) is { } reason)
            {
                return (new AuditVerdict(rows, rows + 1, reason), previous);
            }

            rows++;
            previous = reader.GetFieldValue<byte[]>(11);
        }

        return (new AuditVerdict(rows, null, null), previous);
    }

    private static string? Check(NpgsqlDataReader reader, long expected, byte[] previous)
    {
        if (reader.GetInt64(0) != expected)
        {
            return "row_missing";
        }

        if (!reader.GetFieldValue<byte[]>(10).AsSpan().SequenceEqual(previous))
        {
            return "chain_broken";
        }

        var hash = AuditChain.Hash(previous, AuditReader.Read(reader));
        return hash.AsSpan().SequenceEqual(reader.GetFieldValue<byte[]>(11)) ? null : "row_changed";
    }
}
