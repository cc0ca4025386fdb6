using Mezzofy.Core.Tools;
using Mezzofy.Core.Tools.Scheduling;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Mezzofy.Core.Scheduling;

/// <summary>Registers scheduled jobs.</summary>
public static class SchedulingSetup
{
    /// <summary>Adds them; settings from <c>Scheduling:</c>, validated at the start.</summary>
    public static IServiceCollection AddScheduling(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<SchedulingOptions>().Bind(configuration.GetSection(SchedulingOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        return services
            .AddSingleton(provider => provider.GetRequiredService<IOptions<SchedulingOptions>>().Value)
            .AddSingleton<JobStore>()
            .AddSingleton<JobRunStore>()
            .AddSingleton<JobRules>()
            .AddSingleton<JobDesk>()
            .AddSingleton<DueJobs>()
            .AddSingleton<ScheduleDispatch>()
            .AddSingleton<SystemIdentities>()
            .AddSingleton<RunRights>()
            .AddSingleton<JobRunEnding>()
            .AddSingleton<ScheduledRuns>()
            .AddSingleton<Housekeeping>()
            .AddSingleton<Tool, ScheduleJob>()
            .AddHostedService<BuiltInJobs>();
    }
}
