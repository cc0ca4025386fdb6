using System.Collections;
using System.Text;
using System.Text.Json;
using Mezzofy.LocalHost.Durable.Payloads;

namespace Mezzofy.LocalHost.Queues;

/// <summary>Messages as values: a string as UTF-8, bytes as they are, anything else as JSON as the official worker writes and reads it.</summary>
internal static class MessageBody
{
    /// <summary>The longest body in bytes: what the standard tier of Service Bus takes (256 KB), less its header.</summary>
    public const int Longest = 255 * 1024;

    /// <summary>How a body becomes a value of a type; null for a type that is refused.</summary>
    public static Func<byte[], object?>? Reader(Type type)
    {
        if (type == typeof(string))
            return Encoding.UTF8.GetString;
        if (type == typeof(byte[]))
            return body => body;
        return IsJson(type) ? body => JsonSerializer.Deserialize(body, type, DurableJson.Options) : null;
    }

    /// <summary>
    /// How a value of a type becomes bodies, one a message; null for a type that is refused. Of collections each element is a message.
    /// Bytes are taken in an array only: of any other collection the official worker makes base64 strings.
    /// </summary>
    public static Func<object, IEnumerable<byte[]>>? Writer(Type type)
    {
        if (type == typeof(string) || type == typeof(byte[]))
            return value => [Write(value)];
        if (type == typeof(byte[][]) || (Element(type) is { } element && (element == typeof(string) || IsJson(element))))
            return values => ((IEnumerable)values).Cast<object?>().OfType<object>().Select(Write);
        return IsJson(type) && !type.IsAssignableTo(typeof(IEnumerable)) ? value => [Write(value)] : null;
    }

    private static byte[] Write(object value)
    {
        var body = value switch
        {
            string text => Encoding.UTF8.GetBytes(text),
            byte[] bytes => bytes,
            _ => JsonSerializer.SerializeToUtf8Bytes(value, value.GetType(), DurableJson.Options),
        };
        return body.Length <= Longest
            ? body
            : throw new InvalidOperationException($"A message of {body.Length} bytes is larger than the {Longest} bytes that a queue takes.");
    }

    private static Type? Element(Type type)
    {
        var found = type.GetInterfaces().Append(type)
            .FirstOrDefault(one => one.IsGenericType && one.GetGenericTypeDefinition() == typeof(IEnumerable<>));
        return type.IsAssignableTo(typeof(IDictionary)) ? null : found?.GetGenericArguments()[0];
    }

    private static bool IsJson(Type type) =>
        type != typeof(object) && type != typeof(string) && type != typeof(byte[]) && !type.IsPrimitive && !type.IsEnum && !type.IsInterface
        && Nullable.GetUnderlyingType(type) is null && !type.IsAssignableTo(typeof(Stream)) && !type.IsAssignableTo(typeof(Delegate));
}
