using Mezzofy.LocalHost.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace Mezzofy.LocalHost.Functions;

/// <summary>Calls functions for every trigger but HTTP, which brings its own scope and answer.</summary>
internal sealed class FunctionDispatcher(
    FunctionPipeline pipeline, IServiceScopeFactory scopes, TimeoutWatch timeouts, HostSettings settings)
{
    /// <summary>Calls a function through the middleware, then sends its outputs.</summary>
    /// <param name="function">The function.</param>
    /// <param name="triggerData">What its binders read.</param>
    /// <param name="caller">Fires the call's token.</param>
    /// <returns>What the function returned, or middleware put in its place.</returns>
    /// <exception cref="FunctionTimeoutException">It took longer than <c>functionTimeout</c>; it may still go on.</exception>
    public async Task<object?> InvokeAsync(LocalFunction function, object? triggerData, CancellationToken caller)
    {
        var abandoned = new TaskCompletionSource<object?>(TaskCreationOptions.RunContinuationsAsynchronously);
        var work = WorkAsync(Begin(function, triggerData, caller), () => abandoned.TrySetException(TimedOut(function)));
        return await await Task.WhenAny(work, abandoned.Task);
    }

    /// <summary>Makes a call with a scope of its own, to be disposed by the caller.</summary>
    public Invocation Begin(LocalFunction function, object? triggerData, CancellationToken caller) =>
        new(function, triggerData, scopes.CreateAsyncScope(), caller);

    /// <summary>Runs the middleware and the function, without time limit. A function may throw before the task is returned.</summary>
    public Task RunAsync(Invocation invocation) => pipeline.RunAsync(invocation);

    private async Task<object?> WorkAsync(Invocation invocation, Action abandon)
    {
        await using var call = invocation;
        try
        {
            await timeouts.WatchAsync(call, RunAsync(call), abandon);
        }
        catch (OperationCanceledException) when (call.TimedOut)
        {
            throw TimedOut(call.Function);
        }

        if (call.TimedOut)
            throw TimedOut(call.Function);
        if (call.Function.Outputs is { } outputs && call.Result.Value is { } result)
            await outputs.SendAsync(call, result);
        return call.Result.Value;
    }

    private FunctionTimeoutException TimedOut(LocalFunction function) => new(settings.FunctionTimeout, function.Name);
}
