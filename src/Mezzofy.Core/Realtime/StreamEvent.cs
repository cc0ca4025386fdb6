using System.Text.Json;
using System.Text.Json.Nodes;
using Mezzofy.Core.Agents;
using Mezzofy.Core.Conversations;

namespace Mezzofy.Core.Realtime;

/// <summary>
/// An event of a run as clients see it: an object with <c>type</c>, <c>run_id</c>, <c>session_id</c>, <c>task_id</c> once there is
/// one, and, added when it is stored, <c>seq</c>: 1, 2, 3 … without a gap in a run (http-api.md, Streaming).
/// </summary>
public static class StreamEvent
{
    /// <summary><c>status</c>: one line about what is being done.</summary>
    public static JsonObject Status(string message) => Of("status", ("message", message));

    /// <summary><c>tool_call</c>: a tool is called.</summary>
    public static JsonObject ToolCall(ToolCall call) => Of("tool_call", ("call_id", call.CallId), ("tool", call.Tool), ("arguments", JsonSerializer.SerializeToNode(call.Arguments)));

    /// <summary><c>tool_result</c>: it returned, or refused with a code.</summary>
    public static JsonObject ToolResult(ToolReturned returned) => Of(
        "tool_result",
        ("call_id", returned.CallId),
        ("tool", returned.Tool),
        ("ok", !returned.Failed),
        ("milliseconds", Math.Round(returned.Milliseconds, 1)),
        ("error", returned.Failed ? JsonSerializer.SerializeToNode(returned.Content)?["error"]?.DeepClone() : null),
        ("artifacts", JsonSerializer.SerializeToNode(returned.Artifacts.Select(ArtifactView.Of), ProductJson.Options)));

    /// <summary><c>task_queued</c>: the run goes on in the background.</summary>
    /// <param name="taskId">The task.</param>
    /// <param name="reason">Why: <c>requested</c>, <c>long</c> or <c>approval</c>.</param>
    /// <param name="estimatedSeconds">About how long it will take.</param>
    public static JsonObject TaskQueued(string taskId, string reason, int estimatedSeconds) =>
        Of("task_queued", ("task_id", taskId), ("reason", reason), ("estimated_seconds", estimatedSeconds));

    /// <summary><c>task_progress</c>: 0 to 100, only ever growing.</summary>
    public static JsonObject TaskProgress(string taskId, int progress, string? message) =>
        Of("task_progress", ("task_id", taskId), ("progress", progress), ("message", message));

    /// <summary><c>approval_required</c>: the run waits for a person.</summary>
    public static JsonObject ApprovalRequired(JsonNode approval) => Of("approval_required", ("approval", approval));

    /// <summary><c>approval_decided</c>: it goes on, or not.</summary>
    public static JsonObject ApprovalDecided(string approvalId, string decision) => Of("approval_decided", ("approval_id", approvalId), ("decision", decision));

    /// <summary><c>complete</c>: the answer; the last event of a run.</summary>
    public static JsonObject Complete(ChatResponse response) => Of("complete", ("response", JsonSerializer.SerializeToNode(response, ProductJson.Options)));

    /// <summary><c>error</c>: it could not be answered; the last event of a run.</summary>
    public static JsonObject Error(ProblemException problem) => Of("error", ("status", problem.Status), ("code", problem.Code), ("detail", problem.Message));

    /// <summary>Whether it is the last event of a run.</summary>
    public static bool IsLast(JsonObject happened) => (string?)happened["type"] is "complete" or "error";

    private static JsonObject Of(string type, params (string Name, JsonNode? Value)[] members)
    {
        var happened = new JsonObject { ["type"] = type };
        foreach (var (name, value) in members.Where(member => member.Value is not null))
        {
            happened[name] = value;
        }

        return happened;
    }
}
