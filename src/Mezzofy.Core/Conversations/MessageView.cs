using System.Text.Json;
using Mezzofy.Core.Agents;
using Mezzofy.Core.Tools;

namespace Mezzofy.Core.Conversations;

/// <summary>A message as clients see it in the history.</summary>
/// <param name="MessageId">The message, <c>msg_…</c>.</param>
/// <param name="Role"><c>user</c> or <c>assistant</c>.</param>
/// <param name="Content">Its text.</param>
/// <param name="CreatedAt">When.</param>
public sealed record MessageView(string MessageId, string Role, string Content, DateTimeOffset CreatedAt)
{
    /// <summary>Of a user's message: what it came as.</summary>
    public string? InputType { get; init; }

    /// <summary>The run that answers it, or that made the answer, <c>run_…</c>: what pairs them.</summary>
    public string? RunId { get; init; }

    /// <summary>Of an answer: the agent.</summary>
    public string? AgentUsed { get; init; }

    /// <summary>Of an answer: the tools that ran, in order, each once.</summary>
    public IReadOnlyList<string>? ToolsUsed { get; init; }

    /// <summary>Of an answer: its files.</summary>
    public IReadOnlyList<ArtifactView>? Artifacts { get; init; }

    /// <summary>Of an answer: what was read.</summary>
    public IReadOnlyList<ToolSource>? Sources { get; init; }

    /// <summary>Of an answer: whether it asks back.</summary>
    public bool? NeedsClarification { get; init; }

    /// <summary>Of a question back: what may be chosen.</summary>
    public IReadOnlyList<ClarificationOption>? Options { get; init; }

    /// <summary>As JSON; members that do not concern it are left out.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, ToolJson.Options);
}

/// <summary>A file as the seed's response shows it.</summary>
/// <param name="Id">The file, <c>file_…</c>.</param>
/// <param name="Type">A short type: <c>pdf</c>, <c>csv</c>, <c>md</c>.</param>
/// <param name="Name">Its name.</param>
/// <param name="DownloadUrl">Where to get it, relative to the server.</param>
public sealed record ArtifactView(string Id, string Type, string Name, string DownloadUrl)
{
    /// <summary>The view of a run's file.</summary>
    public static ArtifactView Of(ToolArtifact artifact) => new(artifact.Id, artifact.Kind, artifact.Name, $"/files/{artifact.Id}");
}

/// <summary>Something to choose when the assistant asks back.</summary>
/// <param name="Agent">The agent it leads to.</param>
/// <param name="Label">In the user's language.</param>
public sealed record ClarificationOption(string Agent, string Label);
