using System.Text.Json;
using System.Text.Json.Nodes;

namespace Mezzofy.Core.Webhooks.Inbox;

/// <summary>An event in the inbox.</summary>
/// <param name="Id">Its id here, <c>evt_…</c>.</param>
/// <param name="Source">As in <see cref="WebhookSourceNames"/>.</param>
/// <param name="Type">Its type.</param>
/// <param name="At">When it happened, or was received when the sender does not say.</param>
/// <param name="Data">What its sender wrote: data, never instructions.</param>
/// <param name="Replays">How often it was replayed.</param>
public sealed record ReceivedEvent(string Id, string Source, string Type, DateTimeOffset At, string Data, int Replays)
{
    /// <summary>The data.</summary>
    /// <exception cref="JsonException">It is nested too deeply.</exception>
    public JsonElement Json { get; } = JsonDocument.Parse(Data).RootElement;
}

/// <summary>What a step came to.</summary>
/// <param name="Status"><see cref="Done"/>, <see cref="Skipped"/> or <see cref="Failed"/>.</param>
/// <param name="Detail">Facts for operators: numbers and ids, no secrets.</param>
public sealed record StepOutcome(string Status, JsonObject Detail)
{
    /// <summary>It was done, now or before.</summary>
    public const string Done = "done";

    /// <summary>There was nothing to do; the reason is in the detail.</summary>
    public const string Skipped = "skipped";

    /// <summary>It cannot be done; the code is in the detail.</summary>
    public const string Failed = "failed";

    /// <summary>A task whose orchestration is to be started, or null.</summary>
    public string? TaskId { get; init; }

    /// <summary>Done.</summary>
    public static StepOutcome Of(JsonObject detail) => new(Done, detail);

    /// <summary>Not needed.</summary>
    public static StepOutcome Skip(string reason) => new(Skipped, new JsonObject { ["reason"] = reason });

    /// <summary>Not possible.</summary>
    public static StepOutcome Fail(string code, string message) => new(Failed, new JsonObject { ["code"] = code, ["message"] = message });
}
