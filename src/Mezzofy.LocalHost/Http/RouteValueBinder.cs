using System.Globalization;
using System.Reflection;
using System.Text.Json;
using Mezzofy.LocalHost.Functions;
using Microsoft.Azure.Functions.Worker;

namespace Mezzofy.LocalHost.Http;

/// <summary>Gives a route's value to a parameter: text as it is, GUIDs and times as .NET reads them, everything else as JSON reads it.</summary>
internal static class RouteValueBinder
{
    private static readonly Type[] Known =
    [
        typeof(string), typeof(bool), typeof(byte), typeof(short), typeof(int), typeof(long), typeof(float), typeof(double), typeof(decimal),
        typeof(Guid), typeof(DateTime), typeof(DateTimeOffset),
    ];

    /// <summary>The binder; null where the type cannot be bound.</summary>
    /// <param name="parameter">A parameter named like one of the route's.</param>
    public static ParameterBinder? For(ParameterInfo parameter)
    {
        var name = parameter.Name!;
        var type = Nullable.GetUnderlyingType(parameter.ParameterType) ?? parameter.ParameterType;
        if (!Known.Contains(type) && !type.IsEnum)
            return null;
        var nullable = !parameter.ParameterType.IsValueType || type != parameter.ParameterType;
        return invocation => invocation.Http!.Request.RouteValues.TryGetValue(name, out var value) && value is not null
            ? Convert(name, (string)value, type)
            : nullable ? null : throw Missing(name);
    }

    private static object? Convert(string name, string value, Type type)
    {
        if (type == typeof(string))
            return value;
        try
        {
            return type == typeof(Guid) ? Guid.Parse(value)
                : type == typeof(DateTime) ? DateTime.Parse(value, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind)
                : type == typeof(DateTimeOffset) ? DateTimeOffset.Parse(value, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal)
                : JsonSerializer.Deserialize(value, type);
        }
        catch (Exception exception) when (exception is FormatException or JsonException)
        {
            throw new FunctionInputConverterException($"The route's value for '{name}' is no {type.Name}.", exception);
        }
    }

    private static FunctionInputConverterException Missing(string name) => new($"The route has no value for '{name}'.");
}
