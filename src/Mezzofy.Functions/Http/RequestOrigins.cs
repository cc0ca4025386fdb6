using Mezzofy.Core.Auditing;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;

namespace Mezzofy.Functions.Http;

/// <summary>Where a request comes from, for the audit log.</summary>
public static class RequestOrigins
{
    /// <summary>Door, address and trace of a call by HTTP.</summary>
    /// <param name="context">The call.</param>
    /// <param name="source">One of <see cref="RequestSources"/>.</param>
    /// <exception cref="InvalidOperationException">The call did not come by HTTP.</exception>
    public static RequestOrigin Origin(this FunctionContext context, string source = RequestSources.Mobile)
    {
        var http = context.GetHttpContext() ?? throw new InvalidOperationException("Only a call by HTTP has an origin.");
        var addresses = context.InstanceServices.GetRequiredService<ClientAddresses>();
        return new RequestOrigin(source, addresses.Of(http)?.ToString(), RequestTrace.IdOf(http));
    }
}
