using System.Text.Json;
using Mezzofy.Core.Agents;
using Mezzofy.Core.Approvals;
using Mezzofy.Core.Realtime;
using Mezzofy.Core.Tools;

namespace Mezzofy.Core.Tasks;

/// <summary>Makes the tool calls of tasks, asks people where they must decide, and stops a long call when its task is stopped.</summary>
public sealed class TaskCalls(
    TaskJournal journal, TaskRouting routing, Toolbox toolbox, ApprovalStore approvals, ApprovalOptions options, RunStream stream, TimeProvider clock)
{
    // How soon a running tool learns that its task was stopped.
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(500);

    /// <summary>Makes the call and stores what it returned, or returns what must be approved first.</summary>
    public async Task<TaskCallOutcome> MakeAsync(TaskRun task, ToolCall call, CancellationToken cancellationToken)
    {
        var approval = await approvals.OfCallAsync(task.RunId, call.CallId, cancellationToken);
        switch (approval?.Status)
        {
            case ApprovalStatuses.Pending:
                return Waits(approval);
            case ApprovalStatuses.Rejected or ApprovalStatuses.Expired or ApprovalStatuses.Cancelled:
                await RefuseAsync(task, call, approval, cancellationToken);
                return TaskCallOutcome.Returned;
            default:
                return await TryAsync(task, call, approval is not null && approval.ArgumentsHash == Approval.HashOf(call.Tool, call.Arguments), cancellationToken);
        }
    }

    private async Task<TaskCallOutcome> TryAsync(TaskRun task, ToolCall call, bool approved, CancellationToken cancellationToken)
    {
        var run = await routing.RunOfAsync(task, cancellationToken);
        await stream.AppendAsync(task.Stream, StreamEvent.ToolCall(call), cancellationToken);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var watching = WatchAsync(task.TaskId, stop);
        try
        {
            var returned = await toolbox.CallAsync(run, task.State, call, new ToolLines(stream, task.Stream), stop.Token, approved);
            if (await journal.AppendAsync(task, call.CallId, returned, CancellationToken.None))
            {
                await stream.AppendAsync(task.Stream, StreamEvent.ToolResult(returned), CancellationToken.None);
            }

            return TaskCallOutcome.Returned;
        }
        catch (ApprovalRequiredException required)
        {
            return Waits(await AskAsync(task, call, required.Message, cancellationToken));
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // Its owner stopped the task; the next step finds that out.
            return TaskCallOutcome.Returned;
        }
        finally
        {
            await stop.CancelAsync();
            await watching;
        }
    }

    private async Task<Approval> AskAsync(TaskRun task, ToolCall call, string reason, CancellationToken cancellationToken)
    {
        var approver = task.Accepted.ApproverId ?? task.Accepted.Request.Caller.UserId;
        var approval = await approvals.RequestAsync(task.TaskId, task.RunId, call, reason, approver, options.Deadline, cancellationToken);
        var shown = JsonSerializer.SerializeToNode(approval, ProductJson.Options)!;
        await stream.AppendAsync(task.Stream, StreamEvent.ApprovalRequired(shown), cancellationToken);
        return approval;
    }

    private async Task RefuseAsync(TaskRun task, ToolCall call, Approval approval, CancellationToken cancellationToken)
    {
        var (code, message) = approval.Status == ApprovalStatuses.Rejected
            ? ("approval_rejected", $"A person refused this call.{(approval.Comment is { } comment ? $" They said: {comment}" : "")}")
            : ("approval_expired", "Nobody approved this call in time; it was not made.");
        var content = JsonSerializer.SerializeToElement(new { error = new { code, message } }, ToolJson.Options);
        var returned = new ToolReturned(call.CallId, call.Tool, content, true, 0);
        if (await journal.AppendAsync(task, call.CallId, returned, cancellationToken))
        {
            await stream.AppendAsync(task.Stream, StreamEvent.ToolResult(returned), cancellationToken);
        }
    }

    private async Task WatchAsync(string taskId, CancellationTokenSource stop)
    {
        try
        {
            while (!await journal.IsStoppedAsync(taskId, stop.Token))
            {
                await Task.Delay(Poll, clock, stop.Token);
            }

            await stop.CancelAsync();
        }
        catch (OperationCanceledException)
        {
            // The call has ended.
        }
        catch (Npgsql.NpgsqlException)
        {
            // Whether it was stopped cannot be found out; the next step will.
        }
    }

    private static TaskCallOutcome Waits(Approval approval) => new(approval.ApprovalId, approval.Deadline);

    /// <summary>What a tool says it is doing, as <c>status</c> events; in order, and never waited for.</summary>
    private sealed class ToolLines(RunStream stream, StreamedRun run) : IProgress<string>
    {
        private Task last = Task.CompletedTask;

        public void Report(string value) => last = SayAsync(last, value);

        private async Task SayAsync(Task before, string line)
        {
            await before;
            await stream.AppendAsync(run, StreamEvent.Status(line), CancellationToken.None).ContinueWith(_ => { }, TaskScheduler.Default);
        }
    }
}
