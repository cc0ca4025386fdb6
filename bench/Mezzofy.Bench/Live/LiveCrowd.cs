using Mezzofy.Core.Realtime;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.SignalR.Client;

namespace Mezzofy.Bench.Live;

/// <summary>Many real clients.</summary>
internal sealed class LiveCrowd : IAsyncDisposable
{
    private readonly HubConnection[] connections;
    private Action<int> received = _ => { };

    private LiveCrowd(HubConnection[] connections) => this.connections = connections;

    public int Count => connections.Length;

    /// <summary>Connects them, 32 at a time.</summary>
    public static async Task<LiveCrowd> ConnectAsync(int count, Func<int, LiveTicket> ticket)
    {
        var crowd = new LiveCrowd(new HubConnection[count]);
        await Parallel.ForAsync(0, count, new ParallelOptions { MaxDegreeOfParallelism = 32 }, async (i, cancellation) =>
        {
            var own = ticket(i);
            var connection = new HubConnectionBuilder().WithUrl(own.Url, HttpTransportType.WebSockets, options =>
            {
                options.SkipNegotiation = true;
                options.AccessTokenProvider = () => Task.FromResult<string?>(own.AccessToken);
            }).Build();
            connection.On<object>("event", _ => crowd.received(i));
            crowd.connections[i] = connection;
            await connection.StartAsync(cancellation);
        });
        return crowd;
    }

    /// <summary>Ends when every client has had one more event.</summary>
    public Task ExpectAsync(Action<int> each)
    {
        var all = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var missing = Count;
        received = client =>
        {
            each(client);
            if (Interlocked.Decrement(ref missing) == 0)
                all.TrySetResult();
        };
        return all.Task;
    }

    public async ValueTask DisposeAsync() => await Parallel.ForEachAsync(connections, async (connection, _) => await connection.DisposeAsync());
}
