using System.Collections.Frozen;
using System.Reflection;
using Microsoft.Azure.Functions.Worker;

namespace Mezzofy.Functions.Auditing;

/// <summary>Which functions are audited, by name.</summary>
/// <param name="types">Where the functions are.</param>
internal sealed class AuditedFunctions(IEnumerable<Type> types)
{
    private readonly FrozenDictionary<string, string> actions = types
        .SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static))
        .Select(method => (Name: method.GetCustomAttribute<FunctionAttribute>()?.Name, method.GetCustomAttribute<AuditedAttribute>()?.Action))
        .Where(function => function is { Name: not null, Action: not null })
        .ToFrozenDictionary(function => function.Name!, function => function.Action!);

    /// <summary>What a call of it is called in the log, or null.</summary>
    public string? ActionOf(string function) => actions.GetValueOrDefault(function);
}
