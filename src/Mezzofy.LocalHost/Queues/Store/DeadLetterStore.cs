using Mezzofy.LocalHost.Storage;

namespace Mezzofy.LocalHost.Queues.Store;

/// <summary>A message that nobody could work on.</summary>
/// <param name="Id">The number it had.</param>
/// <param name="Body">What it says.</param>
/// <param name="Deliveries">How often it was tried.</param>
/// <param name="Reason">A word, <see cref="SettlementStore.Reason"/>.</param>
/// <param name="Description">A sentence, with what the last try failed of.</param>
internal sealed record DeadLetter(long Id, byte[] Body, int Deliveries, string Reason, string Description);

/// <summary>Dead letters: looking at them and putting them back.</summary>
internal sealed class DeadLetterStore(QueueDatabase database)
{
    private const string ListSql = """
        select id, body, deliveries, reason, description from dead_letters where queue = @queue order by id limit @most
        """;

    /// <summary>The oldest of a queue.</summary>
    public async Task<IReadOnlyList<DeadLetter>> ListAsync(string queue, int most, CancellationToken cancellationToken)
    {
        await using var command = database.Source.CreateCommand(ListSql);
        command.Parameters.AddWithValue("queue", queue);
        command.Parameters.AddWithValue("most", most);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var found = new List<DeadLetter>();
        while (await reader.ReadAsync(cancellationToken))
        {
            found.Add(new DeadLetter(
                reader.GetInt64(0), reader.GetFieldValue<byte[]>(1), reader.GetInt32(2), reader.GetString(3), reader.GetString(4)));
        }

        return found;
    }

    /// <summary>Puts them back as new messages, the oldest first.</summary>
    /// <param name="queue">The queue.</param>
    /// <param name="most">How many at most; null: all.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>How many.</returns>
    public async Task<int> RedriveAsync(string queue, int? most, CancellationToken cancellationToken)
    {
        await using var batch = database.Source.CreateBatch();
        batch.Add("select queues.redrive(@queue, @most)").WithValue("queue", queue).WithNumber("most", most);
        return (int)(await batch.ExecuteScalarAsync(cancellationToken))!;
    }
}
