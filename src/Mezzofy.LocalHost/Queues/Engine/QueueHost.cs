using Mezzofy.LocalHost.Functions;
using Mezzofy.LocalHost.Queues.Store;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Mezzofy.LocalHost.Queues.Engine;

/// <summary>
/// The queues of one process. On a stop it takes nothing more, fires the tokens of running functions, waits for them as long as the host
/// allows, stores what became of their messages, and signs off; what was not finished is handed out again.
/// </summary>
internal sealed partial class QueueHost(
    QueueDatabase database,
    MessageStore messages,
    Settler settler,
    Sender sender,
    QueueWorker worker,
    QueueSignals signals,
    FunctionDispatcher dispatcher,
    QueueOptions options,
    TimeProvider time,
    ILogger<QueueHost> logger,
    QueueFunctions? functions = null) : IHostedService, IDisposable
{
    private readonly CancellationTokenSource intake = new();
    private readonly CancellationTokenSource everything = new();
    private readonly List<Receiver> receivers = [];
    private readonly List<Task> receiving = [];
    private readonly List<Task> caring = [];
    private Task storing = Task.CompletedTask;
    private Task sending = Task.CompletedTask;

    /// <inheritdoc/>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await database.MigrateAsync(cancellationToken);
        sending = Task.Run(sender.RunAsync, CancellationToken.None);
        if (functions is null)
            return;
        await worker.BeginAsync(cancellationToken);
        caring.Add(Task.Run(() => worker.BeatAsync(everything.Token), CancellationToken.None));
        caring.Add(Task.Run(() => worker.ListenAsync(everything.Token), CancellationToken.None));
        storing = Task.Run(() => settler.RunAsync(everything.Token), CancellationToken.None);
        foreach (var (function, queue) in functions.Functions)
        {
            var receiver = new Receiver(function, queue, messages, settler, worker, signals, dispatcher, options, time, logger);
            receivers.Add(receiver);
            receiving.Add(Task.Run(() => receiver.RunAsync(intake.Token), CancellationToken.None));
        }
    }

    /// <inheritdoc/>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        try
        {
            await intake.CancelAsync();
            await Task.WhenAll(receiving).WaitAsync(cancellationToken);
            await Task.WhenAll(receivers.Select(receiver => receiver.FinishAsync())).WaitAsync(cancellationToken);
            settler.Complete();
            sender.Complete();
            await Task.WhenAll(storing, sending).WaitAsync(cancellationToken);
            if (functions is not null)
                await worker.EndAsync(cancellationToken);
        }
        catch (Exception exception)
        {
            // Nothing is lost: what this process held is free once it no longer beats.
            LogUnfinished(exception);
        }
        finally
        {
            await everything.CancelAsync();
            await Task.WhenAll(caring);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        intake.Dispose();
        everything.Dispose();
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The queues were stopped before everything that ran had ended.")]
    private partial void LogUnfinished(Exception exception);
}
