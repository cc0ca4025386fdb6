using System.Text;
using System.Text.Json;
using Mezzofy.LocalHost.Durable.Payloads;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.DurableTask.Converters;
using Npgsql;

namespace Mezzofy.LocalHost.Durable.Store;

/// <summary>Reads instances as clients see them.</summary>
internal sealed class QueryStore(DurableDatabase database)
{
    private const string Columns = "instance_id, name, status, created_at, updated_at, failure, tags, input, output, custom_status";
    private const string BareColumns = "instance_id, name, status, created_at, updated_at, failure, tags, null, null, null";
    private const string TokenMark = "1.";

    /// <summary>One instance; null when there is none.</summary>
    public async Task<OrchestrationMetadata?> FindAsync(string instanceId, bool whole, CancellationToken cancellationToken)
    {
        await using var command = database.Source.CreateCommand($"select {(whole ? Columns : BareColumns)} from instances where instance_id = @id");
        command.Parameters.AddWithValue("id", instanceId);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        return await reader.ReadAsync(cancellationToken) ? Read(reader, whole) : null;
    }

    /// <summary>A page of instances, in the order of their ids.</summary>
    /// <param name="query">Which.</param>
    /// <param name="token">Where to go on; null: from the beginning.</param>
    /// <param name="size">How many at most.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The page; an empty one for a token that is none of this method's, as the official client gives.</returns>
    public async Task<Page<OrchestrationMetadata>> ListAsync(OrchestrationQuery query, string? token, int size, CancellationToken cancellationToken)
    {
        if (After(token) is not { } after)
            return new Page<OrchestrationMetadata>([]);
        await using var command = database.Source.CreateCommand($"""
            select {(query.FetchInputsAndOutputs ? Columns : BareColumns)} from instances
            where instance_id > @after and starts_with(instance_id, @prefix)
              and created_at between @from and @to
              and (cardinality(@statuses) = 0 or status = any(@statuses))
            order by instance_id
            limit @most
            """);
        command.Parameters.AddWithValue("after", after);
        command.Parameters.AddWithValue("prefix", query.InstanceIdPrefix ?? string.Empty);
        command.Parameters.AddWithValue("from", query.CreatedFrom?.UtcDateTime ?? DateTime.MinValue.ToUniversalTime());
        command.Parameters.AddWithValue("to", query.CreatedTo?.UtcDateTime ?? DateTime.SpecifyKind(DateTime.MaxValue, DateTimeKind.Utc));
        command.Parameters.AddWithValue("statuses", (query.Statuses ?? []).Select(status => (short)status).ToArray());
        command.Parameters.AddWithValue("most", size + 1);
        var found = new List<OrchestrationMetadata>();
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
            found.Add(Read(reader, query.FetchInputsAndOutputs));
        return found.Count <= size ? new Page<OrchestrationMetadata>(found) : new Page<OrchestrationMetadata>(found[..size], Token(found[size - 1].InstanceId));
    }

    private static OrchestrationMetadata Read(NpgsqlDataReader row, bool whole) => new(row.GetString(1), row.GetString(0))
    {
        DataConverter = whole ? JsonDataConverter.Default : null,
        RuntimeStatus = (OrchestrationRuntimeStatus)row.GetInt16(2),
        CreatedAt = row.GetFieldValue<DateTimeOffset>(3),
        LastUpdatedAt = row.GetFieldValue<DateTimeOffset>(4),
        FailureDetails = DurableJson.Read<TaskFailureDetails>(row.Text(5)),
        Tags = row.Text(6) is { } tags ? JsonSerializer.Deserialize<Dictionary<string, string>>(tags)! : [],
        SerializedInput = row.Text(7),
        SerializedOutput = row.Text(8),
        SerializedCustomStatus = row.Text(9),
    };

    private static string Token(string instanceId) => TokenMark + Convert.ToBase64String(Encoding.UTF8.GetBytes(instanceId));

    private static string? After(string? token)
    {
        if (string.IsNullOrEmpty(token))
            return string.Empty;
        try
        {
            if (token.StartsWith(TokenMark, StringComparison.Ordinal))
                return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(Convert.FromBase64String(token[TokenMark.Length..]));
        }
        catch (Exception exception) when (exception is FormatException or DecoderFallbackException)
        {
            // Not one that a query gave out.
        }

        return null;
    }
}
