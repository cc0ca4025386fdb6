using System.Net;
using System.Net.Http.Json;
using Mezzofy.DurableApp;
using Npgsql;

namespace Mezzofy.LocalHost.Tests.Faults;

/// <summary>Journeys, so many in flight at all times.</summary>
internal sealed class JourneyLoad(NpgsqlDataSource database, string schema, int inFlight) : IFaultLoad
{
    private readonly List<string> asked = [];

    /// <summary>How many journeys have begun.</summary>
    public int Count => asked.Count;

    /// <summary>Makes the table that effects are written to.</summary>
    public Task PrepareAsync() => database.ExecuteAsync(EffectActivities.Table);

    /// <inheritdoc/>
    public async Task TopUpAsync(HttpClient app)
    {
        // Those whose answer was lost: asking again starts nothing twice.
        var missing = asked.Except(await database.TextsAsync($"select instance_id from {schema}.instances")).ToList();
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
    public Task<long> OpenAsync() => database.NumberAsync($"select count(*) from {schema}.instances where name = 'Journey' and status not in (1, 3, 5)");

    /// <inheritdoc/>
    public async Task VerifyAsync()
    {
        (await database.TextsAsync($"""
            select instance_id || ': ' || status || ' ' || coalesce(output, '')
            from {schema}.instances where status <> 1 or (name = 'Journey' and output is distinct from '"there and back twice"')
            """)).ShouldBeEmpty("every orchestration completes, with its result");
        (await database.TextsAsync($"select instance_id from {schema}.instances where name = 'Journey'")).ShouldBe(asked, ignoreOrder: true);
        var effects = (await database.TextsAsync("select instance || ' ' || step from effects where instance <> 'letters'")).ToHashSet();
        effects.SetEquals(asked.SelectMany(Journeys.Effects).Select(one => $"{one.Instance} {one.Step}")).ShouldBeTrue("each effect is there, and no other");
        await VerifyHistoriesAsync();
    }

    private async Task VerifyHistoriesAsync()
    {
        (await database.TextsAsync($"""
            select i.instance_id from {schema}.instances i
            where i.history <> (select count(*) from {schema}.history h where h.instance_id = i.instance_id)
               or i.history <> (select max(seq) + 1 from {schema}.history h where h.instance_id = i.instance_id)
            """)).ShouldBeEmpty("a history has no gap and no line too many");
        (await database.TextsAsync($"""
            select instance_id || ' ' || kind || ' ' || task_id from {schema}.history
            where kind <> 0 group by instance_id, kind, task_id having count(*) > 1
            """)).ShouldBeEmpty("nothing happens twice in a history");
        (await database.TextsAsync($"select instance_id from {schema}.history where kind in (4, 9, 13)")).ShouldBeEmpty("no step fails because a process died");
        (await database.NumberAsync($"select count(*) from {schema}.activities")).ShouldBe(0);
    }
}
