using Microsoft.Extensions.DependencyInjection;

namespace Mezzofy.LocalHost.Functions;

/// <summary>Calls functions for every trigger but HTTP, which brings its own scope and answer.</summary>
internal sealed class FunctionDispatcher(FunctionPipeline pipeline, IServiceScopeFactory scopes)
{
    /// <summary>Calls a function through the middleware, then sends its outputs.</summary>
    /// <param name="function">The function.</param>
    /// <param name="triggerData">What its binders read.</param>
    /// <param name="caller">Fires the call's token.</param>
    /// <returns>What the function returned, or middleware put in its place.</returns>
    public async Task<object?> InvokeAsync(LocalFunction function, object? triggerData, CancellationToken caller)
    {
        await using var invocation = Begin(function, triggerData, caller);
        await RunAsync(invocation);
        if (function.Outputs is { } outputs && invocation.Result.Value is { } result)
            await outputs.SendAsync(invocation, result);
        return invocation.Result.Value;
    }

    /// <summary>Makes a call with a scope of its own, to be disposed by the caller.</summary>
    public Invocation Begin(LocalFunction function, object? triggerData, CancellationToken caller) =>
        new(function, triggerData, scopes.CreateAsyncScope(), caller);

    /// <summary>Runs the middleware and the function. A function may throw before the task is returned.</summary>
    public Task RunAsync(Invocation invocation) => pipeline.RunAsync(invocation);
}
