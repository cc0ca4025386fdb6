using System.Diagnostics.CodeAnalysis;

namespace Mezzofy.LocalHost.Durable.Replay;

/// <summary>
/// The one thread on which an orchestrator's code runs during a pass, whatever it awaits: every continuation is queued here, none runs
/// elsewhere. A continuation that arrives from another thread is a sign of something that is not durable; it is dropped and noted.
/// </summary>
[SuppressMessage("Reliability", "CA2008", Justification = "The scheduler is always named.")]
internal sealed class OrchestratorThread : SynchronizationContext
{
    private readonly Queue<Task> queue = [];
    private readonly Scheduler scheduler;
    private readonly int thread = Environment.CurrentManagedThreadId;
    private volatile bool closed;
    private volatile bool disturbed;

    public OrchestratorThread() => scheduler = new Scheduler(this);

    /// <summary>Whether the caller runs on this thread, during the pass.</summary>
    public bool IsCurrent => !closed && Environment.CurrentManagedThreadId == thread;

    /// <summary>Whether something came back from another thread.</summary>
    public bool Disturbed => disturbed;

    /// <summary>Runs code and all that it queues, until nothing is left to run.</summary>
    public void Run(Action code)
    {
        var outer = Current;
        SetSynchronizationContext(this);
        try
        {
            Queue(new Task(code));
            while (queue.TryDequeue(out var task))
                scheduler.Execute(task);
        }
        finally
        {
            SetSynchronizationContext(outer);
        }
    }

    /// <summary>Ends the pass; what arrives later is dropped.</summary>
    public void Close() => closed = true;

    /// <summary>Notes that something was called or came back from another thread.</summary>
    public void Disturb() => disturbed = true;

    /// <inheritdoc/>
    public override void Post(SendOrPostCallback d, object? state) => Queue(new Task(() => d(state)));

    /// <inheritdoc/>
    public override void Send(SendOrPostCallback d, object? state)
    {
        if (IsCurrent)
            d(state);
        else
            Disturb();
    }

    /// <inheritdoc/>
    public override SynchronizationContext CreateCopy() => this;

    private void Queue(Task task) => task.Start(scheduler);

    private sealed class Scheduler(OrchestratorThread owner) : TaskScheduler
    {
        public override int MaximumConcurrencyLevel => 1;

        public void Execute(Task task) => TryExecuteTask(task);

        protected override void QueueTask(Task task)
        {
            if (owner.IsCurrent)
                owner.queue.Enqueue(task);
            else
                owner.Disturb();
        }

        protected override bool TryExecuteTaskInline(Task task, bool taskWasPreviouslyQueued) =>
            owner.IsCurrent && !taskWasPreviouslyQueued && TryExecuteTask(task);

        protected override IEnumerable<Task> GetScheduledTasks() => owner.queue.ToArray();
    }
}
