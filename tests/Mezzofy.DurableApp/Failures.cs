using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace Mezzofy.DurableApp;

public sealed class MyBizException(string message, Exception inner) : Exception(message, inner);

/// <summary>Failing activities, and what an orchestrator sees of them.</summary>
public static class Failures
{
    [Function(nameof(Throw))]
    public static string Throw([ActivityTrigger] string text) =>
        throw new MyBizException(text, new InvalidOperationException("inner msg"));

    [Function(nameof(ThrowCanceled))]
    public static string ThrowCanceled([ActivityTrigger] string text) => throw new OperationCanceledException(text);

    [Function(nameof(FailUntil))]
    public static string FailUntil([ActivityTrigger] FailingStep step) =>
        Counter.Next(step.Key) < step.Succeeds ? throw new InvalidOperationException($"try {Counter.Count(step.Key)}") : $"ok after {Counter.Count(step.Key)}";

    [Function(nameof(Uncaught))]
    public static async Task<string> Uncaught([OrchestrationTrigger] TaskOrchestrationContext context) =>
        await context.CallActivityAsync<string>(nameof(Throw), context.GetInput<string>());

    [Function(nameof(Describe))]
    public static async Task<Caught> Describe([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        var activity = context.GetInput<string>()!;
        try
        {
            await context.CallActivityAsync<string>(activity, "outer msg");
            return new Caught(0, "", "", "", null, null, false, false);
        }
        catch (TaskFailedException failure)
        {
            var details = failure.FailureDetails;
            return new Caught(
                failure.TaskId, failure.TaskName, failure.Message, details.ErrorType, details.ErrorMessage, details.InnerFailure?.ErrorType,
                details.IsCausedBy<MyBizException>(), details.IsCausedBy<Exception>());
        }
    }

    [Function(nameof(ThrowItself))]
    public static async Task<string> ThrowItself([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        await context.CallActivityAsync(nameof(Basics.Echo), "x");
        throw new MyBizException("mine\0 \ud800", new InvalidOperationException("inner"));
    }

    [Function(nameof(ByPolicy))]
    public static Task<string> ByPolicy([OrchestrationTrigger] TaskOrchestrationContext context, PolicyCase input) =>
        context.CallActivityAsync<string>(nameof(FailUntil), input.Step, TaskOptions.FromRetryPolicy(
            new RetryPolicy(input.Attempts, TimeSpan.FromMilliseconds(input.First), input.Backoff, TimeSpan.FromMilliseconds(input.Longest), input.Timeout)));

    [Function(nameof(ByFilter))]
    public static Task<string> ByFilter([OrchestrationTrigger] TaskOrchestrationContext context, FailingStep step) =>
        context.CallActivityAsync<string>(nameof(FailUntil), step, TaskOptions.FromRetryPolicy(
            new RetryPolicy(5, TimeSpan.FromMilliseconds(10)) { HandleFailure = failure => !failure.ErrorMessage.EndsWith('2') }));

    [Function(nameof(ByHandler))]
    public static async Task<HandlerCalls> ByHandler([OrchestrationTrigger] TaskOrchestrationContext context, FailingStep step)
    {
        var numbers = new List<int>();
        try
        {
            await context.CallActivityAsync<string>(nameof(FailUntil), step, TaskOptions.FromRetryHandler(retry =>
            {
                numbers.Add(retry.LastAttemptNumber);
                return retry.LastAttemptNumber < 3 && retry.LastFailure.IsCausedBy<InvalidOperationException>();
            }));
            return new HandlerCalls(numbers, -1);
        }
        catch (TaskFailedException failure)
        {
            return new HandlerCalls(numbers, failure.TaskId);
        }
    }

    [Function(nameof(ByWaitingHandler))]
    public static Task<string> ByWaitingHandler([OrchestrationTrigger] TaskOrchestrationContext context, FailingStep step) =>
        context.CallActivityAsync<string>(nameof(FailUntil), step, TaskOptions.FromRetryHandler(async retry =>
        {
            await retry.OrchestrationContext.CreateTimer(TimeSpan.FromMilliseconds(200), CancellationToken.None);
            return true;
        }));

    [Function(nameof(FanOutWithFailures))]
    public static async Task<string[]> FanOutWithFailures([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        var tasks = Enumerable.Range(0, 8).Select(i => context.CallActivityAsync<string>(nameof(FailLate), i)).ToArray();
        var all = Task.WhenAll(tasks);
        try
        {
            await all;
            return [];
        }
        catch (TaskFailedException first)
        {
            var several = all.Exception!.InnerExceptions.Select(one => ((TaskFailedException)one).TaskId);
            return [$"{first.TaskId}", string.Join(',', several), $"{tasks.Count(task => task.IsCompletedSuccessfully)}"];
        }
    }

    [Function(nameof(FanOutUncaught))]
    public static Task FanOutUncaught([OrchestrationTrigger] TaskOrchestrationContext context) =>
        Task.WhenAll(Enumerable.Range(0, 8).Select(i => context.CallActivityAsync<string>(nameof(FailLate), i)));

    [Function(nameof(FailLate))]
    public static async Task<string> FailLate([ActivityTrigger] int number)
    {
        if (number == 3)
            await Task.Delay(300);
        return number is 3 or 5 ? throw new InvalidOperationException($"number {number}") : $"{number}";
    }
}

/// <summary>How often something was tried in this process.</summary>
public static class Counter
{
    private static readonly System.Collections.Concurrent.ConcurrentDictionary<string, int> Counts = new();

    public static int Next(string key) => Counts.AddOrUpdate(key, 1, (_, count) => count + 1);

    public static int Count(string key) => Counts.GetValueOrDefault(key);
}

public sealed record FailingStep(string Key, int Succeeds);

public sealed record PolicyCase(FailingStep Step, int Attempts, int First, double Backoff, int Longest, TimeSpan? Timeout = null);

public sealed record HandlerCalls(List<int> Numbers, int TaskId);

public sealed record Caught(
    int TaskId, string TaskName, string Message, string ErrorType, string? ErrorMessage, string? InnerType, bool IsBiz, bool IsException);
