using Mezzofy.LocalHost.Functions;
using Microsoft.AspNetCore.Http;

namespace Microsoft.Azure.Functions.Worker;

/// <summary>Reaches the HTTP side of a call.</summary>
public static class FunctionContextExtensions
{
    /// <summary>The request and response of a call by HTTP; null for any other trigger.</summary>
    /// <param name="context">The call.</param>
    public static HttpContext? GetHttpContext(this FunctionContext context) => (context as Invocation)?.Http;
}
