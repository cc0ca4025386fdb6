using System.Text.Json;
using Mezzofy.Core.Tools;
using Microsoft.Extensions.AI;

namespace Mezzofy.Core.Models.Offline;

/// <summary>A tool call of the run and what it returned.</summary>
/// <param name="Tool">The tool's name.</param>
/// <param name="Result">What it returned; null if nothing has come back.</param>
internal sealed record PastCall(string Tool, JsonElement? Result);

/// <summary>What the offline model is given, sorted: who said what, and what the tools have returned for the last request.</summary>
/// <param name="Request">What the person asks for now.</param>
/// <param name="EarlierRequests">What they asked before, oldest first.</param>
/// <param name="LastAnswer">The assistant's last answer before the request, or null.</param>
/// <param name="Calls">Tool calls made for the request, in order.</param>
internal sealed record Conversation(string Request, IReadOnlyList<string> EarlierRequests, string? LastAnswer, IReadOnlyList<PastCall> Calls)
{
    /// <summary>Sorts a transcript; what came from outside is not what the person says.</summary>
    public static Conversation Of(IReadOnlyList<ChatMessage> all)
    {
        List<ChatMessage> messages = [.. all.Where(message => message.AdditionalProperties?.ContainsKey(ModelRequestContext.UntrustedProperty) != true)];
        var last = messages.Count - 1;
        while (last >= 0 && messages[last].Role != ChatRole.User)
        {
            last--;
        }

        return new Conversation(
            last >= 0 ? messages[last].Text : string.Empty,
            [.. messages.Take(Math.Max(0, last)).Where(message => message.Role == ChatRole.User).Select(message => message.Text)],
            messages.Take(Math.Max(0, last)).LastOrDefault(message => message.Role == ChatRole.Assistant && message.Text.Length > 0)?.Text,
            CallsIn(messages.Skip(last + 1)));
    }

    private static List<PastCall> CallsIn(IEnumerable<ChatMessage> messages)
    {
        var contents = messages.SelectMany(message => message.Contents).ToList();
        var results = contents.OfType<FunctionResultContent>().GroupBy(result => result.CallId).ToDictionary(group => group.Key, group => group.Last().Result);
        return [.. contents.OfType<FunctionCallContent>().Select(call => new PastCall(call.Name, Element(results.GetValueOrDefault(call.CallId))))];
    }

    private static JsonElement? Element(object? result)
    {
        var element = result switch
        {
            null => (JsonElement?)null,
            JsonElement json => json,
            _ => JsonSerializer.SerializeToElement(result, ToolJson.Options),
        };
        return element is { } found ? Unwrap(found) : null;
    }

    /// <summary>A result that quotes the outside world comes in an envelope; what is in it is data like any other result.</summary>
    private static JsonElement Unwrap(JsonElement result) =>
        result.ValueKind == JsonValueKind.Object
        && result.TryGetProperty("untrusted", out var untrusted) && untrusted.ValueKind == JsonValueKind.True
        && result.TryGetProperty("content", out var content)
            ? content
            : result;
}
