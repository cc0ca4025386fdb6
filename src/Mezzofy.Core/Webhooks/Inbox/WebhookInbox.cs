using System.Threading.Channels;
using Npgsql;
using NpgsqlTypes;

namespace Mezzofy.Core.Webhooks.Inbox;

/// <summary>Stores what came. Those who call while a transaction is being committed share the next one.</summary>
/// <remarks>A receipt is given only after the commit; a failure means that nothing of that event is stored, or that it cannot be known.</remarks>
public sealed class WebhookInbox : IAsyncDisposable
{
    private const int MostAtOnce = 128;
    private const int Writers = 2;

    // Senders give up after ten seconds or so; who is told to come again before that loses nothing.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(8);
    private readonly Channel<Waiting> waiting = Channel.CreateBounded<Waiting>(new BoundedChannelOptions(4096) { SingleReader = false });
    private readonly NpgsqlDataSource database;
    private readonly TimeProvider clock;
    private readonly Task[] writers;

    /// <summary>Starts its writers.</summary>
    public WebhookInbox(NpgsqlDataSource database, TimeProvider clock)
    {
        (this.database, this.clock) = (database, clock);
        writers = [.. Enumerable.Range(0, Writers).Select(_ => Task.Run(WriteAsync))];
    }

    /// <summary>Stores an event, or finds the one with the same source and id.</summary>
    /// <exception cref="ProblemException">
    /// 503 <c>busy</c>: more are waiting than can be stored soon, or the database does not answer; the event may be stored all the same, and is
    /// a duplicate when it comes again.
    /// </exception>
    public async Task<InboxReceipt> AcceptAsync(InboxEvent received)
    {
        var one = new Waiting(received, Ids.New(Ids.Event, clock.GetUtcNow()));
        try
        {
            return waiting.Writer.TryWrite(one) ? await one.Receipt.Task.WaitAsync(Patience, clock) : throw Busy();
        }
        catch (TimeoutException)
        {
            throw Busy();
        }
    }

    private static ProblemException Busy() =>
        new(503, "busy", "Events cannot be stored quickly enough at the moment; try again shortly.", retryAfter: TimeSpan.FromSeconds(5));

    /// <summary>Stores what has been taken in.</summary>
    public async ValueTask DisposeAsync()
    {
        waiting.Writer.TryComplete();
        await Task.WhenAll(writers);
    }

    private async Task WriteAsync()
    {
        while (await waiting.Reader.WaitToReadAsync())
        {
            var batch = new List<Waiting>();
            while (batch.Count < MostAtOnce && waiting.Reader.TryRead(out var one))
            {
                batch.Add(one);
            }

            await StoreAsync(batch);
        }
    }

    private async Task StoreAsync(List<Waiting> batch)
    {
        try
        {
            var stored = await InsertAsync(batch);
            batch.ForEach(one => one.Receipt.SetResult(new(stored[one.Key], stored[one.Key] == one.Id)));
        }
        catch (PostgresException exception) when (batch.Count > 1 && exception.SqlState.StartsWith("22", StringComparison.Ordinal))
        {
            // One of them holds something that cannot be stored; the others must not suffer from it.
            foreach (var one in batch)
            {
                await StoreAsync([one]);
            }
        }
        catch (Exception exception)
        {
            batch.ForEach(one => one.Receipt.TrySetException(exception));
        }
    }

    // In the order of the keys, so that two processes with the same events wait for each other and do not lock each other up. The second
    // statement sees what others have committed meanwhile, which the first does not.
    private async Task<Dictionary<(string Source, string ExternalId), string>> InsertAsync(List<Waiting> batch)
    {
        const string insert =
            """
            insert into mezzofy.webhook_events (id, source, external_id, type, occurred_at, received_at, data, status, queued_at, moved_at)
            select id, source, external_id, type, occurred_at, $8, data::json, status, $8, $8
            from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::timestamptz[], $6::text[], $7::text[])
                as one (id, source, external_id, type, occurred_at, data, status)
            order by source, external_id
            on conflict (source, external_id) do nothing
            """;
        const string find =
            """
            select e.source, e.external_id, e.id
            from unnest($1::text[], $2::text[]) as one (source, external_id)
            join mezzofy.webhook_events e on e.source = one.source and e.external_id = one.external_id
            """;
        await using var command = database.CreateBatch();
        command.BatchCommands.Add(new(insert)
        {
            Parameters =
            {
                Texts(batch, one => one.Id), Texts(batch, one => one.Event.Source), Texts(batch, one => one.Event.ExternalId), Texts(batch, one => one.Event.Type),
                new() { Value = batch.Select(one => one.Event.OccurredAt?.UtcDateTime).ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.TimestampTz },
                Texts(batch, one => one.Event.Data), Texts(batch, one => one.Event.Status), new() { Value = clock.GetUtcNow().UtcDateTime },
            },
        });
        command.BatchCommands.Add(new(find) { Parameters = { Texts(batch, one => one.Event.Source), Texts(batch, one => one.Event.ExternalId) } });
        await using var reader = await command.ExecuteReaderAsync();
        var stored = new Dictionary<(string, string), string>();
        while (await reader.ReadAsync())
        {
            stored[(reader.GetString(0), reader.GetString(1))] = reader.GetString(2);
        }

        return stored;
    }

    private static NpgsqlParameter Texts(List<Waiting> batch, Func<Waiting, string> member) =>
        new() { Value = batch.Select(member).ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text };

    private sealed record Waiting(InboxEvent Event, string Id)
    {
        public TaskCompletionSource<InboxReceipt> Receipt { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public (string Source, string ExternalId) Key => (Event.Source, Event.ExternalId);
    }
}
