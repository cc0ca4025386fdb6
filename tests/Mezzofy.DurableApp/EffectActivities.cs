using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Configuration;
using Npgsql;

namespace Mezzofy.DurableApp;

public sealed record Effect(string Instance, string Step, int Milliseconds);

/// <summary>An activity with an effect outside: a row under (instance, step), written at least once and counted, so that a repetition is seen.</summary>
public sealed class EffectActivities(IConfiguration configuration)
{
    /// <summary>The table the effects are written to.</summary>
    public const string Table = "create table effects (instance text, step text, times int not null default 1, primary key (instance, step))";

    [Function(nameof(Affect))]
    public async Task Affect([ActivityTrigger] Effect effect, CancellationToken cancellation)
    {
        await using var connection = new NpgsqlConnection(configuration.GetConnectionString("Postgres"));
        await connection.OpenAsync(cancellation);
        await using var command = new NpgsqlCommand(
            "insert into public.effects (instance, step) values ($1, $2) on conflict (instance, step) do update set times = effects.times + 1", connection);
        command.Parameters.AddWithValue(effect.Instance);
        command.Parameters.AddWithValue(effect.Step);
        await command.ExecuteNonQueryAsync(cancellation);
        // Between the effect and its result: where a kill hurts most.
        await Task.Delay(effect.Milliseconds, cancellation);
    }
}
