using Mezzofy.Core.Identity.Tokens;
using Npgsql;

namespace Mezzofy.Core.Identity.Logins;

/// <summary>Logins and their refresh tokens, in <c>mezzofy.logins</c> and <c>mezzofy.refresh_tokens</c>.</summary>
/// <remarks>
/// Tokens of a login's newest generation are current; using one begins the next generation. The token that was used for it may be used
/// again for ten seconds (a phone that lost the answer, or asked twice at once) and gets a sibling in the newest generation. Any other
/// use of an older token is that of a stolen copy and ends the login, also of a sibling whose other one was used: two people would go on
/// with one login. The login's row is locked meanwhile, so two uses at once are one after the other.
/// </remarks>
internal sealed class LoginStore(NpgsqlDataSource database, IdentityOptions options, TimeProvider time)
{
    private static readonly TimeSpan Tolerance = TimeSpan.FromSeconds(10);

    private const string InsertLogin = """
        insert into mezzofy.logins (id, user_id, created_at, rotated_at, expires_at) values ($1, $2, $3, $3, $4)
        """;

    private const string InsertToken = """
        insert into mezzofy.refresh_tokens (hash, login_id, generation, created_at) values ($1, $2, $3, $4)
        """;

    private const string ForgetExpired = "delete from mezzofy.logins where user_id = $1 and expires_at < $2";

    // Both rows are locked: whoever waited for the login sees it as it is then, and would see the token as it was before otherwise.
    private const string SelectForRotation = $"""
        select l.id, t.generation, l.generation, l.rotated_at, t.used_at is not null, {Users.Columns}
          from mezzofy.refresh_tokens t
          join mezzofy.logins l on l.id = t.login_id
          join mezzofy.users u on u.id = l.user_id
         where t.hash = $1 and l.revoked_at is null and l.expires_at > $2 and u.disabled_at is null
           for update of l, t
        """;

    private const string Advance = "update mezzofy.logins set generation = $2, rotated_at = $3, expires_at = $4 where id = $1";

    private const string Use = "update mezzofy.refresh_tokens set used_at = $2 where hash = $1";

    private const string Revoke = """
        update mezzofy.logins set revoked_at = $2, revoked_reason = $3 where id = $1 and revoked_at is null
        """;

    /// <summary>Begins a login and gives its first refresh token.</summary>
    public async Task<(string LoginId, string RefreshToken)> BeginAsync(string userId, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var (id, token) = (Ids.New(Ids.Login, now), RefreshToken.New());
        await using var batch = database.CreateBatch();
        batch.BatchCommands.Add(Command(InsertLogin, id, userId, now, Expiry(now)));
        batch.BatchCommands.Add(Command(InsertToken, RefreshToken.Hash(token), id, 1, now));
        batch.BatchCommands.Add(Command(ForgetExpired, userId, now));
        await batch.ExecuteNonQueryAsync(cancellationToken);
        return (id, token);
    }

    /// <summary>Uses a refresh token.</summary>
    public async Task<RotationResult> RotateAsync(string token, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var found = await FindAsync(connection, token, now, cancellationToken);
        var result = found is null ? RotationResult.Unknown : await UseAsync(connection, found, RefreshToken.Hash(token), now, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return result;
    }

    /// <summary>Ends a login: its refresh tokens and, in every process, its access tokens.</summary>
    public async Task EndAsync(string loginId, string reason, CancellationToken cancellationToken)
    {
        await using var batch = database.CreateBatch();
        batch.BatchCommands.Add(Command(Revoke, loginId, time.GetUtcNow(), reason));
        await batch.ExecuteNonQueryAsync(cancellationToken);
    }

    private static async Task<Family?> FindAsync(
        NpgsqlConnection connection, string token, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(SelectForRotation, connection)
        {
            Parameters = { new() { Value = RefreshToken.Hash(token) }, new() { Value = now } },
        };
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        return await reader.ReadAsync(cancellationToken)
            ? new Family(
                reader.GetString(0), reader.GetInt32(1), reader.GetInt32(2), reader.GetFieldValue<DateTimeOffset>(3), reader.GetBoolean(4), Users.Read(reader, 5))
            : null;
    }

    private async Task<RotationResult> UseAsync(
        NpgsqlConnection connection, Family family, byte[] hash, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var batch = new NpgsqlBatch(connection);
        var isCurrent = family.TokenGeneration == family.Generation;
        if (!isCurrent && !(family.WasUsed && family.TokenGeneration == family.Generation - 1 && now - family.RotatedAt <= Tolerance))
        {
            batch.BatchCommands.Add(Command(Revoke, family.LoginId, now, LoginEnds.Reuse));
            await batch.ExecuteNonQueryAsync(cancellationToken);
            return new RotationResult(Rotation.Reused, family.User, family.LoginId, null);
        }

        var generation = isCurrent ? family.Generation + 1 : family.Generation;
        var successor = RefreshToken.New();
        batch.BatchCommands.Add(Command(InsertToken, RefreshToken.Hash(successor), family.LoginId, generation, now));
        if (isCurrent)
        {
            batch.BatchCommands.Add(Command(Advance, family.LoginId, generation, now, Expiry(now)));
            batch.BatchCommands.Add(Command(Use, hash, now));
        }

        await batch.ExecuteNonQueryAsync(cancellationToken);
        return new RotationResult(Rotation.Rotated, family.User, family.LoginId, successor);
    }

    private DateTimeOffset Expiry(DateTimeOffset now) => now.AddDays(options.RefreshTokenDays);

    private static NpgsqlBatchCommand Command(string sql, params object[] values)
    {
        var command = new NpgsqlBatchCommand(sql);
        foreach (var value in values)
        {
            command.Parameters.Add(new() { Value = value });
        }

        return command;
    }

    private sealed record Family(string LoginId, int TokenGeneration, int Generation, DateTimeOffset RotatedAt, bool WasUsed, User User);
}

/// <summary>What using a refresh token came to.</summary>
internal sealed record RotationResult(Rotation Rotation, User? User, string? LoginId, string? RefreshToken)
{
    public static RotationResult Unknown { get; } = new(Rotation.Unknown, null, null, null);
}
