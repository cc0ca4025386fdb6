using Mezzofy.Core;
using Mezzofy.Core.Identity;
using Mezzofy.Core.Scheduling;
using Mezzofy.Functions.Auth;
using Mezzofy.Functions.Http;
using Mezzofy.Functions.Workflows;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace Mezzofy.Functions.Scheduler;

/// <summary>Scheduled jobs (seed, Scheduler).</summary>
public sealed class JobFunctions(JobDesk desk, ScheduleDispatch dispatch)
{
    private const string All = "scheduler/jobs";
    private const string One = All + "/{jobId}";

    /// <summary><c>GET /scheduler/jobs</c>: those of the caller's department, the newest first; <c>status</c> and <c>department</c> narrow them.</summary>
    [Function("SchedulerList")]
    [Requires(Permissions.SchedulesRead)]
    public async Task<IActionResult> ListAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = All)] HttpRequest request, FunctionContext context, CancellationToken cancellationToken)
    {
        var status = Fields.OneOf(request.Query["status"].FirstOrDefault(), "status", JobStatuses.All);
        var department = Fields.OneOf(request.Query["department"].FirstOrDefault(), "department", Departments.All);
        return JsonAnswer.Ok(await desk.ListAsync(context.Caller(), department, status, PageQuery.Read(request), cancellationToken));
    }

    /// <summary><c>POST /scheduler/jobs</c>: makes one; the answer shows its next five times.</summary>
    [Function("SchedulerCreate")]
    [Requires(Permissions.SchedulesWrite)]
    public async Task<IActionResult> CreateAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = All)] HttpRequest request, FunctionContext context, CancellationToken cancellationToken)
    {
        var body = await JsonBody.ReadAsync<JobRequest>(request, cancellationToken: cancellationToken);
        var job = await desk.CreateAsync(context.Caller(), body, request.IdempotencyKey(), context.Origin(), cancellationToken);
        request.HttpContext.Response.Headers.Location = $"/{All}/{job.JobId}";
        return JsonAnswer.Created(job);
    }

    /// <summary><c>GET /scheduler/jobs/{id}</c>: the job with its latest runs.</summary>
    [Function("SchedulerGet")]
    [Requires(Permissions.SchedulesRead)]
    public async Task<IActionResult> GetAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = One)] HttpRequest request, string jobId, FunctionContext context, CancellationToken cancellationToken) =>
        JsonAnswer.Ok(await desk.GetAsync(context.Caller(), Id(jobId), cancellationToken));

    /// <summary><c>PATCH /scheduler/jobs/{id}</c>: changes what is given; <c>paused</c> pauses and resumes it.</summary>
    [Function("SchedulerChange")]
    [Requires(Permissions.SchedulesWrite)]
    public async Task<IActionResult> ChangeAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "patch", Route = One)] HttpRequest request, string jobId, FunctionContext context, CancellationToken cancellationToken)
    {
        var id = Id(jobId);
        var body = await JsonBody.ReadAsync<JobRequest>(request, cancellationToken: cancellationToken);
        return JsonAnswer.Ok(await desk.ChangeAsync(context.Caller(), id, body, context.Origin(), cancellationToken));
    }

    /// <summary><c>DELETE /scheduler/jobs/{id}</c>: cancels it; its history stays.</summary>
    [Function("SchedulerCancel")]
    [Requires(Permissions.SchedulesWrite)]
    public async Task<IActionResult> CancelAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = One)] HttpRequest request, string jobId, FunctionContext context, CancellationToken cancellationToken)
    {
        await desk.CancelAsync(context.Caller(), Id(jobId), context.Origin(), cancellationToken);
        return new NoContentResult();
    }

    /// <summary><c>GET /scheduler/jobs/{id}/history</c>: its runs, the latest first.</summary>
    [Function("SchedulerHistory")]
    [Requires(Permissions.SchedulesRead)]
    public async Task<IActionResult> HistoryAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = One + "/history")] HttpRequest request, string jobId, FunctionContext context, CancellationToken cancellationToken) =>
        JsonAnswer.Ok(await desk.HistoryAsync(context.Caller(), Id(jobId), PageQuery.Read(request), cancellationToken));

    /// <summary><c>POST /scheduler/jobs/{id}/run</c>: runs it now, also while it is paused; 202 with the run.</summary>
    [Function("SchedulerRun")]
    [Requires(Permissions.SchedulesWrite)]
    public async Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = One + "/run")] HttpRequest request, string jobId, FunctionContext context,
        [DurableClient] DurableTaskClient client, CancellationToken cancellationToken)
    {
        var run = await desk.RunAsync(context.Caller(), Id(jobId), request.IdempotencyKey(), context.Origin(), cancellationToken);
        if (run.Status == JobRunStatuses.Claimed)
        {
            await dispatch.StartAsync([run.JobRunId], client.StartRunAsync, CancellationToken.None);
        }

        request.HttpContext.Response.Headers.Location = $"/{All}/{run.JobId}/history";
        return new JsonAnswer<JobRunView>(run, StatusCodes.Status202Accepted);
    }

    private static string Id(string jobId) => Fields.Id(Ids.Job, jobId, "The job");
}
