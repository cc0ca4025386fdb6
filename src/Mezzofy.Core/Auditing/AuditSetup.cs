using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Npgsql;

namespace Mezzofy.Core.Auditing;

/// <summary>Registers the audit log.</summary>
public static class AuditSetup
{
    /// <summary>Adds <see cref="AuditLog"/>, <see cref="AuditReader"/> and <see cref="AuditVerifier"/>; needs the database.</summary>
    public static IServiceCollection AddAuditing(this IServiceCollection services, IConfiguration configuration)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<AuditStore>();
        services.AddSingleton(provider => new AuditLog(provider.GetRequiredService<AuditStore>(), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<AuditReader>();
        services.AddSingleton<AuditVerifier>();
        return services;
    }
}
