using Mezzofy.Core;
using Mezzofy.Core.Identity;
using Mezzofy.Core.Realtime;
using Mezzofy.Core.Tasks;
using Mezzofy.Functions.Auditing;
using Mezzofy.Functions.Auth;
using Mezzofy.Functions.Http;
using Mezzofy.Functions.Workflows;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace Mezzofy.Functions.Tasks;

/// <summary>One's own background tasks (http-api.md, Long work).</summary>
public sealed class TaskFunctions(TaskStore tasks, RunStream stream, StreamFollower follower)
{
    private const string One = "tasks/{taskId}";

    /// <summary><c>GET /tasks</c>: the caller's tasks, the latest first; <c>status</c> narrows them.</summary>
    [Function("TaskList")]
    [Requires(Permissions.Chat)]
    public async Task<IActionResult> ListAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "tasks")] HttpRequest request, FunctionContext context, CancellationToken cancellationToken)
    {
        var status = Fields.OneOf(request.Query["status"].FirstOrDefault(), "status", TaskStatuses.All);
        return JsonAnswer.Ok(await tasks.ListAsync(context.Caller().UserId, status, PageQuery.Read(request), cancellationToken));
    }

    /// <summary><c>GET /tasks/{id}</c>: status, progress, message, result.</summary>
    [Function("TaskGet")]
    [Requires(Permissions.Chat)]
    public async Task<IActionResult> GetAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = One)] HttpRequest request, string taskId, FunctionContext context, CancellationToken cancellationToken) =>
        JsonAnswer.Ok(await FindAsync(taskId, context, cancellationToken));

    /// <summary><c>POST /tasks/{id}/cancel</c>: stops it between two steps, or within a long one. A task that has ended stays as it is.</summary>
    [Function("TaskCancel")]
    [Audited("tasks.cancel")]
    [Requires(Permissions.Chat)]
    public async Task<IActionResult> CancelAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = One + "/cancel")] HttpRequest request, string taskId, FunctionContext context,
        [DurableClient] DurableTaskClient client, CancellationToken cancellationToken)
    {
        var id = Fields.Id(Ids.Task, taskId, "The task");
        if (await tasks.RequestCancelAsync(id, context.Caller().UserId, cancellationToken))
        {
            await client.StartTaskAsync(id, cancellationToken);
            await client.WakeTaskAsync(id, AgentTask.Cancel, cancellationToken);
        }

        return new JsonAnswer<AssistantTask>(await tasks.GetAsync(id, context.Caller().UserId, cancellationToken), StatusCodes.Status202Accepted);
    }

    /// <summary>
    /// <c>GET /tasks/{id}/events?after=N</c>: what happened after event N. As JSON what there is now; with
    /// <c>Accept: text/event-stream</c> (and <c>Last-Event-ID</c> in place of <c>after</c>) followed to the end.
    /// </summary>
    [Function("TaskEvents")]
    [Requires(Permissions.Chat)]
    public async Task<IActionResult> EventsAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = One + "/events")] HttpRequest request, string taskId, FunctionContext context, CancellationToken cancellationToken)
    {
        var task = await FindAsync(taskId, context, cancellationToken);
        return await RunEvents.AnswerAsync(request, stream, follower, task.RunId, context.Caller().UserId, cancellationToken);
    }

    private Task<AssistantTask> FindAsync(string taskId, FunctionContext context, CancellationToken cancellationToken) =>
        tasks.GetAsync(Fields.Id(Ids.Task, taskId, "The task"), context.Caller().UserId, cancellationToken);
}
