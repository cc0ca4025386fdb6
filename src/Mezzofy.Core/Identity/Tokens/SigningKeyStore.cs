using Npgsql;

namespace Mezzofy.Core.Identity.Tokens;

/// <summary>The signing keys that all processes share, in <c>mezzofy.signing_keys</c>.</summary>
internal sealed class SigningKeyStore(NpgsqlDataSource database, KeyProtection protection)
{
    private const long AdvisoryLock = 0x6d7a_6b65_7973;

    private const string Select = """
        select kid, public_key, private_key, protection, signs_from, signs_until, verifies_until
          from mezzofy.signing_keys where algorithm = $1 and verifies_until > $2
        """;

    private const string Insert = """
        insert into mezzofy.signing_keys
            (kid, algorithm, public_key, private_key, protection, signs_from, signs_until, verifies_until)
        values ($1, $2, $3, $4, $5, $6, $7, $8)
        """;

    /// <summary>The keys that still verify.</summary>
    public async Task<List<SigningKey>> ListAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        return await ListAsync(connection, now, cancellationToken);
    }

    /// <summary>Lets one process at a time look at the keys, add the one that is missing, and forget those that no longer verify.</summary>
    public async Task<List<SigningKey>> CompleteAsync(
        Func<List<SigningKey>, SigningKey?> missing, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await ExecuteAsync(connection, "select pg_advisory_xact_lock($1)", [AdvisoryLock], cancellationToken);
        var keys = await ListAsync(connection, now, cancellationToken);
        if (missing(keys) is { PrivateKey: { } privateKey } key)
        {
            object[] row =
            [
                key.Kid, SigningKey.Algorithm, key.PublicKey, protection.Seal(key.Kid, privateKey), protection.Name, key.SignsFrom, key.SignsUntil,
                key.VerifiesUntil,
            ];
            await ExecuteAsync(connection, Insert, row, cancellationToken);
            await ExecuteAsync(connection, "delete from mezzofy.signing_keys where verifies_until <= $1", [now], cancellationToken);
            keys.Add(key);
        }

        await transaction.CommitAsync(cancellationToken);
        return keys;
    }

    private async Task<List<SigningKey>> ListAsync(NpgsqlConnection connection, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(Select, connection) { Parameters = { new() { Value = SigningKey.Algorithm }, new() { Value = now } } };
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var keys = new List<SigningKey>();
        while (await reader.ReadAsync(cancellationToken))
        {
            keys.Add(Read(reader));
        }

        return keys;
    }

    private SigningKey Read(NpgsqlDataReader reader)
    {
        var kid = reader.GetString(0);
        return new SigningKey(
            kid,
            reader.GetFieldValue<byte[]>(1),
            protection.Open(kid, reader.GetFieldValue<byte[]>(2), reader.GetString(3)),
            reader.GetFieldValue<DateTimeOffset>(4),
            reader.GetFieldValue<DateTimeOffset>(5),
            reader.GetFieldValue<DateTimeOffset>(6));
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, object[] values, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        foreach (var value in values)
        {
            command.Parameters.Add(new() { Value = value });
        }

        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
