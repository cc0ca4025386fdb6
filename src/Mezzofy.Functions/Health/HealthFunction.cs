using Mezzofy.Functions.Auth;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Mezzofy.Functions.Health;

/// <summary>Says that the process answers; whether its dependencies do is <c>/admin/health</c>'s to say.</summary>
public static class HealthFunction
{
    private static readonly IResult Healthy = new HealthAnswer();

    /// <summary><c>GET /health</c>: 200 <c>{ "status": "ok", "version": "1.0.0" }</c>.</summary>
    [Function("Health")]
    [Public]
    [Probe]
    public static IResult Get([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "health")] HttpRequest request) => Healthy;
}
