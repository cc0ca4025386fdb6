namespace Microsoft.Azure.Functions.Worker.Middleware;

/// <summary>A step of the pipeline around a function.</summary>
/// <param name="context">The call.</param>
public delegate Task FunctionExecutionDelegate(FunctionContext context);

/// <summary>Runs around every function call, whatever its trigger. One instance serves all calls.</summary>
public interface IFunctionsWorkerMiddleware
{
    /// <summary>Runs; calls <paramref name="next"/>, or answers in its place.</summary>
    /// <param name="context">The call.</param>
    /// <param name="next">The rest of the pipeline, with the function at its end.</param>
    Task Invoke(FunctionContext context, FunctionExecutionDelegate next);
}
