using System.Diagnostics;
using System.Text.Json;
using Mezzofy.Core.Identity;
using Mezzofy.Core.Tools;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Mezzofy.Core.Agents;

/// <summary>The tools of the product: which of them a run is offered, and their calls.</summary>
public sealed partial class Toolbox
{
    private readonly Dictionary<string, (Tool Tool, AITool Declaration)> tools;
    private readonly CurrentRights rights;
    private readonly TimeProvider clock;
    private readonly ILogger<Toolbox> logger;

    /// <summary>Takes every registered tool.</summary>
    public Toolbox(IEnumerable<Tool> tools, CurrentRights rights, TimeProvider clock, ILogger<Toolbox> logger)
    {
        this.tools = tools.ToDictionary(tool => tool.Descriptor.Name, tool => (tool, tool.ToDeclaration()));
        this.rights = rights;
        this.clock = clock;
        this.logger = logger;
    }

    /// <summary>The tools that the caller's rights and the agent allow, as a model is shown them.</summary>
    public List<AITool> OfferedTo(Caller caller, string agent) =>
        [.. tools.Values.Where(entry => Allows(entry.Tool.Descriptor, caller, agent)).Select(entry => entry.Declaration)];

    /// <summary>What the tool changes; an unknown tool changes nothing.</summary>
    public ToolEffect EffectOf(string name) => tools.TryGetValue(name, out var entry) ? entry.Tool.Descriptor.Effect : ToolEffect.Read;

    /// <summary>How many seconds a call of the tool usually takes.</summary>
    public double ExpectedSeconds(string name) => tools.TryGetValue(name, out var entry) ? entry.Tool.Descriptor.Expected.TotalSeconds : 0;

    /// <summary>
    /// Runs a call, if the caller still has the rights that the run began with: it may have been asked for, or approved, long ago. A refusal is a result that the model is told; only what is worth trying again is thrown.
    /// </summary>
    /// <param name="run">The run.</param>
    /// <param name="state">Where it stands.</param>
    /// <param name="call">The call.</param>
    /// <param name="progress">Told what the tool is doing; may be null.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <param name="approved">Whether a person has approved exactly this call.</param>
    /// <exception cref="NpgsqlException">The database is away.</exception>
    /// <exception cref="OperationCanceledException">The run was cancelled.</exception>
    /// <exception cref="ApprovalRequiredException">A person must approve it first; nothing has happened yet.</exception>
    public async Task<ToolReturned> CallAsync(
        AgentRun run, AgentState state, ToolCall call, IProgress<string>? progress, CancellationToken cancellationToken, bool approved = false)
    {
        var started = clock.GetTimestamp();
        ToolReturned Failed(string code, string message) => Refusal(call, code, message, clock.GetElapsedTime(started));
        if (!tools.TryGetValue(call.Tool, out var entry) || !Allows(entry.Tool.Descriptor, run.Caller, run.Agent))
        {
            return Failed("tool_not_available", $"{call.Tool} is not available to this user.");
        }

        if (await rights.LostAsync(run.Caller, cancellationToken) is { } lost)
        {
            return Failed(lost.Code, lost.Message);
        }

        if (!approved && entry.Tool.Descriptor.Effect != ToolEffect.Read)
        {
            TaintGuard.Check(run, state, call);
        }

        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(entry.Tool.Descriptor.TimeLimit);
        using var span = AgentTelemetry.StartTool(call.Tool);
        try
        {
            var result = await entry.Tool.InvokeAsync(call.Arguments, Context(run, state, call, progress, approved), limit.Token);
            return Returned(call, result, clock.GetElapsedTime(started));
        }
        catch (ApprovalRequiredException)
        {
            throw;
        }
        catch (ToolRefusedException refused)
        {
            return Failed(refused.Code, refused.Message);
        }
        catch (ProblemException problem)
        {
            return Failed(problem.Code, problem.Message);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return Failed("tool_timed_out", $"{call.Tool} did not finish within {entry.Tool.Descriptor.TimeLimit.TotalSeconds:0} seconds.");
        }
        catch (Exception exception) when (!IsTransient(exception, cancellationToken))
        {
            LogFailed(logger, exception, call.Tool, run.RunId);
            return Failed("tool_failed", $"{call.Tool} failed; the operators were told.");
        }
    }

    private static bool Allows(ToolDescriptor tool, Caller caller, string agent) =>
        (tool.Agents.Count == 0 || tool.Agents.Contains(agent) || agent == Departments.Management)
        && (tool.Permissions.Count == 0 || tool.Permissions.Any(caller.May));

    private static bool IsTransient(Exception exception, CancellationToken cancellationToken) =>
        exception is NpgsqlException { IsTransient: true } || cancellationToken.IsCancellationRequested;

    private static ToolContext Context(AgentRun run, AgentState state, ToolCall call, IProgress<string>? progress, bool approved) => new()
    {
        RunId = run.RunId,
        CallId = call.CallId,
        Caller = run.Caller,
        Agent = run.Agent,
        Language = run.Language,
        SessionId = run.SessionId,
        Now = run.StartedAt,
        Reports = state.Reports,
        Artifacts = [.. run.Attachments, .. state.Artifacts],
        IsTainted = state.Tainted || run.UntrustedText is not null,
        IsApproved = approved,
        Progress = progress,
    };

    private static ToolReturned Returned(ToolCall call, ToolResult result, TimeSpan took) =>
        new(call.CallId, call.Tool, JsonSerializer.SerializeToElement(result.Content, ToolJson.Options), false, took.TotalMilliseconds)
        {
            ReportId = result.ReportId,
            Report = result.Report,
            Artifacts = result.Artifacts,
            Sources = result.Sources,
            Untrusted = result.Untrusted,
        };

    private static ToolReturned Refusal(ToolCall call, string code, string message, TimeSpan took) =>
        new(call.CallId, call.Tool, JsonSerializer.SerializeToElement(new { error = new { code, message } }, ToolJson.Options), true, took.TotalMilliseconds);

    [LoggerMessage(Level = LogLevel.Error, Message = "Tool {Tool} failed in run {RunId}")]
    private static partial void LogFailed(ILogger logger, Exception exception, string tool, string runId);
}
