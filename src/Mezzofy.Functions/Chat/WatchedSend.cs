using Mezzofy.Core;
using Mezzofy.Core.Conversations;
using Mezzofy.Core.Gateway;
using Mezzofy.Core.Realtime;
using Mezzofy.Core.Tasks;
using Mezzofy.Functions.Tasks;
using Mezzofy.Functions.Workflows;
using Microsoft.AspNetCore.Mvc;
using Microsoft.DurableTask.Client;

namespace Mezzofy.Functions.Chat;

/// <summary>A send whose sender watches: the run goes on whether or not they stay, and what they are sent is read from what is stored.</summary>
internal static class WatchedSend
{
    /// <summary>Sends, and answers with the events as soon as the message is accepted.</summary>
    /// <exception cref="ProblemException">The message was refused.</exception>
    public static async Task<IActionResult> BeginAsync(AssistantGateway gateway, StreamFollower follower, DurableTaskClient client, IncomingMessage incoming)
    {
        var accepted = new Accepted();
        var sending = gateway.SendAsync(incoming with { Watcher = accepted }, CancellationToken.None).WithTaskStartedAsync(client);
        if (await Task.WhenAny(accepted.Run, sending) == accepted.Run)
        {
            var run = await accepted.Run;
            return new EventStreamAnswer(token => follower.FollowAsync(run.RunId, run.OwnerId, 0, EventStreamAnswer.Longest, token));
        }

        // Nothing was accepted: a refusal, or a key whose answer is known.
        var known = await sending;
        return new EventStreamAnswer(token => known.Response is { } response
            ? Known(response)
            : follower.FollowAsync(known.RunId, incoming.Caller.UserId, 0, EventStreamAnswer.Longest, token));
    }

    // An answer to a sender who did not watch: of its run only the end is told.
    private static async IAsyncEnumerable<StoredEvent> Known(ChatResponse response)
    {
        await Task.CompletedTask;
        var told = StreamEvent.Complete(response);
        (told["run_id"], told["session_id"], told["seq"]) = (response.RunId, response.SessionId, 1);
        yield return new(1, told.ToJsonString(ProductJson.Options));
    }

    private sealed class Accepted : IProgress<StreamedRun>
    {
        private readonly TaskCompletionSource<StreamedRun> run = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task<StreamedRun> Run => run.Task;

        public void Report(StreamedRun value) => run.TrySetResult(value);
    }
}
