using System.Text.Json;
using Mezzofy.Core.Models;
using Mezzofy.Core.Tools;
using Microsoft.Extensions.AI;

namespace Mezzofy.Core.Agents;

/// <summary>One model call of a run: the transcript in, text or tool calls out.</summary>
public sealed class ModelCaller(IChatClient client)
{
    /// <summary>Asks the model what to do next.</summary>
    /// <exception cref="ProblemException">503 <c>model_unavailable</c> when it cannot answer.</exception>
    public async Task<ModelAnswered> AskAsync(AgentRun run, AgentState state, IList<AITool> tools, CancellationToken cancellationToken)
    {
        using var span = AgentTelemetry.StartModel(null);
        var response = await client.GetResponseAsync(Transcript.Build(run, state), Options(run, tools), cancellationToken);
        var calls = response.Messages.SelectMany(message => message.Contents).OfType<FunctionCallContent>();
        var usage = new ModelUsage(response.Usage?.InputTokenCount ?? 0, response.Usage?.OutputTokenCount ?? 0);
        span?.SetTag("gen_ai.response.model", response.ModelId).SetTag("gen_ai.usage.input_tokens", usage.InputTokens).SetTag("gen_ai.usage.output_tokens", usage.OutputTokens);
        return new(response.Text, [.. calls.Select((call, index) => ToCall(call, state.Steps, index))], response.ModelId ?? "unknown", usage)
        {
            Ahead = response.AdditionalProperties?.TryGetValue(Models.ModelRequestContext.AheadProperty, out IReadOnlyList<string>? ahead) == true ? ahead! : [],
        };
    }

    /// <summary>Calls are numbered by their place in the run, so that a repeated step has the same ids.</summary>
    private static ToolCall ToCall(FunctionCallContent call, int step, int index) =>
        new($"s{step + 1}c{index + 1}", call.Name, JsonSerializer.SerializeToElement(call.Arguments ?? new Dictionary<string, object?>(), ToolJson.Options));

    private static ChatOptions Options(AgentRun run, IList<AITool> tools)
    {
        var options = new ChatOptions { Tools = tools, ToolMode = ChatToolMode.Auto, Temperature = 0 };
        new ModelRequestContext(run.Agent, run.Language, run.StartedAt, run.Caller.TimeZone, run.Caller.Name, run.Caller.Email).AddTo(options);
        return options;
    }
}
