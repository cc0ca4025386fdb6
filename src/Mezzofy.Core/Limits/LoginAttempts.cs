using System.Security.Cryptography;
using System.Text;
using Mezzofy.Core.Identity;
using Npgsql;

namespace Mezzofy.Core.Limits;

/// <summary>An attempt at logging in that was admitted and is counted until it is forgiven.</summary>
public sealed record LoginAttempt(string AccountKey, string AddressKey, DateTimeOffset At);

/// <summary>Limits attempts at logging in, per account and per address, in a sliding window shared by all processes.</summary>
/// <remarks>
/// An attempt counts from its beginning, so that guesses made at the same time are bounded too; a success is forgiven. Accounts are
/// kept as a digest: what is typed into the wrong field is often a password.
/// </remarks>
public sealed class LoginAttempts(NpgsqlDataSource database, IdentityOptions options, TimeProvider time)
{
    // hits holds the admitted attempts, oldest first; one more element than the limit means that this one is refused.
    private const string Count = """
        insert into mezzofy.login_attempts as a (key, hits, expires_at)
        values ($1, array[$2::timestamptz], $2 + $3)
        on conflict (key) do update
           set hits = (select coalesce(array_agg(hit order by hit), '{}') from unnest(a.hits[1:$4]) hit where hit > $2 - $3) || $2,
               expires_at = $2 + $3
        returning cardinality(hits) > $4, hits[1]
        """;

    private const string ForgiveAccount = "delete from mezzofy.login_attempts where key = $1";

    private const string RemoveHit = "update mezzofy.login_attempts set hits = array_remove(hits, $2) where key = $1";

    private const string Purge = """
        delete from mezzofy.login_attempts
         where key in (select key from mezzofy.login_attempts where expires_at < $1 limit 20 for update skip locked)
        """;

    private TimeSpan Window => TimeSpan.FromMinutes(options.AttemptWindowMinutes);

    /// <summary>Counts an attempt.</summary>
    /// <exception cref="ProblemException">429 <c>too_many_attempts</c> with the time after which one more is admitted.</exception>
    public async Task<LoginAttempt> BeginAsync(string email, string? address, CancellationToken cancellationToken = default)
    {
        var digest = SHA256.HashData(Encoding.UTF8.GetBytes(Users.Normalize(email)));
        var attempt = new LoginAttempt($"account:{Convert.ToHexStringLower(digest)}", $"address:{NetworkGroup.Of(address)}", Now());
        await using var batch = database.CreateBatch();
        batch.BatchCommands.Add(CountCommand(attempt.AddressKey, attempt.At, options.AttemptsPerAddress));
        batch.BatchCommands.Add(CountCommand(attempt.AccountKey, attempt.At, options.AttemptsPerAccount));
        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
        do
        {
            await reader.ReadAsync(cancellationToken);
            if (reader.GetBoolean(0))
            {
                throw Refusal(reader.GetFieldValue<DateTimeOffset>(1), attempt.At);
            }
        }
        while (await reader.NextResultAsync(cancellationToken));

        return attempt;
    }

    /// <summary>Takes back an attempt that succeeded: the account starts anew, the address has one failure less.</summary>
    public async Task ForgiveAsync(LoginAttempt attempt, CancellationToken cancellationToken = default)
    {
        await using var batch = database.CreateBatch();
        batch.BatchCommands.Add(Command(RemoveHit, attempt.AddressKey, attempt.At));
        batch.BatchCommands.Add(Command(ForgiveAccount, attempt.AccountKey));
        batch.BatchCommands.Add(Command(Purge, attempt.At));
        await batch.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>Takes back an attempt that was never checked; earlier failures stay.</summary>
    public async Task WithdrawAsync(LoginAttempt attempt, CancellationToken cancellationToken = default)
    {
        await using var batch = database.CreateBatch();
        batch.BatchCommands.Add(Command(RemoveHit, attempt.AddressKey, attempt.At));
        batch.BatchCommands.Add(Command(RemoveHit, attempt.AccountKey, attempt.At));
        await batch.ExecuteNonQueryAsync(cancellationToken);
    }

    private NpgsqlBatchCommand CountCommand(string key, DateTimeOffset at, int limit) => Command(Count, key, at, Window, limit);

    private static NpgsqlBatchCommand Command(string sql, params object[] values)
    {
        var command = new NpgsqlBatchCommand(sql);
        foreach (var value in values)
        {
            command.Parameters.Add(new() { Value = value });
        }

        return command;
    }

    private ProblemException Refusal(DateTimeOffset oldest, DateTimeOffset now)
    {
        var wait = oldest + Window - now;
        return new ProblemException(
            429, "too_many_attempts", "Too many failed attempts to log in; wait before the next one.", retryAfter: wait > TimeSpan.Zero ? wait : TimeSpan.FromSeconds(1));
    }

    // As PostgreSQL keeps it, so that the very hit is found again when it is forgiven.
    private DateTimeOffset Now()
    {
        var ticks = time.GetUtcNow().UtcTicks;
        return new DateTimeOffset(ticks - (ticks % TimeSpan.TicksPerMicrosecond), TimeSpan.Zero);
    }
}
