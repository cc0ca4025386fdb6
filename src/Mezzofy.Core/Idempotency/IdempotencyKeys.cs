using System.Security.Cryptography;
using Npgsql;
using NpgsqlTypes;

namespace Mezzofy.Core.Idempotency;

/// <summary>Remembers requests by the key their sender gave them (http-api.md, Idempotency-Key).</summary>
/// <remarks>Keys belong to a user; they are kept for <see cref="Retention"/> and removed by housekeeping.</remarks>
public sealed class IdempotencyKeys(NpgsqlDataSource database)
{
    /// <summary>The longest key, in characters.</summary>
    public const int MaxLength = 255;

    /// <summary>How long an answer is kept.</summary>
    public static readonly TimeSpan Retention = TimeSpan.FromDays(7);

    /// <summary>Checks a key that a client sent.</summary>
    /// <exception cref="ProblemException">400 <c>validation_failed</c>: empty, too long, or not printable ASCII.</exception>
    public static string? Validate(string? key)
    {
        if (key is null)
        {
            return null;
        }

        return key.Length is > 0 and <= MaxLength && !key.AsSpan().ContainsAnyExceptInRange('!', '~')
            ? key
            : throw ProblemException.Validation("Idempotency-Key", $"must be 1 to {MaxLength} printable ASCII characters without spaces.");
    }

    /// <summary>What a request with this key came to before, or null for a new one.</summary>
    /// <exception cref="ProblemException">409 <c>idempotency_key_reused</c>: the key came with another request before.</exception>
    public async Task<KnownRequest?> FindAsync(IdempotentRequest request, CancellationToken cancellationToken)
    {
        const string sql = "select request_hash, endpoint, reference, status, response::text from mezzofy.idempotency_keys where owner_id = $1 and key = $2";
        await using var command = database.CreateCommand(sql);
        command.Parameters.AddRange(new[] { Text(request.OwnerId), Text(request.Key) });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        if (!await reader.ReadAsync(cancellationToken))
        {
            return null;
        }

        return reader.GetFieldValue<byte[]>(0).AsSpan().SequenceEqual(request.Hash) && reader.GetString(1) == request.Endpoint
            ? new(reader.GetString(2), reader.IsDBNull(3) ? null : reader.GetInt32(3), reader.IsDBNull(4) ? null : reader.GetString(4))
            : throw ProblemException.Conflict("idempotency_key_reused", "This Idempotency-Key was used for another request.");
    }

    /// <summary>The statement that reserves a key; sent in one batch with what the request changes. Fails when the key exists.</summary>
    /// <param name="request">The request.</param>
    /// <param name="reference">What it made, for whoever takes it up: a run or a file.</param>
    /// <param name="instance">The process that works on it.</param>
    public static NpgsqlBatchCommand Reserve(IdempotentRequest request, string reference, long instance) =>
        new("insert into mezzofy.idempotency_keys (owner_id, key, endpoint, request_hash, reference, instance, created_at) values ($1, $2, $3, $4, $5, $6, now())")
        {
            Parameters =
            {
                Text(request.OwnerId), Text(request.Key), Text(request.Endpoint), new() { Value = request.Hash },
                Text(reference), new() { Value = instance },
            },
        };

    /// <summary>The statement that stores the answer; sent in one batch with the end of the work.</summary>
    public static NpgsqlBatchCommand Answer(string ownerId, string key, int status, string response) =>
        new("update mezzofy.idempotency_keys set status = $3, response = $4 where owner_id = $1 and key = $2")
        {
            Parameters = { Text(ownerId), Text(key), new() { Value = status }, new() { Value = response, NpgsqlDbType = NpgsqlDbType.Json } },
        };

    /// <summary>Whether a failed batch failed because the key was reserved by a request at the same time.</summary>
    public static bool IsReserved(PostgresException exception) =>
        exception is { SqlState: PostgresErrorCodes.UniqueViolation, ConstraintName: "idempotency_keys_pkey" };

    private static NpgsqlParameter Text(string value) => new() { Value = value, NpgsqlDbType = NpgsqlDbType.Text };
}

/// <summary>A request that carries a key.</summary>
/// <param name="OwnerId">Who sent it.</param>
/// <param name="Key">Their key.</param>
/// <param name="Endpoint">What it was sent to, for example <c>POST /chat/send</c>.</param>
/// <param name="Hash">Of what it asks.</param>
public sealed record IdempotentRequest(string OwnerId, string Key, string Endpoint, byte[] Hash)
{
    /// <summary>The request of somebody who sent a key, or null if they sent none.</summary>
    /// <exception cref="ProblemException">400 <c>validation_failed</c>: no such key may be.</exception>
    public static IdempotentRequest? Of(string ownerId, string? key, string endpoint, params ReadOnlySpan<string?> asked) =>
        IdempotencyKeys.Validate(key) is { } valid ? new(ownerId, valid, endpoint, HashOf(asked)) : null;

    /// <summary>The hash of what a request asks: SHA-256 of its parts, each preceded by its length.</summary>
    public static byte[] HashOf(params ReadOnlySpan<string?> parts)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var part in parts)
        {
            var bytes = System.Text.Encoding.UTF8.GetBytes(part ?? "");
            hash.AppendData(BitConverter.GetBytes(part is null ? -1 : bytes.Length));
            hash.AppendData(bytes);
        }

        return hash.GetHashAndReset();
    }
}

/// <summary>What a request came to before.</summary>
/// <param name="Reference">What it made.</param>
/// <param name="Status">The status it was answered with, or null while it is worked on.</param>
/// <param name="Response">The body it was answered with, or null.</param>
public sealed record KnownRequest(string Reference, int? Status, string? Response);
