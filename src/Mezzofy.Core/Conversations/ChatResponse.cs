using Mezzofy.Core.Agents;
using Mezzofy.Core.Tools;

namespace Mezzofy.Core.Conversations;

/// <summary>The answer of every send endpoint: the seed's fields, then those of http-api.md.</summary>
public sealed record ChatResponse
{
    /// <summary>The session, <c>sess_…</c>.</summary>
    public required string SessionId { get; init; }

    /// <summary>The answer, CommonMark.</summary>
    public required string Response { get; init; }

    /// <summary>What the input was understood as.</summary>
    public required InputProcessed InputProcessed { get; init; }

    /// <summary>Files that were made.</summary>
    public IReadOnlyList<ArtifactView> Artifacts { get; init; } = [];

    /// <summary>The agent; null when the assistant asks back.</summary>
    public string? AgentUsed { get; init; }

    /// <summary>The tools that ran, in order, each once.</summary>
    public IReadOnlyList<string> ToolsUsed { get; init; } = [];

    /// <summary>The answer's message, <c>msg_…</c>.</summary>
    public required string MessageId { get; init; }

    /// <summary>The run, <c>run_…</c>.</summary>
    public required string RunId { get; init; }

    /// <summary><c>completed</c>, <c>clarification</c>, <c>limit_reached</c>, or of a task <c>cancelled</c> or <c>failed</c>.</summary>
    public required string Status { get; init; }

    /// <summary>The model that answered, <c>offline</c> without a provider; null when none was asked.</summary>
    public string? Model { get; init; }

    /// <summary>What the model calls used.</summary>
    public ModelUsage Usage { get; init; } = new(0, 0);

    /// <summary>What was read.</summary>
    public IReadOnlyList<ToolSource> Sources { get; init; } = [];

    /// <summary>Whether the assistant asks back instead of answering.</summary>
    public bool NeedsClarification { get; init; }

    /// <summary>What may be chosen when it asks back.</summary>
    public IReadOnlyList<ClarificationOption> Options { get; init; } = [];

    /// <summary>Why this agent.</summary>
    public object? Routing { get; init; }
}

/// <summary>What an input was understood as (seed, <c>input_processed</c>).</summary>
/// <param name="Type"><c>text</c>, <c>image</c>, <c>video</c>, <c>audio</c>, <c>file</c>, <c>url</c>, <c>speech</c> or <c>camera</c>.</param>
/// <param name="Description">What it shows; null for text.</param>
/// <param name="ExtractedText">Text taken from it; null for text.</param>
public sealed record InputProcessed(string Type, string? Description = null, string? ExtractedText = null);
