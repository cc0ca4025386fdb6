using System.Reflection;
using Mezzofy.LocalHost.Hosting;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

namespace Mezzofy.LocalHost.Functions;

/// <summary>The functions of an app, found by their attributes.</summary>
/// <param name="Functions">All of them, by name, in the order of their names.</param>
internal sealed record FunctionCatalogue(IReadOnlyList<LocalFunction> Functions)
{
    /// <summary>Finds them.</summary>
    /// <param name="types">Where to look.</param>
    /// <exception cref="StartupException">A method is no function that can be called; the message names it.</exception>
    public static FunctionCatalogue Discover(IEnumerable<Type> types)
    {
        const BindingFlags Declared = BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;
        var functions = types
            .Where(type => type is { IsClass: true, ContainsGenericParameters: false })
            .SelectMany(type => type.GetMethods(Declared))
            .Select(Describe)
            .OfType<LocalFunction>()
            .OrderBy(function => function.Name, StringComparer.OrdinalIgnoreCase)
            .ToList();
        foreach (var (first, second) in functions.Zip(functions.Skip(1)))
        {
            if (first.Name.Equals(second.Name, StringComparison.OrdinalIgnoreCase))
                throw new StartupException($"Two functions are called '{first.Name}': {first.Definition.EntryPoint} and {second.Definition.EntryPoint}.");
        }

        return new FunctionCatalogue(functions);
    }

    private static LocalFunction? Describe(MethodInfo method)
    {
        if (method.GetCustomAttribute<FunctionAttribute>() is not { } function)
            return null;
        var triggers = method.GetParameters()
            .Select(parameter => (Parameter: parameter, Attribute: parameter.GetCustomAttribute<TriggerBindingAttribute>()))
            .Where(candidate => candidate.Attribute is not null)
            .ToList();
        if (triggers.Count != 1)
            throw new StartupException($"Function '{function.Name}' has {triggers.Count} triggers; a function has exactly one.");
        if (method.IsGenericMethodDefinition || (method.DeclaringType!.IsAbstract && !method.IsStatic))
            throw new StartupException($"Function '{function.Name}' is generic or in an abstract class and cannot be called.");
        return new LocalFunction(method, function.Name, triggers[0].Parameter, triggers[0].Attribute!);
    }
}
