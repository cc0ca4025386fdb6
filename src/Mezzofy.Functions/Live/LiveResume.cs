using System.Text.Json;
using Mezzofy.Core;
using Mezzofy.Core.Identity;
using Mezzofy.Core.Realtime;
using Mezzofy.Core.Tasks;
using Microsoft.Azure.Functions.Worker;

namespace Mezzofy.Functions.Live;

/// <summary>
/// Sends a client what it missed while it was not connected. Events carry their number in the run, so a client that asks from the
/// last number up to which it has all, holds back what comes after a gap and leaves out numbers it has already, shows every event once
/// and in order (docs/live-channel.md has the lines).
/// </summary>
public sealed class LiveResume(LiveCaller callers, LiveChat chat, RunStream stream, TaskStore tasks)
{
    private const int Page = 500;

    /// <summary>The missed events, for this connection only.</summary>
    public async Task<SignalRMessageAction[]> MissedAsync(SignalRInvocationContext context, CancellationToken cancellationToken)
    {
        SignalRMessageAction[] missed = [];
        await chat.GuardAsync(context, async (_, _) => missed = await ReadAsync(context, cancellationToken));
        return missed;
    }

    private async Task<SignalRMessageAction[]> ReadAsync(SignalRInvocationContext context, CancellationToken cancellationToken)
    {
        var caller = await callers.AdmitAsync(context, Permissions.Chat, cancellationToken);
        var message = LiveMessage.Read<ResumeMessage>(context.Arguments, "{ \"run_id\" or \"task_id\", \"after\" }");
        var run = await RunOfAsync(message, caller.UserId, cancellationToken);
        var events = new List<StoredEvent>();
        var before = message.Before ?? int.MaxValue;
        for (var (after, more) = (Math.Max(0, message.After ?? 0), true); more;)
        {
            var page = await stream.ReadAsync(run, caller.UserId, after, Page, cancellationToken) ?? throw ProblemException.NotFound("The run");
            events.AddRange(page.TakeWhile(happened => happened.Seq < before));
            after = page.Count > 0 ? page[^1].Seq : after;
            more = page.Count == Page && after < before;
        }

        return [.. events.Select(happened => new SignalRMessageAction("event", [JsonElement.Parse(happened.Json)]) { ConnectionId = context.ConnectionId })];
    }

    private async Task<string> RunOfAsync(ResumeMessage message, string userId, CancellationToken cancellationToken) =>
        Ids.IsValid(Ids.Run, message.RunId) ? message.RunId
        : Ids.IsValid(Ids.Task, message.TaskId) ? (await tasks.GetAsync(message.TaskId, userId, cancellationToken)).RunId
        : throw ProblemException.Validation("run_id", "or task_id is needed.");
}

/// <summary>What a client that was away asks for.</summary>
/// <param name="RunId">The run, <c>run_…</c>, or null.</param>
/// <param name="TaskId">Or the task, <c>task_…</c>.</param>
/// <param name="After">The last <c>seq</c> up to which it has seen all; 0 or left out for all.</param>
/// <param name="Before">The <c>seq</c> of a later event that it has already; left out for all that there are.</param>
public sealed record ResumeMessage(string? RunId, string? TaskId, int? After, int? Before);
