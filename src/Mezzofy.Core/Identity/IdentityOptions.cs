namespace Mezzofy.Core.Identity;

/// <summary>Section <c>Identity</c> of the configuration.</summary>
public sealed record IdentityOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "Identity";

    /// <summary>The <c>iss</c> of access tokens.</summary>
    public string Issuer { get; init; } = "mezzofy";

    /// <summary>The <c>aud</c> of access tokens.</summary>
    public string Audience { get; init; } = "mezzofy-api";

    /// <summary>How long an access token is good for, 1 to 60 minutes.</summary>
    public int AccessTokenMinutes { get; init; } = 15;

    /// <summary>How long an unused refresh token is good for, 1 to 365 days.</summary>
    public int RefreshTokenDays { get; init; } = 30;

    /// <summary>How long a signing key signs, 1 to 365 days; it verifies until its last token has expired.</summary>
    public int SigningKeyDays { get; init; } = 30;

    /// <summary>
    /// 32 bytes in base64, under which private signing keys are kept (AES-256-GCM). Required, except where the local host manages
    /// PostgreSQL itself: there one is made and kept in <c>identity.key</c> of the data folder.
    /// </summary>
    public string? KeyEncryptionKey { get; init; }

    /// <summary>Failed logins of one account within <see cref="AttemptWindowMinutes"/> before it has to wait; at least 1.</summary>
    public int AttemptsPerAccount { get; init; } = 10;

    /// <summary>Failed logins from one address within <see cref="AttemptWindowMinutes"/> before it has to wait; at least 1.</summary>
    public int AttemptsPerAddress { get; init; } = 50;

    /// <summary>The length of the sliding window of attempts, 1 to 1440 minutes.</summary>
    public int AttemptWindowMinutes { get; init; } = 15;

    /// <summary>How many passwords are hashed at once, 1 to 64; each takes 19 MiB and a core. Default: half the cores.</summary>
    public int ConcurrentHashes { get; init; } = Math.Max(1, Environment.ProcessorCount / 2);

    /// <summary>How many logins may wait for their turn to be hashed, 0 to 10000; more are answered 503.</summary>
    public int WaitingHashes { get; init; } = 32;

    /// <summary>Checks the values.</summary>
    /// <param name="localDatabase">Whether the local host manages PostgreSQL itself.</param>
    /// <exception cref="InvalidOperationException">A value is out of its range; the message names the setting.</exception>
    public IdentityOptions Validated(bool localDatabase)
    {
        Within(nameof(AccessTokenMinutes), AccessTokenMinutes, 1, 60);
        Within(nameof(RefreshTokenDays), RefreshTokenDays, 1, 365);
        Within(nameof(SigningKeyDays), SigningKeyDays, 1, 365);
        Within(nameof(AttemptsPerAccount), AttemptsPerAccount, 1, 1000);
        Within(nameof(AttemptsPerAddress), AttemptsPerAddress, 1, 100_000);
        Within(nameof(AttemptWindowMinutes), AttemptWindowMinutes, 1, 1440);
        Within(nameof(ConcurrentHashes), ConcurrentHashes, 1, 64);
        Within(nameof(WaitingHashes), WaitingHashes, 0, 10_000);
        Filled(nameof(Issuer), Issuer);
        Filled(nameof(Audience), Audience);
        CheckKey(localDatabase);
        return this;
    }

    private void CheckKey(bool localDatabase)
    {
        if (string.IsNullOrEmpty(KeyEncryptionKey))
        {
            if (!localDatabase)
            {
                throw new InvalidOperationException($"{Section}:{nameof(KeyEncryptionKey)} is not set: give 32 random bytes in base64.");
            }
        }
        else if (!Convert.TryFromBase64String(KeyEncryptionKey, new byte[KeyEncryptionKey.Length], out var length) || length != 32)
        {
            throw new InvalidOperationException($"{Section}:{nameof(KeyEncryptionKey)} is not 32 bytes in base64.");
        }
    }

    private static void Within(string name, int value, int least, int most)
    {
        if (value < least || value > most)
        {
            throw new InvalidOperationException($"{Section}:{name} is {value}; it must be {least} to {most}.");
        }
    }

    private static void Filled(string name, string value)
    {
        if (string.IsNullOrWhiteSpace(value))
        {
            throw new InvalidOperationException($"{Section}:{name} is empty.");
        }
    }
}
