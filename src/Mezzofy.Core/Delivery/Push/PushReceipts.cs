using Npgsql;

namespace Mezzofy.Core.Delivery.Push;

/// <summary>What came of a notification on each phone. The row is there before the phone is tried, so no crash leads to a second try.</summary>
internal sealed class PushReceipts(NpgsqlDataSource database)
{
    /// <summary>Not known yet, or for good: the connection broke.</summary>
    public const string Unknown = "unknown";

    /// <summary>FCM took it.</summary>
    public const string Sent = "sent";

    /// <summary>The app is no longer on that phone.</summary>
    public const string Gone = "gone";

    /// <summary>FCM refused it.</summary>
    public const string Refused = "refused";

    /// <summary>What is recorded, by device.</summary>
    public async Task<Dictionary<string, (string Outcome, string? ProviderId)>> ReadAsync(string deliveryId, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand("select device_id, outcome, provider_id from mezzofy.push_receipts where delivery_id = $1");
        command.Parameters.Add(Outbox.Text(deliveryId));
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var receipts = new Dictionary<string, (string, string?)>();
        while (await reader.ReadAsync(cancellationToken))
        {
            receipts[reader.GetString(0)] = (reader.GetString(1), reader.IsDBNull(2) ? null : reader.GetString(2));
        }

        return receipts;
    }

    /// <summary>Records an outcome; the first is <see cref="Unknown"/>, before the try.</summary>
    public async Task WriteAsync(string deliveryId, string deviceId, string outcome, string? providerId, CancellationToken cancellationToken)
    {
        const string sql =
            """
            insert into mezzofy.push_receipts (delivery_id, device_id, outcome, provider_id, at) values ($1, $2, $3, $4, now())
            on conflict (delivery_id, device_id) do update set outcome = excluded.outcome, provider_id = excluded.provider_id, at = now()
            """;
        await using var command = database.CreateCommand(sql);
        command.Parameters.AddRange(new[] { Outbox.Text(deliveryId), Outbox.Text(deviceId), Outbox.Text(outcome), Outbox.Text(providerId) });
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>The phone was not reached and may be tried again.</summary>
    public async Task ClearAsync(string deliveryId, string deviceId, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand("delete from mezzofy.push_receipts where delivery_id = $1 and device_id = $2");
        command.Parameters.AddRange(new[] { Outbox.Text(deliveryId), Outbox.Text(deviceId) });
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
