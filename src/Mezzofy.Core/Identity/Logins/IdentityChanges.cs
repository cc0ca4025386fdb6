using Mezzofy.Core.Data;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Mezzofy.Core.Identity.Logins;

/// <summary>
/// Listens for changes of logins and people, made by any process: forgets what <see cref="LoginStates"/> knew of them and tells the
/// listeners.
/// </summary>
internal sealed partial class IdentityChanges(
    DatabaseOptions options, LoginStates states, IEnumerable<IIdentityListener> listeners, TimeProvider time, ILogger<IdentityChanges> logger)
    : BackgroundService
{
    private static readonly TimeSpan RetryDelay = TimeSpan.FromSeconds(1);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await ListenAsync(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception exception) when (exception is NpgsqlException or IOException or TimeoutException or InvalidOperationException)
            {
                LogLost(exception.GetType().Name);
            }

            states.ForgetAll();
            await Task.Delay(RetryDelay, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task ListenAsync(CancellationToken stoppingToken)
    {
        var session = new NpgsqlConnectionStringBuilder(options.ConnectionString) { Pooling = false, KeepAlive = 15, ApplicationName = "mezzofy-identity" };
        await using var connection = new NpgsqlConnection(session.ConnectionString);
        connection.Notification += (_, notification) => Forget(notification.Payload);
        await connection.OpenAsync(stoppingToken);
        await using (var listen = new NpgsqlCommand("listen mezzofy_identity", connection))
        {
            await listen.ExecuteNonQueryAsync(stoppingToken);
        }

        // What was read before the LISTEN may have changed unheard.
        states.ForgetAll();
        while (true)
        {
            await connection.WaitAsync(stoppingToken);
        }
    }

    private void Forget(string payload)
    {
        switch (payload.Split(':', 2))
        {
            case ["login", var loginId]:
                states.ForgetLogin(loginId);
                Tell(listener => listener.LoginEnded(loginId));
                break;
            case ["user", var userId]:
                states.ForgetUser(userId);
                Tell(listener => listener.UserChanged(userId));
                break;
            default:
                states.ForgetAll();
                break;
        }
    }

    private void Tell(Action<IIdentityListener> change)
    {
        foreach (var listener in listeners)
        {
            change(listener);
        }
    }

    [LoggerMessage(LogLevel.Warning, "The connection that hears of identity changes was lost ({Error}); trying again")]
    private partial void LogLost(string error);
}
