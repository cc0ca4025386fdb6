using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Mezzofy.LocalHost.Durable.Payloads;

/// <summary>A value tuple keeps its items in fields, which JSON leaves out: it would arrive empty. It is refused, at any depth.</summary>
internal sealed class ValueTupleRefusal : JsonConverterFactory
{
    /// <inheritdoc/>
    public override bool CanConvert(Type typeToConvert) => typeToConvert.IsValueType && typeof(ITuple).IsAssignableFrom(typeToConvert);

    /// <inheritdoc/>
    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
        (JsonConverter)Activator.CreateInstance(typeof(Refusing<>).MakeGenericType(typeToConvert))!;

    private sealed class Refusing<T> : JsonConverter<T>
    {
        public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => throw Refusal();

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => throw Refusal();

        private static NotSupportedException Refusal() => new(
            $"{typeof(T)} is a value tuple, whose items JSON would leave out: the data would be lost. Use a record.");
    }
}
