using Npgsql;

namespace Mezzofy.Core.Delivery;

/// <summary>The record of every mail (seed, Email Output): who, to whom, what subject, what files, what came of it.</summary>
public sealed class EmailLog(NpgsqlDataSource database)
{
    /// <summary>Records a mail's outcome; a later outcome of the same delivery replaces the earlier one.</summary>
    public async Task RecordAsync(StoredDelivery delivery, Mail mail, string sender, DeliveryStatus status, CancellationToken cancellationToken)
    {
        const string sql =
            """
            insert into mezzofy.email_log (delivery_id, sender, recipients, cc, subject, attachments, status, logged_at)
            values ($1, $2, $3, $4, $5, $6, $7, now())
            on conflict (delivery_id) do update set status = excluded.status, logged_at = excluded.logged_at
            """;
        await using var command = database.CreateCommand(sql);
        command.Parameters.AddWithValue(delivery.Id);
        command.Parameters.AddWithValue(sender);
        command.Parameters.AddWithValue(mail.To.Select(to => to.Address).ToArray());
        command.Parameters.AddWithValue(mail.Cc.Select(cc => cc.Address).ToArray());
        command.Parameters.AddWithValue(mail.Subject);
        command.Parameters.AddWithValue(mail.Attachments.ToArray());
        command.Parameters.AddWithValue(status.ToString().ToLowerInvariant());
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
