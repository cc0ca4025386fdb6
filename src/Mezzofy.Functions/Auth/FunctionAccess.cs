using System.Collections.Frozen;
using System.Reflection;
using Mezzofy.Core.Identity;
using Microsoft.Azure.Functions.Worker;

namespace Mezzofy.Functions.Auth;

/// <summary>Who may call a function.</summary>
/// <param name="IsPublic">Anybody.</param>
/// <param name="IsProbe">Anybody, and neither limited nor traced.</param>
/// <param name="Permissions">Otherwise callers that hold at least one of these; empty for any caller with a token.</param>
internal sealed record FunctionAccess(bool IsPublic, bool IsProbe, IReadOnlyList<string> Permissions)
{
    /// <summary>Whether the token may be in the query.</summary>
    public bool TokenInQuery { get; init; }

    /// <summary>Whether the caller may.</summary>
    public bool Allows(Caller caller)
    {
        foreach (var permission in Permissions)
        {
            if (caller.May(permission))
            {
                return true;
            }
        }

        return Permissions.Count == 0;
    }
}

/// <summary>Who may call which function: read once from the attributes, checked before anything is served.</summary>
internal sealed class FunctionAccessCatalogue
{
    private readonly FrozenDictionary<string, FunctionAccess> byName;

    /// <summary>Reads the functions that are called over HTTP; others (timers, queues) have no caller.</summary>
    /// <exception cref="InvalidOperationException">A function says nothing, or two things, about its callers; the message names it.</exception>
    public FunctionAccessCatalogue(IEnumerable<Type> types) =>
        byName = types.SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly))
            .Where(method => Trigger(method) is not null)
            .Select(method => (Function: method.GetCustomAttribute<FunctionAttribute>(), Method: method))
            .Where(pair => pair.Function is not null)
            .ToFrozenDictionary(pair => pair.Function!.Name, pair => Read(pair.Function!.Name, pair.Method), StringComparer.Ordinal);

    /// <summary>All functions that are called over HTTP, by name.</summary>
    public IReadOnlyDictionary<string, FunctionAccess> All => byName;

    /// <summary>Who may call it.</summary>
    public FunctionAccess Of(string function) => byName[function];

    private static HttpTriggerAttribute? Trigger(MethodInfo method) =>
        method.GetParameters().Select(parameter => parameter.GetCustomAttribute<HttpTriggerAttribute>()).FirstOrDefault(trigger => trigger is not null);

    private static FunctionAccess Read(string name, MethodInfo method)
    {
        var isPublic = method.IsDefined(typeof(PublicAttribute));
        var requires = method.GetCustomAttribute<RequiresAttribute>();
        if (isPublic == requires is not null)
        {
            throw new InvalidOperationException($"Function '{name}' must carry either [Public] or [Requires(...)].");
        }

        if (requires?.Permissions.FirstOrDefault(permission => !Permissions.All.Contains(permission)) is { } unknown)
        {
            throw new InvalidOperationException($"Function '{name}' requires '{unknown}', which is not a permission.");
        }

        if (Trigger(method)!.AuthLevel != AuthorizationLevel.Anonymous)
        {
            throw new InvalidOperationException($"Function '{name}' must be triggered with AuthorizationLevel.Anonymous: access tokens, not host keys.");
        }

        return new FunctionAccess(isPublic, isPublic && method.IsDefined(typeof(ProbeAttribute)), requires?.Permissions ?? [])
        {
            TokenInQuery = method.IsDefined(typeof(TokenInQueryAttribute)),
        };
    }
}
