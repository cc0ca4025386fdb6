using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Mezzofy.Core.Agents;

/// <summary>The product's traces and metrics, under one name; they cost nothing while nobody listens.</summary>
public static class AgentTelemetry
{
    /// <summary>The name of the activity source and the meter.</summary>
    public const string Name = "Mezzofy.Agents";

    private static readonly ActivitySource Source = new(Name);
    private static readonly Meter Meter = new(Name);
    private static readonly Counter<long> RunsEnded = Meter.CreateCounter<long>("mezzofy.runs", "{run}", "Agent runs that ended, by agent and outcome.");
    private static readonly Histogram<double> RunDuration = Meter.CreateHistogram<double>("mezzofy.run.duration", "s", "How long agent runs took.");

    /// <summary>A span around an agent's run.</summary>
    public static Activity? StartRun(string agent) => Source.StartActivity("invoke_agent")?.SetTag("gen_ai.operation.name", "invoke_agent").SetTag("gen_ai.agent.name", agent);

    /// <summary>A span around a model call (OpenTelemetry's generative-AI conventions).</summary>
    public static Activity? StartModel(string? model) => Source.StartActivity("chat", ActivityKind.Client)?.SetTag("gen_ai.operation.name", "chat").SetTag("gen_ai.request.model", model);

    /// <summary>A span around a tool call.</summary>
    public static Activity? StartTool(string tool) => Source.StartActivity("execute_tool")?.SetTag("gen_ai.operation.name", "execute_tool").SetTag("gen_ai.tool.name", tool);

    /// <summary>Counts a run that ended.</summary>
    public static void RunEnded(string agent, string outcome, TimeSpan took)
    {
        RunsEnded.Add(1, new("agent", agent), new("outcome", outcome));
        RunDuration.Record(took.TotalSeconds, new KeyValuePair<string, object?>("agent", agent));
    }
}
