using System.Reflection;
using Mezzofy.Functions.Auditing;
using Mezzofy.Functions.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Mezzofy.Functions.Auth;

/// <summary>Registers what the middleware needs to know of the functions.</summary>
internal static class AccessSetup
{
    /// <summary>Adds the catalogue of an assembly's functions.</summary>
    /// <exception cref="InvalidOperationException">A function does not say who may call it; the message names it.</exception>
    public static IServiceCollection AddAccess(this IServiceCollection services, Assembly functions)
    {
        services.AddSingleton(new FunctionAccessCatalogue(functions.GetTypes()));
        services.AddSingleton(new AuditedFunctions(functions.GetTypes()));
        services.AddSingleton<ClientAddresses>();
        return services;
    }
}
