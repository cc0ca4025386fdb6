using System.Text.Json;
using System.Text.Json.Serialization;
using Mezzofy.Core.Outputs;
using Mezzofy.Core.Tools;

namespace Mezzofy.Core.Agents;

/// <summary>Something that happened in a run. The journal of a run is its events in order; its state is their fold.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(ModelAnswered), "model_answered")]
[JsonDerivedType(typeof(ToolReturned), "tool_returned")]
public abstract record RunEvent;

/// <summary>The model answered with text, with tool calls, or with both.</summary>
/// <param name="Text">Its text, or null.</param>
/// <param name="Calls">The calls it asks for; none means that the text is the answer.</param>
/// <param name="Model">Which model.</param>
/// <param name="Usage">What it cost.</param>
public sealed record ModelAnswered(string? Text, IReadOnlyList<ToolCall> Calls, string Model, ModelUsage Usage) : RunEvent
{
    /// <summary>Tools it says it will call after these, once each entry; only for showing progress. Empty when it does not say.</summary>
    public IReadOnlyList<string> Ahead { get; init; } = [];
}

/// <summary>A tool returned, or refused.</summary>
/// <param name="CallId">Which call.</param>
/// <param name="Tool">Which tool.</param>
/// <param name="Content">What the model is told.</param>
/// <param name="Failed">Whether it was refused or failed; then <paramref name="Content"/> is <c>{ "error": { "code", "message" } }</c>.</param>
/// <param name="Milliseconds">How long it took.</param>
public sealed record ToolReturned(string CallId, string Tool, JsonElement Content, bool Failed, double Milliseconds) : RunEvent
{
    /// <summary>The id of <see cref="Report"/>.</summary>
    public string? ReportId { get; init; }

    /// <summary>A report for a later call to render.</summary>
    public ReportDocument? Report { get; init; }

    /// <summary>Files it stored.</summary>
    public IReadOnlyList<ToolArtifact> Artifacts { get; init; } = [];

    /// <summary>What it read.</summary>
    public IReadOnlyList<ToolSource> Sources { get; init; } = [];

    /// <summary>Whether its content quotes text from outside the company.</summary>
    public bool Untrusted { get; init; }
}

/// <summary>A tool call that a model asks for.</summary>
/// <param name="CallId">Unique in the run and the same when a step is repeated: <c>s{step}c{index}</c>.</param>
/// <param name="Tool">The tool's name.</param>
/// <param name="Arguments">A JSON object.</param>
public sealed record ToolCall(string CallId, string Tool, JsonElement Arguments);

/// <summary>What a model call used.</summary>
/// <param name="InputTokens">Tokens read.</param>
/// <param name="OutputTokens">Tokens written.</param>
/// <param name="CostUsd">In US dollars; 0 for the offline model.</param>
public sealed record ModelUsage(long InputTokens, long OutputTokens, decimal CostUsd = 0)
{
    /// <summary>Both added.</summary>
    public static ModelUsage operator +(ModelUsage left, ModelUsage right) =>
        new(left.InputTokens + right.InputTokens, left.OutputTokens + right.OutputTokens, left.CostUsd + right.CostUsd);
}
