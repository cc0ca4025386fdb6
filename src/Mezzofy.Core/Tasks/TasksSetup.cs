using Mezzofy.Core.Approvals;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Mezzofy.Core.Tasks;

/// <summary>Registers background tasks and the approvals they wait for.</summary>
public static class TasksSetup
{
    /// <summary>Adds them; the deadline of approvals from <c>Agents:Approvals</c>.</summary>
    public static IServiceCollection AddTasks(this IServiceCollection services, IConfiguration configuration) =>
        services
            .AddSingleton(Approvals(configuration.GetSection(ApprovalOptions.Section)))
            .AddSingleton<ApprovalStore>()
            .AddSingleton<ApprovalDecisions>()
            .AddSingleton<TaskStore>()
            .AddSingleton<TaskJournal>()
            .AddSingleton<TaskRouting>()
            .AddSingleton<TaskCalls>()
            .AddSingleton<TaskSteps>()
            .AddSingleton<TaskEnding>()
            .AddSingleton<TaskDelivery>()
            .AddSingleton<TaskHandover>()
            .AddSingleton<TaskWatch>();

    private static ApprovalOptions Approvals(IConfigurationSection section)
    {
        var options = section.Get<ApprovalOptions>() ?? new();
        return options.Deadline > TimeSpan.Zero && options.Deadline <= TimeSpan.FromDays(30)
            ? options
            : throw new InvalidOperationException($"{ApprovalOptions.Section}:Deadline must be a time of at most 30 days, such as 1.00:00:00.");
    }
}
