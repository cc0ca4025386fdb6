using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Configuration;
using Npgsql;

namespace Mezzofy.DurableApp.Triggers;

/// <summary>A timer that writes down when it began and ended, where setting <c>CountRounds</c> asks for it; a run that was killed has no end.</summary>
public sealed class Rounds(IConfiguration configuration)
{
    /// <summary>The table it writes to.</summary>
    public const string Table = """
        create table rounds (
            id bigint generated always as identity, process int not null, began timestamptz not null default clock_timestamp(), ended timestamptz)
        """;

    [Function(nameof(Round))]
    public async Task Round([TimerTrigger("* * * * * *")] TimerInfo timer, CancellationToken cancellation)
    {
        if (configuration["CountRounds"] is null)
            return;
        await using var connection = new NpgsqlConnection(configuration.GetConnectionString("Postgres"));
        await connection.OpenAsync(cancellation);
        await using var begin = new NpgsqlCommand("insert into public.rounds (process) values ($1) returning id", connection) { Parameters = { new() { Value = Environment.ProcessId } } };
        var id = (long)(await begin.ExecuteScalarAsync(cancellation))!;
        await Task.Delay(Random.Shared.Next(300), cancellation);
        await using var end = new NpgsqlCommand("update public.rounds set ended = clock_timestamp() where id = $1", connection) { Parameters = { new() { Value = id } } };
        await end.ExecuteNonQueryAsync(cancellation);
    }
}
