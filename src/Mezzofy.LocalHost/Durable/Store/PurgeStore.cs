using Mezzofy.LocalHost.Durable.Store.Writes;
using Mezzofy.LocalHost.Storage;
using Microsoft.DurableTask.Client;
using Npgsql;

namespace Mezzofy.LocalHost.Durable.Store;

/// <summary>Forgets instances that have ended, and nothing else: the condition is in the statement that deletes.</summary>
internal sealed class PurgeStore(DurableDatabase database)
{
    private const int Chunk = 500;
    private static readonly short[] Ends = [1, 3, 5];

    /// <summary>Forgets one.</summary>
    /// <returns>How many are gone, and the status of one that stays because it has not ended.</returns>
    public async Task<(int Gone, OrchestrationRuntimeStatus? Alive)> PurgeAsync(string instanceId, bool recursive, CancellationToken cancellationToken)
    {
        await using var connection = await database.Source.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var gone = await DeleteAsync(connection, "instance_id = @id", command => command.Parameters.AddWithValue("id", instanceId), recursive, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        if (gone > 0)
            return (gone, null);
        await using var look = new NpgsqlCommand("select status from instances where instance_id = @id", connection);
        look.Parameters.AddWithValue("id", instanceId);
        return (0, (OrchestrationRuntimeStatus?)(await look.ExecuteScalarAsync(cancellationToken) as short?));
    }

    /// <summary>Forgets all that a filter names and that have ended. States that are no end name nothing.</summary>
    public async Task<int> PurgeAllAsync(PurgeInstancesFilter filter, bool recursive, CancellationToken cancellationToken)
    {
        var asked = (filter.Statuses ?? []).Select(status => (short)status).ToArray();
        var statuses = asked.Length == 0 ? Ends : [.. asked.Intersect(Ends)];
        await using var connection = await database.Source.OpenConnectionAsync(cancellationToken);
        for (var gone = 0; ;)
        {
            await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
            var now = await DeleteAsync(
                connection,
                $"""
                instance_id in (
                    select instance_id from instances where status = any(@statuses) and created_at between @from and @to limit {Chunk})
                """,
                command =>
                {
                    command.Parameters.AddWithValue("statuses", statuses);
                    command.Parameters.AddWithValue("from", filter.CreatedFrom?.UtcDateTime ?? DateTime.MinValue.ToUniversalTime());
                    command.Parameters.AddWithValue("to", filter.CreatedTo?.UtcDateTime ?? DateTime.SpecifyKind(DateTime.MaxValue, DateTimeKind.Utc));
                },
                recursive,
                cancellationToken);
            await transaction.CommitAsync(cancellationToken);
            gone += now;
            if (now == 0)
                return gone;
        }
    }

    private static async Task<int> DeleteAsync(
        NpgsqlConnection connection, string which, Action<NpgsqlCommand> with, bool recursive, CancellationToken cancellationToken)
    {
        var ids = await DeleteInstancesAsync(connection, which, with, cancellationToken);
        var all = new List<string>(ids);
        while (recursive && ids.Count > 0)
        {
            var parents = ids;
            ids = await DeleteInstancesAsync(
                connection, "parent_id = any(@parents)", command => command.Parameters.AddWithValue("parents", parents.ToArray()), cancellationToken);
            all.AddRange(ids);
        }

        if (all.Count == 0)
            return 0;
        await using var batch = new NpgsqlBatch(connection);
        foreach (var table in (string[])["history", "payloads", "activities", "inbox"])
            batch.Add($"delete from {table} where instance_id = any(@ids)").With("ids", all);
        await batch.ExecuteNonQueryAsync(cancellationToken);
        return all.Count;
    }

    private static async Task<List<string>> DeleteInstancesAsync(
        NpgsqlConnection connection, string which, Action<NpgsqlCommand> with, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand($"delete from instances where {which} and status in (1, 3, 5) returning instance_id", connection);
        with(command);
        var ids = new List<string>();
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
            ids.Add(reader.GetString(0));
        return ids;
    }
}
