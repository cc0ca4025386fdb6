using Npgsql;

namespace Mezzofy.LocalHost.Tests.Faults;

/// <summary>A timer of every second in all processes: one runs at a time, and it goes on whoever dies.</summary>
internal sealed class RoundLoad(NpgsqlDataSource database) : IFaultLoad
{
    private long before;

    /// <summary>How often it ran.</summary>
    public Task<long> CountAsync() => database.NumberAsync("select count(*) from rounds");

    /// <inheritdoc/>
    public async Task TopUpAsync(HttpClient app) => before = await CountAsync();

    /// <summary>Whether it has yet to run again.</summary>
    public async Task<long> OpenAsync() => Math.Max(0, before + 2 - await CountAsync());

    /// <inheritdoc/>
    public async Task VerifyAsync()
    {
        (await CountAsync()).ShouldBeGreaterThan(2);
        (await database.TextsAsync("""
            select one.process || ' at ' || one.began || ' and ' || next.process || ' at ' || next.began
            from rounds one join rounds next on next.began > one.began and next.began < one.ended
            """)).ShouldBeEmpty("no two runs overlap");
        (await database.TextsAsync("""
            select one.process || ' at ' || one.began
            from rounds one where ended is null and exists (select from rounds later where later.process = one.process and later.began > one.began)
            """)).ShouldBeEmpty("a run without an end is the last of its process");
    }
}
