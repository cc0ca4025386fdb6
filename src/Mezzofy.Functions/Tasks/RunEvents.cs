using System.Globalization;
using System.Text;
using Mezzofy.Core;
using Mezzofy.Core.Realtime;
using Mezzofy.Functions.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace Mezzofy.Functions.Tasks;

/// <summary>Answers with the events of a run: the ones there are as a list, or all to the end as server-sent events.</summary>
internal static class RunEvents
{
    private const int Most = 1_000;

    /// <summary>Answers by what the client accepts.</summary>
    /// <exception cref="ProblemException">400 <c>validation_failed</c>: <c>after</c> is no number.</exception>
    public static async Task<IActionResult> AnswerAsync(
        HttpRequest request, RunStream stream, StreamFollower follower, string runId, string ownerId, CancellationToken cancellationToken)
    {
        var after = After(request);
        if (EventStreamAnswer.IsWanted(request))
        {
            return new EventStreamAnswer(token => follower.FollowAsync(runId, ownerId, after, EventStreamAnswer.Longest, token));
        }

        var events = await stream.ReadAsync(runId, ownerId, after, Most, cancellationToken) ?? throw ProblemException.NotFound("The run");
        return new WrittenJsonAnswer(Encoding.UTF8.GetBytes($"{{\"items\":[{string.Join(',', events.Select(happened => happened.Json))}]}}"));
    }

    /// <summary>The number that is known: <c>Last-Event-ID</c> of a browser that connects again, or <c>after</c>.</summary>
    private static int After(HttpRequest request)
    {
        var text = request.Headers["Last-Event-ID"].FirstOrDefault() ?? request.Query["after"].FirstOrDefault();
        return string.IsNullOrEmpty(text) ? 0
            : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number
            : throw ProblemException.Validation("after", "must be the number of an event.");
    }
}
