using System.Reflection;
using System.Security.Claims;
using Mezzofy.LocalHost.Functions;
using Mezzofy.LocalHost.Hosting;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.JsonWebTokens;

namespace Mezzofy.LocalHost.SignalR;

/// <summary>Address and token for a client, in functions of any trigger; its values may be taken from the request of a function over HTTP.</summary>
internal sealed class ConnectionInfoInput : IInputBinding
{
    private const string Scheme = "Bearer ";

    /// <inheritdoc/>
    public Type Attribute => typeof(SignalRConnectionInfoInputAttribute);

    /// <inheritdoc/>
    public ParameterBinder Bind(LocalFunction function, ParameterInfo parameter)
    {
        var attribute = parameter.GetCustomAttribute<SignalRConnectionInfoInputAttribute>()!;
        if (parameter.ParameterType != typeof(SignalRConnectionInfo))
            throw StartupException.Unbindable(function, parameter);
        HubNames.Check(function, attribute.HubName, attribute.ConnectionStringSetting);
        var user = RequestValue.Parse(function, attribute.UserId);
        var token = RequestValue.Parse(function, attribute.IdToken);
        return invocation => Info(invocation, attribute, user?.Read(invocation), token?.Read(invocation));
    }

    /// <inheritdoc/>
    public void Register(IServiceCollection services, HostSettings settings, IReadOnlyList<LocalFunction> functions) => services.AddHubs(settings);

    private static SignalRConnectionInfo Info(Invocation invocation, SignalRConnectionInfoInputAttribute attribute, string? user, string? token)
    {
        var services = invocation.InstanceServices;
        var claims = Claims(token, attribute.ClaimTypeList ?? []);
        return new SignalRConnectionInfo
        {
            Url = services.GetRequiredService<ServiceLocation>().Address.ClientUrl(attribute.HubName!),
            AccessToken = services.GetRequiredService<ServiceTokens>().ForClient(attribute.HubName!, string.IsNullOrEmpty(user) ? null : user, claims),
        };
    }

    // The binding copies claims, as the official one does; whether the token is good is the function's to check.
    private static IEnumerable<Claim> Claims(string? token, string[] wanted)
    {
        if (string.IsNullOrEmpty(token) || wanted.Length == 0)
            return [];
        var bare = token.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) ? token[Scheme.Length..].Trim() : token;
        return new JsonWebTokenHandler().ReadJsonWebToken(bare).Claims.Where(claim => wanted.Contains(claim.Type));
    }
}
