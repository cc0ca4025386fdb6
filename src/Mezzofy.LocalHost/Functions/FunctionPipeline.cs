using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;

namespace Mezzofy.LocalHost.Functions;

/// <summary>The middleware of the app with the function at its end.</summary>
internal sealed class FunctionPipeline
{
    private readonly FunctionExecutionDelegate entry;

    /// <summary>Composes it; the first middleware is the outermost.</summary>
    public FunctionPipeline(IEnumerable<Func<FunctionExecutionDelegate, FunctionExecutionDelegate>> middleware) =>
        entry = middleware.Reverse().Aggregate<Func<FunctionExecutionDelegate, FunctionExecutionDelegate>, FunctionExecutionDelegate>(
            CallFunction, (next, step) => step(next));

    /// <summary>Runs a call; its result is in <see cref="Invocation.Result"/>.</summary>
    public Task RunAsync(Invocation invocation) => entry(invocation);

    private static Task CallFunction(FunctionContext context)
    {
        var invocation = (Invocation)context;
        var call = invocation.Function.Call(invocation);
        if (!call.IsCompletedSuccessfully)
            return Wait(invocation, call);
        invocation.Result.Value = call.Result;
        return Task.CompletedTask;

        static async Task Wait(Invocation invocation, ValueTask<object?> call) => invocation.Result.Value = await call;
    }
}
