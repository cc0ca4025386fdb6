using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using Mezzofy.LocalHost.Durable.Payloads;

namespace Microsoft.DurableTask.Converters;

/// <summary>JSON by System.Text.Json: names as declared, enums as numbers, read without regard to case.</summary>
/// <param name="options">How; null: the defaults above.</param>
public class JsonDataConverter(JsonSerializerOptions? options = null) : DataConverter
{
    private readonly JsonSerializerOptions options = options ?? DurableJson.Options;

    /// <summary>With the defaults.</summary>
    public static JsonDataConverter Default { get; } = new();

    /// <inheritdoc/>
    [return: NotNullIfNotNull(nameof(value))]
    public override string? Serialize(object? value) => value is null ? null : JsonSerializer.Serialize(value, options);

    /// <inheritdoc/>
    public override object? Deserialize(string? data, Type targetType) =>
        data is null ? null : JsonSerializer.Deserialize(data, targetType, options);
}
