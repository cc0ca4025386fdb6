using System.Globalization;
using System.Text.Json;
using System.Text.Unicode;

namespace Mezzofy.Core.Webhooks.Signatures;

/// <summary>
/// The members of the JSON object in a body, with the bytes each came as. A name that comes twice is refused: whoever checks a signature and
/// whoever reads the event must mean the same member.
/// </summary>
internal sealed class EventJson
{
    private const int MaxDepth = 64;
    private readonly ReadOnlyMemory<byte> body;
    private readonly Dictionary<string, (Range Bytes, JsonTokenType Kind)> members = new(StringComparer.Ordinal);

    private EventJson(ReadOnlyMemory<byte> body) => this.body = body;

    /// <summary>Without a byte order mark.</summary>
    public ReadOnlyMemory<byte> Whole => body;

    /// <summary>The names, in order.</summary>
    public IEnumerable<string> Names => members.Keys;

    /// <summary>Reads it.</summary>
    /// <exception cref="ProblemException">400 <c>invalid_json</c>.</exception>
    public static EventJson Read(ReadOnlyMemory<byte> raw)
    {
        var body = raw.Span.StartsWith("\uFEFF"u8) ? raw[3..] : raw;
        if (!Utf8.IsValid(body.Span))
        {
            throw Invalid("The body is not UTF-8.");
        }

        var json = new EventJson(body);
        try
        {
            json.ReadMembers();
            return json;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            throw Invalid("The body is not one JSON object.");
        }
    }

    /// <summary>The bytes of a member's value exactly as they came, or null.</summary>
    public ReadOnlyMemory<byte>? Bytes(string name) => members.TryGetValue(name, out var member) ? (ReadOnlyMemory<byte>?)body[member.Bytes] : null;

    /// <summary>A member that is an object, as such.</summary>
    public EventJson? Object(string name) =>
        members.TryGetValue(name, out var member) && member.Kind == JsonTokenType.StartObject ? Read(body[member.Bytes]) : null;

    /// <summary>A text, or a number as its digits; null for anything else.</summary>
    /// <exception cref="ProblemException">400 <c>invalid_json</c>: a text that is none, such as half a surrogate pair.</exception>
    public string? Text(string name)
    {
        if (!members.TryGetValue(name, out var member) || member.Kind is not (JsonTokenType.String or JsonTokenType.Number))
        {
            return null;
        }

        try
        {
            return member.Kind == JsonTokenType.String
                ? JsonSerializer.Deserialize<string>(body[member.Bytes].Span)
                : System.Text.Encoding.ASCII.GetString(body[member.Bytes].Span);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            throw Invalid($"{name} is not a text.");
        }
    }

    /// <summary>A time of RFC 3339, or null.</summary>
    public DateTimeOffset? Time(string name) =>
        DateTimeOffset.TryParse(Text(name), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time : null;

    /// <summary>An event's id, if the text can be one.</summary>
    public static string? IdOf(string? text) =>
        text is { Length: > 0 and <= 255 } && !text.AsSpan().ContainsAnyExceptInRange('!', '~') ? text : null;

    /// <summary>An event's type, if the text can be one.</summary>
    public static string? TypeOf(string? text) =>
        text is { Length: > 0 and <= 100 } && text.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '.' or '_' or ':' or '/' or '-') ? text : null;

    private static ProblemException Invalid(string detail) => new(400, "invalid_json", detail);

    /// <summary>Passes a value; each text in it is one that can be read: half a surrogate pair is refused here, where the sender is told.</summary>
    /// <exception cref="InvalidOperationException">It is none.</exception>
    private static void Pass(ref Utf8JsonReader reader)
    {
        var depth = reader.CurrentDepth;
        do
        {
            if (reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName && reader.ValueIsEscaped)
            {
                reader.GetString();
            }
        }
        while ((reader.CurrentDepth > depth || reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray) && reader.Read());
    }

    private void ReadMembers()
    {
        var reader = new Utf8JsonReader(body.Span, new JsonReaderOptions { MaxDepth = MaxDepth });
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            throw new JsonException();
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString()!;
            reader.Read();
            var (start, kind) = ((int)reader.TokenStartIndex, reader.TokenType);
            Pass(ref reader);
            if (!members.TryAdd(name, (start..(int)reader.BytesConsumed, kind)))
            {
                throw new JsonException();
            }
        }

        if (reader.Read())
        {
            throw new JsonException();
        }
    }
}
