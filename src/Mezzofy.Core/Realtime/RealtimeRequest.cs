using System.Text.Json;

namespace Mezzofy.Core.Realtime;

/// <summary>A request to the service's REST API, version 2022-06-01.</summary>
/// <param name="Method">The verb.</param>
/// <param name="Path">Below the hub, its parts encoded.</param>
/// <param name="Body">JSON; null for none.</param>
internal sealed record RealtimeRequest(HttpMethod Method, string Path, ReadOnlyMemory<byte>? Body)
{
    /// <summary>The API's version.</summary>
    public const string Version = "2022-06-01";

    /// <summary>An event for a user.</summary>
    public static RealtimeRequest Event(string userId, string eventJson)
    {
        var body = new System.Buffers.ArrayBufferWriter<byte>(eventJson.Length + 64);
        using (var writer = new Utf8JsonWriter(body))
        {
            writer.WriteStartObject();
            writer.WriteString("target", "event");
            writer.WriteStartArray("arguments");
            writer.WriteRawValue(eventJson);
            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        return new(HttpMethod.Post, $"users/{Uri.EscapeDataString(userId)}/:send", body.WrittenMemory);
    }

    /// <summary>Closes all connections of a group.</summary>
    public static RealtimeRequest CloseGroup(string group) => new(HttpMethod.Post, $"groups/{Uri.EscapeDataString(group)}/:closeConnections", null);

    /// <summary>Closes all connections of a user.</summary>
    public static RealtimeRequest CloseUser(string userId) => new(HttpMethod.Post, $"users/{Uri.EscapeDataString(userId)}/:closeConnections", null);

    /// <summary>Closes one connection.</summary>
    public static RealtimeRequest CloseConnection(string id) => new(HttpMethod.Delete, $"connections/{Uri.EscapeDataString(id)}", null);
}
