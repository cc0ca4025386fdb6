using System.Net;
using System.Net.Http.Json;
using Mezzofy.DurableApp;
using Npgsql;

namespace Mezzofy.LocalHost.Tests.Durable.Faults;

/// <summary>Work that a fault must not harm: it is kept in flight while faults happen, then comes to rest, then is checked.</summary>
internal interface IFaultLoad
{
    /// <summary>Tops the work up, through an app that may die at any moment; a lost answer is tried again with the next call.</summary>
    Task TopUpAsync(HttpClient app);

    /// <summary>How much has not ended.</summary>
    Task<long> OpenAsync();

    /// <summary>Throws where a guarantee was broken.</summary>
    Task VerifyAsync();
}

/// <summary>Journeys, so many in flight at all times.</summary>
internal sealed class JourneyLoad(NpgsqlDataSource database, string schema, int inFlight) : IFaultLoad
{
    private readonly List<string> asked = [];

    /// <summary>How many journeys have begun.</summary>
    public int Count => asked.Count;

    /// <summary>Makes the table that effects are written to.</summary>
    public Task PrepareAsync() => ExecuteAsync(EffectActivities.Table);

    /// <inheritdoc/>
    public async Task TopUpAsync(HttpClient app)
    {
        // Those whose answer was lost: asking again starts nothing twice.
        var missing = asked.Except(await TextsAsync($"select instance_id from {schema}.instances")).ToList();
        var more = inFlight - (int)await OpenAsync() - missing.Count;
        var fresh = Enumerable.Range(0, Math.Max(0, more)).Select(_ => $"journey-{Guid.NewGuid():N}").ToList();
        asked.AddRange(fresh);
        foreach (var id in missing.Concat(fresh))
        {
            using var answer = await app.PostAsJsonAsync($"start/{nameof(Journeys.Journey)}/{id}", new Leg(0, Random.Shared.Next(1, 60)));
            answer.StatusCode.ShouldBe(HttpStatusCode.Accepted);
        }
    }

    /// <inheritdoc/>
    public Task<long> OpenAsync() => NumberAsync($"select count(*) from {schema}.instances where name = 'Journey' and status not in (1, 3, 5)");

    /// <inheritdoc/>
    public async Task VerifyAsync()
    {
        (await TextsAsync($"""
            select instance_id || ': ' || status || ' ' || coalesce(output, '')
            from {schema}.instances where status <> 1 or (name = 'Journey' and output is distinct from '"there and back twice"')
            """)).ShouldBeEmpty("every orchestration completes, with its result");
        (await TextsAsync($"select instance_id from {schema}.instances where name = 'Journey'")).ShouldBe(asked, ignoreOrder: true);
        var effects = (await TextsAsync("select instance || ' ' || step from effects")).ToHashSet();
        effects.SetEquals(asked.SelectMany(Journeys.Effects).Select(one => $"{one.Instance} {one.Step}")).ShouldBeTrue("each effect is there, and no other");
        await VerifyHistoriesAsync();
    }

    private async Task VerifyHistoriesAsync()
    {
        (await TextsAsync($"""
            select i.instance_id from {schema}.instances i
            where i.history <> (select count(*) from {schema}.history h where h.instance_id = i.instance_id)
               or i.history <> (select max(seq) + 1 from {schema}.history h where h.instance_id = i.instance_id)
            """)).ShouldBeEmpty("a history has no gap and no line too many");
        (await TextsAsync($"""
            select instance_id || ' ' || kind || ' ' || task_id from {schema}.history
            where kind <> 0 group by instance_id, kind, task_id having count(*) > 1
            """)).ShouldBeEmpty("nothing happens twice in a history");
        (await TextsAsync($"select instance_id from {schema}.history where kind in (4, 9, 13)")).ShouldBeEmpty("no step fails because a process died");
        (await NumberAsync($"select count(*) from {schema}.activities")).ShouldBe(0);
    }

    private async Task<List<string>> TextsAsync(string sql)
    {
        await using var command = database.CreateCommand(sql);
        await using var reader = await command.ExecuteReaderAsync();
        var texts = new List<string>();
        while (await reader.ReadAsync())
            texts.Add(reader.GetString(0));
        return texts;
    }

    private async Task<long> NumberAsync(string sql)
    {
        await using var command = database.CreateCommand(sql);
        return (long)(await command.ExecuteScalarAsync())!;
    }

    private async Task ExecuteAsync(string sql)
    {
        await using var command = database.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }
}
