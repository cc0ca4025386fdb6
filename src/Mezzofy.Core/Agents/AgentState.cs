using System.Collections.Immutable;
using Mezzofy.Core.Outputs;
using Mezzofy.Core.Tools;

namespace Mezzofy.Core.Agents;

/// <summary>Where a run stands: the fold of its events. Immutable; the same events give the same state on any machine.</summary>
public sealed record AgentState
{
    /// <summary>A run that has not begun.</summary>
    public static AgentState Initial { get; } = new();

    /// <summary>What happened, in order.</summary>
    public ImmutableList<RunEvent> Events { get; private init; } = [];

    /// <summary>Calls that were asked for and have not returned.</summary>
    public ImmutableList<ToolCall> Pending { get; private init; } = [];

    /// <summary>Model calls made.</summary>
    public int Steps { get; private init; }

    /// <summary>Tool calls asked for.</summary>
    public int ToolCalls { get; private init; }

    /// <summary>What the model calls used together.</summary>
    public ModelUsage Usage { get; private init; } = new(0, 0);

    /// <summary>The model that answered last.</summary>
    public string? Model { get; private init; }

    /// <summary>The final answer, or null while there is none.</summary>
    public string? Answer { get; private init; }

    /// <summary>Whether text from outside the company was read; outward effects are then restricted.</summary>
    public bool Tainted { get; private init; }

    /// <summary>Reports that tools made, by id.</summary>
    public ImmutableDictionary<string, ReportDocument> Reports { get; private init; } = ImmutableDictionary<string, ReportDocument>.Empty;

    /// <summary>Files that tools stored, in the order in which they were asked for: calls that are made at once return in any.</summary>
    public ImmutableList<ToolArtifact> Artifacts { get; private init; } = [];

    private ImmutableList<string> Asked { get; init; } = [];

    private ImmutableList<ToolReturned> Made { get; init; } = [];

    /// <summary>The state after an event.</summary>
    public AgentState Apply(RunEvent happened) => happened switch
    {
        ModelAnswered answered => Apply(answered),
        ToolReturned returned => Apply(returned),
        _ => throw new InvalidOperationException($"A run has no event {happened.GetType().Name}."),
    };

    private AgentState Apply(ModelAnswered answered) => this with
    {
        Events = Events.Add(answered),
        Steps = Steps + 1,
        ToolCalls = ToolCalls + answered.Calls.Count,
        Pending = [.. answered.Calls],
        Asked = Asked.AddRange(answered.Calls.Select(call => call.CallId)),
        Usage = Usage + answered.Usage,
        Model = answered.Model,
        Answer = answered.Calls.Count == 0 ? answered.Text ?? "" : null,
    };

    private AgentState Apply(ToolReturned returned)
    {
        var made = returned.Artifacts.Count > 0 ? Made.Add(returned).Sort((one, other) => Asked.IndexOf(one.CallId).CompareTo(Asked.IndexOf(other.CallId))) : Made;
        return this with
        {
            Made = made,
            Events = Events.Add(returned),
            Pending = Pending.RemoveAll(call => call.CallId == returned.CallId),
            Tainted = Tainted || returned.Untrusted,
            Reports = returned is { ReportId: { } id, Report: { } report } ? Reports.SetItem(id, report) : Reports,
            Artifacts = [.. made.SelectMany(one => one.Artifacts)],
        };
    }
}
