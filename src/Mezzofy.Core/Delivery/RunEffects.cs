using Npgsql;

namespace Mezzofy.Core.Delivery;

/// <summary>What a run has already sent out, or is about to: that stays so when the run is stopped.</summary>
public sealed class RunEffects(NpgsqlDataSource database)
{
    /// <summary>How many effects there are by channel (<see cref="Channels"/>), without those that were given up.</summary>
    public async Task<IReadOnlyDictionary<string, long>> OfAsync(string runId, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand("select channel, count(*) from mezzofy.deliveries where run_id = $1 and status <> 'dead' group by channel order by channel");
        command.Parameters.AddWithValue(runId);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var found = new Dictionary<string, long>();
        while (await reader.ReadAsync(cancellationToken))
        {
            found[reader.GetString(0)] = reader.GetInt64(1);
        }

        return found;
    }
}
