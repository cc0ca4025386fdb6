using Mezzofy.Core.Identity;

namespace Mezzofy.Core.Agents;

/// <summary>What an agent is asked to do; fixed at the start of a run and stored with it, so that any process can take the run up.</summary>
/// <param name="RunId">The run, <c>run_…</c>.</param>
/// <param name="Caller">Whose rights it acts with.</param>
/// <param name="Agent">The agent, one of <see cref="Departments"/>.</param>
/// <param name="Message">What was asked.</param>
/// <param name="Language">The language of the answer: <c>en</c>, <c>zh</c> or <c>ms</c>.</param>
/// <param name="StartedAt">What "now" and "today" mean in it.</param>
public sealed record AgentRun(string RunId, Caller Caller, string Agent, string Message, string Language, DateTimeOffset StartedAt)
{
    /// <summary>The session, or null.</summary>
    public string? SessionId { get; init; }

    /// <summary>The last messages of the session, oldest first.</summary>
    public IReadOnlyList<PastMessage> History { get; init; } = [];

    /// <summary>Text from outside that the request carries (a webhook's data, a file, a page); taints the run from its beginning.</summary>
    public string? UntrustedText { get; init; }

    /// <summary>Files that came with the message.</summary>
    public IReadOnlyList<Tools.ToolArtifact> Attachments { get; init; } = [];
}

/// <summary>A message of the session's past.</summary>
/// <param name="Role"><c>user</c> or <c>assistant</c>.</param>
/// <param name="Content">Its text.</param>
/// <param name="MessageId">The message, <c>msg_…</c>.</param>
public sealed record PastMessage(string Role, string Content, string MessageId);
