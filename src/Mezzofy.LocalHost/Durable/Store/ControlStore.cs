using System.Data;
using Mezzofy.LocalHost.Durable.Replay;
using Mezzofy.LocalHost.Durable.Store.Writes;
using Mezzofy.LocalHost.Storage;
using Microsoft.DurableTask.Client;
using Npgsql;

namespace Mezzofy.LocalHost.Durable.Store;

/// <summary>What clients do to an instance. Each is one transaction under the instance's lock: it has happened when it returns.</summary>
internal sealed class ControlStore(DurableDatabase database)
{
    /// <summary>Puts an event into an inbox.</summary>
    /// <returns>The instance's status; null when there is none. The event is kept only while the instance lives.</returns>
    public async Task<OrchestrationRuntimeStatus?> RaiseAsync(
        string instanceId, string name, string? payload, Action<NpgsqlBatch> announce, CancellationToken cancellationToken)
    {
        await using var connection = await database.Source.OpenConnectionAsync(cancellationToken);
        await using var batch = new NpgsqlBatch(connection);
        var apart = new HistoryWrites();
        var data = apart.Travelling(instanceId, payload);
        batch.Add($"""
            with target as (select instance_id, status from instances where instance_id = @id),
                made as (
                    insert into inbox (instance_id, kind, name, data, visible_at)
                    select instance_id, {(short)HistoryKind.EventRaised}, @name, @data, now() from target where status in (0, 6, 7))
            select status from target
            """)
            .WithValue("id", instanceId).WithValue("name", name).WithText("data", data);
        apart.AddTo(batch);
        announce(batch);
        return (OrchestrationRuntimeStatus?)(await batch.ExecuteScalarAsync(cancellationToken) as short?);
    }

    /// <summary>Suspends an instance; one that has not begun does not begin. While it is suspended its output is the reason, as plain text.</summary>
    /// <returns>The status it had; null when there is none. Only one that was running or pending is changed.</returns>
    public Task<OrchestrationRuntimeStatus?> SuspendAsync(string instanceId, string? reason, CancellationToken cancellationToken) => ChangeAsync(
        instanceId,
        status => status is OrchestrationRuntimeStatus.Running or OrchestrationRuntimeStatus.Pending,
        (batch, id) => batch.Add("update instances set status = 7, output = @reason, updated_at = now() where instance_id = @id")
            .WithValue("id", id).WithText("reason", reason),
        cancellationToken);

    /// <summary>Resumes an instance.</summary>
    /// <returns>The status it had; null when there is none. Only one that was suspended is changed.</returns>
    public Task<OrchestrationRuntimeStatus?> ResumeAsync(string instanceId, CancellationToken cancellationToken) => ChangeAsync(
        instanceId,
        status => status == OrchestrationRuntimeStatus.Suspended,
        (batch, id) =>
        {
            batch.Add("update instances set status = case when turns = 0 then 6 else 0 end, output = null, updated_at = now() where instance_id = @id").WithValue("id", id);
            batch.Add($"update inbox set held = false where instance_id = @id and held and (kind <> {(short)HistoryKind.ExecutionStarted} or data is null)")
                .WithValue("id", id);
        },
        cancellationToken);

    private async Task<OrchestrationRuntimeStatus?> ChangeAsync(
        string instanceId, Func<OrchestrationRuntimeStatus, bool> applies, Action<NpgsqlBatch, string> change, CancellationToken cancellationToken)
    {
        await using var connection = await database.Source.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(IsolationLevel.ReadCommitted, cancellationToken);
        await using var look = new NpgsqlCommand("select status from instances where instance_id = @id for update", connection);
        look.Parameters.AddWithValue("id", instanceId);
        var status = (OrchestrationRuntimeStatus?)(await look.ExecuteScalarAsync(cancellationToken) as short?);
        if (status is not { } present || !applies(present))
            return status;
        await using var batch = new NpgsqlBatch(connection);
        change(batch, instanceId);
        await batch.ExecuteNonQueryAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return status;
    }
}
