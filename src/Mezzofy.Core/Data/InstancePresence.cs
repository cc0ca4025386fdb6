using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Mezzofy.Core.Data;

/// <summary>
/// Lets other processes tell whether this one is alive: it holds a session-level advisory lock under its own number for as long
/// as it lives. The server releases the lock when the process dies, however it dies.
/// </summary>
/// <remarks>
/// While PostgreSQL restarts the lock is lost for a moment and another process may take this one for dead; whoever takes work
/// over raises its attempt, so that the former holder's writes are refused.
/// </remarks>
public sealed partial class InstancePresence(NpgsqlDataSource database, DatabaseOptions options, ILogger<InstancePresence> logger) : BackgroundService
{
    private static readonly TimeSpan RetryDelay = TimeSpan.FromMilliseconds(250);
    private readonly TaskCompletionSource announced = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>This process's number, written to what it works on.</summary>
    public long Number { get; } = Random.Shared.NextInt64(1L << 62, long.MaxValue);

    /// <summary>Whether the process of that number is alive.</summary>
    public async Task<bool> IsAliveAsync(long number, CancellationToken cancellationToken)
    {
        if (number == Number)
        {
            return true;
        }

        await using var command = database.CreateCommand("select pg_try_advisory_xact_lock($1)");
        command.Parameters.AddWithValue(number);
        return !(bool)(await command.ExecuteScalarAsync(cancellationToken))!;
    }

    /// <inheritdoc/>
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await base.StartAsync(cancellationToken);
        await announced.Task.WaitAsync(cancellationToken);
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await HoldAsync(stoppingToken);
            }
            catch (Exception exception) when (exception is NpgsqlException or IOException)
            {
                LogLost(logger, exception.Message);
                await Task.Delay(RetryDelay, stoppingToken);
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }

    private async Task HoldAsync(CancellationToken cancellationToken)
    {
        var session = new NpgsqlConnectionStringBuilder(options.ConnectionString) { Pooling = false, KeepAlive = 10, ApplicationName = "mezzofy presence" };
        await using var connection = new NpgsqlConnection(session.ConnectionString);
        await connection.OpenAsync(cancellationToken);
        await using (var command = new NpgsqlCommand("select pg_advisory_lock($1)", connection) { Parameters = { new() { Value = Number } } })
        {
            await command.ExecuteNonQueryAsync(cancellationToken);
        }

        announced.TrySetResult();
        while (true)
        {
            await connection.WaitAsync(cancellationToken);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Presence lost, announcing again: {Reason}")]
    private static partial void LogLost(ILogger logger, string reason);
}
