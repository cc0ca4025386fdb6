using System.Threading.Channels;
using Mezzofy.LocalHost.Queues.Store;

namespace Mezzofy.LocalHost.Queues.Engine;

/// <summary>Sends messages: whatever has gathered while the last transaction was written goes with the next one.</summary>
internal sealed class Sender(MessageStore store, QueueSignals signals)
{
    private const int MostMessages = 512;
    private const int MostBytes = 4 * 1024 * 1024;
    private readonly Channel<Parcel> parcels = Channel.CreateUnbounded<Parcel>(new() { SingleReader = true });

    /// <summary>Sends messages to a queue, all or none of them, in their order.</summary>
    /// <returns>When they are stored durably.</returns>
    /// <exception cref="Npgsql.NpgsqlException">The database is away. The messages may have been stored all the same.</exception>
    /// <exception cref="InvalidOperationException">The host has stopped.</exception>
    public async Task SendAsync(string queue, IReadOnlyList<byte[]> bodies, CancellationToken cancellationToken)
    {
        if (bodies.Count == 0)
            return;
        var parcel = new Parcel(queue, bodies);
        if (!parcels.Writer.TryWrite(parcel))
            throw new InvalidOperationException("The host has stopped and sends nothing more.");
        await parcel.Stored.Task.WaitAsync(cancellationToken);
    }

    /// <summary>No more will be sent.</summary>
    public void Complete() => parcels.Writer.TryComplete();

    /// <summary>Works until <see cref="Complete"/> was called and everything is stored.</summary>
    public async Task RunAsync()
    {
        var batch = new List<Parcel>();
        while (await parcels.Reader.WaitToReadAsync())
        {
            for (var (count, bytes) = (0, 0L); count < MostMessages && bytes < MostBytes && parcels.Reader.TryRead(out var parcel);)
            {
                batch.Add(parcel);
                count += parcel.Bodies.Count;
                bytes += parcel.Bodies.Sum(body => (long)body.Length);
            }

            await StoreAsync(batch);
            batch.Clear();
        }
    }

    private async Task StoreAsync(List<Parcel> batch)
    {
        try
        {
            await store.SendAsync([.. batch.SelectMany(parcel => parcel.Bodies.Select(body => (parcel.Queue, body)))], CancellationToken.None);
            batch.ForEach(parcel => parcel.Stored.TrySetResult());
            batch.ForEach(parcel => signals.Tell(parcel.Queue));
        }
        catch (Exception exception)
        {
            // Each sender hears of it; a function that sends fails then, and is called again.
            batch.ForEach(parcel => parcel.Stored.TrySetException(exception));
        }
    }

    private sealed record Parcel(string Queue, IReadOnlyList<byte[]> Bodies)
    {
        public TaskCompletionSource Stored { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
