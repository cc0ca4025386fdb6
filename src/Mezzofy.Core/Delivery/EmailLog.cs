using Npgsql;

namespace Mezzofy.Core.Delivery;

/// <summary>The record of every mail (seed, Email Output): who, to whom, what subject, what files, what came of it.</summary>
/// <remarks>
/// A row is written before a mail is tried; from then on the database itself keeps its status that of the delivery (migration 0050), in
/// the same transaction.
/// </remarks>
public sealed class EmailLog(NpgsqlDataSource database)
{
    /// <summary>Records that a mail is being tried.</summary>
    public async Task BeginAsync(StoredDelivery delivery, Mail mail, string sender, CancellationToken cancellationToken)
    {
        const string sql =
            """
            insert into mezzofy.email_log (delivery_id, sender, recipients, cc, bcc, reply_to, subject, attachments, status, logged_at)
            values ($1, $2, $3, $4, $5, $6, $7, $8, 'sending', now())
            on conflict (delivery_id) do nothing
            """;
        await using var command = database.CreateCommand(sql);
        command.Parameters.AddRange(new NpgsqlParameter[]
        {
            Outbox.Text(delivery.Id), Outbox.Text(sender), Addresses(mail.To), Addresses(mail.Cc), Addresses(mail.Bcc), Outbox.Text(mail.ReplyTo?.Address),
            Outbox.Text(mail.Subject), new() { Value = mail.Attachments.ToArray() },
        });
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private static NpgsqlParameter Addresses(IReadOnlyList<MailAddress> people) => new() { Value = people.Select(person => person.Address).ToArray() };
}
