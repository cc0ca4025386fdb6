using System.Reflection;
using Mezzofy.LocalHost.Functions;
using Mezzofy.LocalHost.Hosting;
using Mezzofy.LocalHost.Timers.Store;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;

namespace Mezzofy.LocalHost.Timers;

/// <summary>Functions started by a schedule. Bound: <see cref="TimerInfo"/>. A function whose schedule cannot be read does not run; the
/// others do, as on the Functions host.</summary>
internal sealed class TimerTrigger : ITrigger
{
    /// <inheritdoc/>
    public Type Attribute => typeof(TimerTriggerAttribute);

    /// <inheritdoc/>
    public ParameterBinder? Bind(LocalFunction function, ParameterInfo parameter) =>
        function.IsTrigger(parameter) && parameter.ParameterType == typeof(TimerInfo) ? invocation => invocation.TriggerData : null;

    /// <inheritdoc/>
    public bool Answers(LocalFunction function, Type result) => false;

    /// <inheritdoc/>
    public void Register(IServiceCollection services, HostSettings settings, IReadOnlyList<LocalFunction> functions)
    {
        var connection = settings.App.GetConnectionString("Postgres");
        if (string.IsNullOrWhiteSpace(connection))
            throw new StartupException("ConnectionStrings:Postgres is not set: timers need a PostgreSQL database.");
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(new TimerFunctions(connection, [.. functions.Select(function => Describe(settings, function))]));
        services.AddSingleton(provider => new TimerDatabase(provider.GetRequiredService<TimerFunctions>().ConnectionString));
        services.AddSingleton<ScheduleStore>();
        services.AddSingleton<IHostedService, TimerHost>();
    }

    private static TimerFunction Describe(HostSettings settings, LocalFunction function)
    {
        var trigger = (TimerTriggerAttribute)function.Trigger;
        try
        {
            var schedule = Schedule.Parse(settings.Expand(trigger.Schedule));
            return new TimerFunction(function, schedule, trigger.RunOnStartup, trigger.UseMonitor, null);
        }
        catch (StartupException exception)
        {
            return new TimerFunction(function, null, false, false, exception.Message);
        }
    }
}
