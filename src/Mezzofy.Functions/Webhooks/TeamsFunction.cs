using System.Text.Json.Nodes;
using Mezzofy.Core.Webhooks;
using Mezzofy.Core.Webhooks.Teams;
using Mezzofy.Functions.Auth;
using Mezzofy.Functions.Http;
using Mezzofy.Functions.Workflows;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace Mezzofy.Functions.Webhooks;

/// <summary>Mentions in Teams (seed, MS Teams webhook payload).</summary>
public sealed class TeamsFunction(TeamsDoor door)
{
    private const int BodyLimit = 256 * 1024;

    /// <summary>
    /// <c>POST /webhooks/teams</c>: an activity with the Bot Framework's token, answered in its conversation; or an outgoing webhook with
    /// its HMAC, answered in the response when that can be done in time, else in the channel.
    /// </summary>
    [Function("WebhookTeams")]
    [Public]
    public async Task<EventAnswer> TeamsAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "webhooks/teams")] HttpRequest request, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken)
    {
        var received = await RawBody.ReadAsync(request, BodyLimit, request.HttpContext.RequestAborted);
        var admission = await door.AdmitAsync(received, cancellationToken);
        return admission is { IsOutgoing: true, HasWork: true }
            ? await AnswerAsync(admission, client)
            : EventAnswer.Of(new Admission(admission.EventId, admission.IsNew, admission.HasWork));
    }

    private async Task<EventAnswer> AnswerAsync(TeamsAdmission admission, DurableTaskClient client)
    {
        if (!admission.IsNew)
        {
            return new() { Answer = JsonAnswer.Ok(await door.AnsweredBeforeAsync(admission) ?? TeamsDoor.Follows()) };
        }

        if (await door.AnswerInTimeAsync(admission) is not var (message, task))
        {
            return new() { Answer = JsonAnswer.Ok(TeamsDoor.Follows()), Message = admission.EventId };
        }

        if (task is not null)
        {
            await client.StartTaskAsync(task);
        }

        return new() { Answer = JsonAnswer.Ok<JsonObject>(message) };
    }
}
