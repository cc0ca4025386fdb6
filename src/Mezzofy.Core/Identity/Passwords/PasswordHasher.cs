using System.Diagnostics.Metrics;
using System.Security.Cryptography;
using System.Text;
using Konscious.Security.Cryptography;

namespace Mezzofy.Core.Identity.Passwords;

/// <summary>Hashes and checks passwords with Argon2id, a bounded number at a time.</summary>
/// <remarks>
/// A hash takes a core for some 60 ms and 19 MiB, so a flood of logins would take the whole process: at most
/// <see cref="IdentityOptions.ConcurrentHashes"/> run, at most <see cref="IdentityOptions.WaitingHashes"/> wait, the rest is refused.
/// </remarks>
public sealed class PasswordHasher : IDisposable
{
    /// <summary>The meter; its counter <c>mezzofy.password.hashes</c> counts hashes by memory and iterations.</summary>
    public const string MeterName = "Mezzofy.Identity";

    private readonly SemaphoreSlim turns;
    private readonly int mayWait;
    private readonly Argon2Parameters parameters;
    private readonly Counter<long> hashes;
    private readonly PasswordHash nobody;
    private int waiting;

    /// <summary>Creates one; share it, the bounds are its own.</summary>
    public PasswordHasher(IdentityOptions options, IMeterFactory meters, Argon2Parameters? parameters = null)
    {
        turns = new SemaphoreSlim(options.ConcurrentHashes);
        mayWait = options.WaitingHashes;
        this.parameters = parameters ?? Argon2Parameters.Current;
        hashes = meters.Create(MeterName).CreateCounter<long>("mezzofy.password.hashes", "{hash}");
        nobody = new PasswordHash(this.parameters, RandomNumberGenerator.GetBytes(PasswordHash.SaltBytes), RandomNumberGenerator.GetBytes(PasswordHash.HashBytes));
    }

    /// <summary>Hashes a password with a new salt.</summary>
    /// <exception cref="ProblemException">503 <c>login_busy</c>.</exception>
    public async Task<string> HashAsync(string password, CancellationToken cancellationToken = default)
    {
        var salt = RandomNumberGenerator.GetBytes(PasswordHash.SaltBytes);
        var hash = await ComputeAsync(password, salt, parameters, cancellationToken);
        return new PasswordHash(parameters, salt, hash).ToString();
    }

    /// <summary>Checks a password; without a stored hash it does the same work and says no.</summary>
    /// <exception cref="ProblemException">503 <c>login_busy</c>.</exception>
    public async Task<PasswordCheck> VerifyAsync(string password, string? storedHash, CancellationToken cancellationToken = default)
    {
        var stored = (storedHash is null ? null : PasswordHash.Parse(storedHash)) ?? nobody;
        var hash = await ComputeAsync(password, stored.Salt, stored.Parameters, cancellationToken);
        if (!CryptographicOperations.FixedTimeEquals(hash, stored.Hash))
        {
            return PasswordCheck.Wrong;
        }

        return stored.Parameters.IsWeakerThan(parameters) ? PasswordCheck.RightButOutdated : PasswordCheck.Right;
    }

    /// <inheritdoc/>
    public void Dispose() => turns.Dispose();

    private async Task<byte[]> ComputeAsync(string password, byte[] salt, Argon2Parameters with, CancellationToken cancellationToken)
    {
        await TakeTurnAsync(cancellationToken);
        try
        {
            hashes.Add(1, new("memory", with.MemoryKib), new KeyValuePair<string, object?>("iterations", with.Iterations));
            return await Task.Run(() => Compute(password, salt, with), CancellationToken.None);
        }
        finally
        {
            turns.Release();
        }
    }

    private async Task TakeTurnAsync(CancellationToken cancellationToken)
    {
        if (turns.Wait(0, CancellationToken.None))
        {
            return;
        }

        try
        {
            if (Interlocked.Increment(ref waiting) > mayWait)
            {
                throw new ProblemException(503, "login_busy", "Too many people log in at this moment.", retryAfter: TimeSpan.FromSeconds(2));
            }

            await turns.WaitAsync(cancellationToken);
        }
        finally
        {
            Interlocked.Decrement(ref waiting);
        }
    }

    private static byte[] Compute(string password, byte[] salt, Argon2Parameters with)
    {
        using var argon2 = new Argon2id(Encoding.UTF8.GetBytes(password))
        {
            Salt = salt,
            MemorySize = with.MemoryKib,
            Iterations = with.Iterations,
            DegreeOfParallelism = with.Lanes,
        };
        return argon2.GetBytes(PasswordHash.HashBytes);
    }
}

/// <summary>What became of a password check.</summary>
public enum PasswordCheck
{
    /// <summary>It is not the password, or there is none.</summary>
    Wrong,

    /// <summary>It is the password.</summary>
    Right,

    /// <summary>It is the password, hashed with weaker parameters than today's: hash it again.</summary>
    RightButOutdated,
}
