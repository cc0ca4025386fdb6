using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace Mezzofy.DurableApp;

public sealed record Note(string Key, int Milliseconds);

/// <summary>Activities that take their time and say what became of them.</summary>
public static class Slowness
{
    [Function(nameof(Noting))]
    public static Task<string> Noting([OrchestrationTrigger] TaskOrchestrationContext context, Note note) =>
        context.CallActivityAsync<string>(nameof(TakeNote), note);

    [Function(nameof(TakeNote))]
    public static async Task<string> TakeNote([ActivityTrigger] Note note, CancellationToken cancellation)
    {
        Counter.Next($"{note.Key} begun");
        using var seen = cancellation.Register(() => Counter.Next($"{note.Key} cancelled"));
        await Task.Delay(note.Milliseconds, CancellationToken.None);
        Counter.Next($"{note.Key} ended");
        return note.Key;
    }

    [Function(nameof(PauseFor))]
    public static async Task<Caught> PauseFor([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        try
        {
            await context.CallActivityAsync(nameof(Basics.Pause), new Delay("long", context.GetInput<int>()));
            return new Caught(0, "", "", "", null, null, false, false);
        }
        catch (TaskFailedException failure)
        {
            var details = failure.FailureDetails;
            return new Caught(failure.TaskId, failure.TaskName, failure.Message, details.ErrorType, details.ErrorMessage, null, false, false);
        }
    }

    /// <summary>Calls an activity that never ends in time, with as many attempts as the step says.</summary>
    [Function(nameof(Overlong))]
    public static Task Overlong([OrchestrationTrigger] TaskOrchestrationContext context, FailingStep step) => context.CallActivityAsync(
        nameof(TakeTooLong),
        step,
        step.Succeeds > 1 ? TaskOptions.FromRetryPolicy(new RetryPolicy(step.Succeeds, TimeSpan.FromMilliseconds(10))) : null);

    [Function(nameof(TakeTooLong))]
    public static async Task TakeTooLong([ActivityTrigger] FailingStep step, CancellationToken cancellation)
    {
        Counter.Next(step.Key);
        await Task.Delay(TimeSpan.FromMinutes(1), cancellation);
    }

    [Function(nameof(ShortAtSecondTry))]
    public static Task<int> ShortAtSecondTry([OrchestrationTrigger] TaskOrchestrationContext context) =>
        context.CallActivityAsync<int>(nameof(LongAtFirst), context.GetInput<string>());

    [Function(nameof(LongAtFirst))]
    public static async Task<int> LongAtFirst([ActivityTrigger] string key, CancellationToken cancellation)
    {
        var run = Counter.Next(key);
        if (run == 1)
            await Task.Delay(TimeSpan.FromMinutes(1), cancellation);
        return run;
    }
}
