using System.Text.Json;
using System.Text.Json.Serialization;
using Mezzofy.Core;

namespace Mezzofy.Functions.Http;

/// <summary>How bodies of requests are read: as <see cref="ProductJson"/> writes them, and strictly.</summary>
internal static class RequestJson
{
    /// <summary>The message of a fault that <see cref="JsonFault"/> explains.</summary>
    public const string NulFault = "NUL";

    /// <summary>How deep a body may be nested.</summary>
    public static int MaxDepth => Options.MaxDepth;

    /// <summary>A number is a number, an enum is its name, a text can be stored.</summary>
    public static JsonSerializerOptions Options { get; } = Create();

    private static JsonSerializerOptions Create()
    {
        var options = new JsonSerializerOptions(ProductJson.Options) { NumberHandling = JsonNumberHandling.Strict };
        options.Converters.Insert(0, new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower, allowIntegerValues: false));
        options.Converters.Insert(0, new StorableTextConverter());
        options.MakeReadOnly();
        return options;
    }

    // PostgreSQL cannot keep U+0000; refused here, at the edge, where the field can still be named.
    private sealed class StorableTextConverter : JsonConverter<string>
    {
        public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            if (reader.TokenType != JsonTokenType.String)
            {
                throw new JsonException();
            }

            var text = reader.GetString()!;
            return text.Contains('\0') ? throw new JsonException(NulFault) : text;
        }

        public override string ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetString()!;

        public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => throw new NotSupportedException();
    }
}
