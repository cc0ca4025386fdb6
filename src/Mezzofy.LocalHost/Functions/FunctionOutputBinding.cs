using System.Reflection;
using Mezzofy.LocalHost.Hosting;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

namespace Mezzofy.LocalHost.Functions;

/// <summary>Binds what a function returns: the trigger's answer, an output, or an object whose properties are these.</summary>
/// <param name="extensions">The output bindings there are.</param>
/// <param name="note">Told of every output in use.</param>
internal sealed class FunctionOutputBinding(Extensions extensions, Action<IOutputBinding, LocalFunction> note)
{
    /// <summary>The outputs; null where the result is the trigger's answer or nothing.</summary>
    /// <exception cref="StartupException">The result would be dropped.</exception>
    public FunctionOutputs? Bind(ITrigger trigger, LocalFunction function)
    {
        if (function.Method.GetCustomAttribute<OutputBindingAttribute>() is { } whole)
            return new FunctionOutputs(null, [Output(function, whole, function.ResultType, result => result)]);
        var marked = function.ResultType.GetProperties()
            .Select(property => (Property: property, Attribute: property.GetCustomAttribute<OutputBindingAttribute>()))
            .Where(candidate => candidate.Attribute is not null)
            .ToList();
        if (marked.Count > 0)
            return Parts(trigger, function, marked!);
        return function.ResultType == typeof(void) || trigger.Answers(function, function.ResultType)
            ? null
            : throw Dropped(function, function.ResultType);
    }

    private FunctionOutputs Parts(
        ITrigger trigger, LocalFunction function, List<(PropertyInfo Property, OutputBindingAttribute Attribute)> marked)
    {
        var answer = marked.FirstOrDefault(part => part.Attribute is HttpResultAttribute).Property;
        if (answer is not null && !trigger.Answers(function, answer.PropertyType))
            throw Dropped(function, answer.PropertyType);
        var parts = marked
            .Where(part => part.Property != answer)
            .Select(part => Output(function, part.Attribute, part.Property.PropertyType, part.Property.GetValue));
        return new FunctionOutputs(answer is null ? null : answer.GetValue, [.. parts]);
    }

    private FunctionOutput Output(LocalFunction function, OutputBindingAttribute attribute, Type type, Func<object, object?> take)
    {
        var output = extensions.Outputs.FirstOrDefault(candidate => candidate.Attribute == attribute.GetType())
            ?? throw new StartupException($"Function '{function.Name}': this host has no output binding for {attribute.GetType().Name}.");
        note(output, function);
        return new FunctionOutput(take, output.Bind(function, attribute, type));
    }

    private static StartupException Dropped(LocalFunction function, Type result) => new(
        $"Function '{function.Name}' returns {result.Name}, which its trigger would silently drop: "
        + "return IActionResult or IResult from HTTP functions, nothing where nobody waits for an answer.");
}
