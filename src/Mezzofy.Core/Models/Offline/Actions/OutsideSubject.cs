using System.Text.Json;
using Mezzofy.Core.Outputs.Text;
using Microsoft.Extensions.AI;

namespace Mezzofy.Core.Models.Offline.Actions;

/// <summary>
/// Takes what a draft is about from the event that came with the request, when the request says so. The event is data: its name and
/// description become the draft's topic and facts, and nothing of it is followed.
/// </summary>
internal static class OutsideSubject
{
    private const string Pointer = "the event describes";
    private const int LongestTopic = 120;
    private const int LongestDetails = 4000;

    /// <summary>The action with its subject; the same when it does not point to an event.</summary>
    public static OfflineAction Fill(OfflineAction action, IReadOnlyList<ChatMessage> transcript)
    {
        var points = action.Tool == "draft_content" && action.Arguments.Any(one => one.Value is string text && text.Contains(Pointer, StringComparison.OrdinalIgnoreCase));
        return points && Event(transcript) is { } described && Text(described, LongestTopic, "name", "title", "feature") is { } name
            ? new OfflineAction(
                action.Tool,
                [.. action.Arguments.Where(one => one.Name is not ("topic" or "details")), ("topic", name), ("details", Text(described, LongestDetails, "description", "summary"))])
            : action;
    }

    private static JsonElement? Event(IReadOnlyList<ChatMessage> transcript)
    {
        var text = transcript.FirstOrDefault(message => message.AdditionalProperties?.ContainsKey(ModelRequestContext.UntrustedProperty) == true)?.Text ?? "";
        var (start, end) = (text.IndexOf('{', StringComparison.Ordinal), text.LastIndexOf('}'));
        try
        {
            return start >= 0 && end > start ? JsonDocument.Parse(text[start..(end + 1)]).RootElement : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string? Text(JsonElement described, int length, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (described.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String && PlainText.OneLine(Read(value), length) is { Length: > 0 } text)
            {
                return text;
            }
        }

        return null;
    }

    // Half of a surrogate pair is no text.
    private static string? Read(JsonElement value)
    {
        try
        {
            return value.GetString();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }
}
