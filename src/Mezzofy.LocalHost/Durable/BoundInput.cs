using System.Reflection;
using Mezzofy.LocalHost.Durable.Payloads;
using Mezzofy.LocalHost.Functions;

namespace Mezzofy.LocalHost.Durable;

/// <summary>An input that is bound to a parameter.</summary>
internal static class BoundInput
{
    /// <summary>Reads it as the parameter's type.</summary>
    /// <exception cref="System.Text.Json.JsonException">It is no such thing.</exception>
    /// <exception cref="InvalidOperationException">There is none, and the parameter cannot be null.</exception>
    public static object? Read(LocalFunction function, ParameterInfo parameter, string? input)
    {
        var type = parameter.ParameterType;
        if (input is null && type.IsValueType && Nullable.GetUnderlyingType(type) is null)
        {
            throw new InvalidOperationException(
                $"Error converting 1 input parameters for Function '{function.Name}': Could not populate the value for '{parameter.Name}' parameter. "
                + "There was no input, and the parameter cannot be null.");
        }

        return DurableJson.Read(input, type);
    }
}
