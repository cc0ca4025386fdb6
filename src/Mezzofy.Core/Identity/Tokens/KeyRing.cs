namespace Mezzofy.Core.Identity.Tokens;

/// <summary>The signing keys as this process knows them, read anew every minute and when a token names an unknown one.</summary>
/// <remarks>
/// A successor is made twelve hours before the current key ends and signs five minutes later at the earliest: by then every process has read it.
/// The very first key signs at once.
/// </remarks>
internal sealed class KeyRing(SigningKeyStore store, IdentityOptions options, TimeProvider time) : IDisposable
{
    private static readonly TimeSpan Refresh = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan UnknownKidPause = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan MadeBefore = TimeSpan.FromHours(12);
    private static readonly TimeSpan Notice = TimeSpan.FromMinutes(5);

    private readonly SemaphoreSlim loading = new(1);
    private Snapshot snapshot = new([], DateTimeOffset.MinValue);

    /// <summary>The key to sign with now; made when there is none.</summary>
    public async ValueTask<SigningKey> SigningAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var known = await KeysAsync(now, cancellationToken);
        if (Missing(known.Keys, now) is not null)
        {
            var keys = await store.CompleteAsync(keys => Missing(keys, now), now, cancellationToken);
            known = snapshot = known.With(keys, now);
        }

        return known.Keys.Where(key => key.SignsAt(now)).MaxBy(key => key.SignsFrom)!;
    }

    /// <summary>The key of that name, if it still verifies.</summary>
    public async ValueTask<SigningKey?> FindAsync(string kid, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var known = await KeysAsync(now, cancellationToken);
        if (known.Find(kid) is null && now - known.ReadAt >= UnknownKidPause)
        {
            known = await ReadAsync(known, now, cancellationToken);
        }

        return known.Find(kid) is { } key && key.VerifiesUntil > now ? key : null;
    }

    /// <inheritdoc/>
    public void Dispose() => loading.Dispose();

    private ValueTask<Snapshot> KeysAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        var known = snapshot;
        return now - known.ReadAt < Refresh ? new(known) : new(ReadAsync(known, now, cancellationToken));
    }

    private async Task<Snapshot> ReadAsync(Snapshot seen, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await loading.WaitAsync(cancellationToken);
        try
        {
            return snapshot = ReferenceEquals(seen, snapshot) ? seen.With(await store.ListAsync(now, cancellationToken), now) : snapshot;
        }
        finally
        {
            loading.Release();
        }
    }

    private SigningKey? Missing(IReadOnlyList<SigningKey> keys, DateTimeOffset now)
    {
        if (!keys.Any(key => key.SignsAt(now)))
        {
            return New(now);
        }

        return keys.Any(key => key.PrivateKey is not null && key.SignsUntil - now > MadeBefore) ? null : New(now + Notice);
    }

    private SigningKey New(DateTimeOffset from) => SigningKey.Create(
        from, TimeSpan.FromDays(options.SigningKeyDays), TimeSpan.FromMinutes(options.AccessTokenMinutes) + AccessTokens.ClockSkew + Refresh);

    private sealed record Snapshot(List<SigningKey> Keys, DateTimeOffset ReadAt)
    {
        public SigningKey? Find(string kid) => Keys.Find(key => key.Kid == kid);

        // A key that is known already keeps its imported form.
        public Snapshot With(List<SigningKey> keys, DateTimeOffset readAt) => new(keys.ConvertAll(key => Find(key.Kid) ?? key), readAt);
    }
}
