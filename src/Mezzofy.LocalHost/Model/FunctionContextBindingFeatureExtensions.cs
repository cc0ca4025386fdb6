using Mezzofy.LocalHost.Functions;

namespace Microsoft.Azure.Functions.Worker;

/// <summary>Reads and replaces what a call is bound to.</summary>
public static class FunctionContextBindingFeatureExtensions
{
    /// <summary>The result of the call, to read or to replace.</summary>
    /// <param name="context">The call.</param>
    public static InvocationResult GetInvocationResult(this FunctionContext context) => ((Invocation)context).Result;
}
