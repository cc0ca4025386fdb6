using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Mezzofy.Core.Agents;

/// <summary>Registers the step loop and its drivers.</summary>
public static class AgentsSetup
{
    /// <summary>Adds them; limits from <c>Agents:Limits</c>.</summary>
    public static IServiceCollection AddAgents(this IServiceCollection services, IConfiguration configuration) =>
        services
            .AddSingleton(Limits(configuration.GetSection("Agents:Limits")))
            .AddSingleton<RunJournal>()
            .AddSingleton<Toolbox>()
            .AddSingleton<ModelCaller>()
            .AddSingleton<AgentRunner>();

    private static AgentLimits Limits(IConfigurationSection section)
    {
        var limits = section.Get<AgentLimits>() ?? new();
        return limits is { Steps: > 0, ToolCalls: > 0, Tokens: > 0, CostUsd: >= 0 } && limits.SoftTime > TimeSpan.Zero && limits.HardTime >= limits.SoftTime
            ? limits
            : throw new InvalidOperationException(
                "Agents:Limits must have positive Steps, ToolCalls, Tokens and SoftTime, a HardTime of at least SoftTime, and a CostUsd of zero or more.");
    }
}
