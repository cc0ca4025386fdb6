using System.Text.Json;
using Mezzofy.Core;

namespace Mezzofy.Functions.Live;

/// <summary>A text message as a client of the live channel sends it (seed, WebSocket, <c>text</c>).</summary>
/// <param name="Type"><c>text</c>, or left out: the method says it.</param>
/// <param name="Message">What is said.</param>
/// <param name="SessionId">The session to go on with; a new one when left out.</param>
/// <param name="IdempotencyKey">The sender's key: the same message again gives the same answer.</param>
public sealed record TextMessage(string? Type, string? Message, string? SessionId, string? IdempotencyKey)
{
    /// <summary>Reads the arguments of an invocation: one object with these fields, or the bare text.</summary>
    /// <exception cref="ProblemException">400 <c>validation_failed</c> or <c>unknown_type</c>.</exception>
    public static TextMessage Read(object[]? arguments)
    {
        if (arguments is not [JsonElement { ValueKind: JsonValueKind.Object or JsonValueKind.String } argument])
        {
            throw ProblemException.Validation("message", "is needed: one object { \"message\", \"session_id\", \"idempotency_key\" }.");
        }

        var text = argument.ValueKind == JsonValueKind.String ? new TextMessage(null, argument.GetString(), null, null) : LiveMessage.Parse<TextMessage>(argument);
        return text.Type is null or "text" ? text : throw new ProblemException(400, "unknown_type", "The method 'text' takes messages of the type 'text'.");
    }
}
