using System.Text.Json;

namespace Mezzofy.LocalHost.Durable.Payloads;

/// <summary>How what orchestrations carry is written: names as declared, enums as numbers, nulls kept; read without regard to case.</summary>
internal static class DurableJson
{
    /// <summary>The rules.</summary>
    public static JsonSerializerOptions Options { get; } = new()
    {
        PropertyNameCaseInsensitive = true,
        Converters = { new ValueTupleRefusal() },
    };

    /// <summary>An input, event or output. A derived type of an annotated base keeps its discriminator.</summary>
    public static string? Write(object? value) => value is null ? null : JsonSerializer.Serialize<object>(value, Options);

    /// <summary>
    /// An activity's result. The official worker writes it by its runtime type, without the discriminator of an annotated base;
    /// so does this one, for code that works here must work there.
    /// </summary>
    public static string? WriteResult(object? value) => value is null ? null : JsonSerializer.Serialize(value, value.GetType(), Options);

    /// <summary>Reads; no text gives the default.</summary>
    /// <exception cref="JsonException">The text is no such thing.</exception>
    public static T? Read<T>(string? text) => text is null ? default : JsonSerializer.Deserialize<T>(text, Options);

    /// <summary>Reads; no text gives null, or the default of a value type.</summary>
    /// <exception cref="JsonException">The text is no such thing.</exception>
    public static object? Read(string? text, Type type) => text is null
        ? type.IsValueType && Nullable.GetUnderlyingType(type) is null ? Activator.CreateInstance(type) : null
        : JsonSerializer.Deserialize(text, type, Options);
}
