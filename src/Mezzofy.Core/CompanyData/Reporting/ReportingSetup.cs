using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Mezzofy.Core.CompanyData.Reporting;

/// <summary>Registers what models may read.</summary>
public static class ReportingSetup
{
    /// <summary>Adds <see cref="ReaderRoles"/> and <see cref="ReportingQuery"/>; settings from <c>Reporting:</c>.</summary>
    /// <exception cref="InvalidOperationException">A setting is wrong; the message names it.</exception>
    public static IServiceCollection AddReporting(this IServiceCollection services, IConfiguration configuration)
    {
        var options = configuration.GetSection(ReportingOptions.Section).Get<ReportingOptions>() ?? new();
        if (options is not { MaxRows: >= 1 and <= 10_000, MaxCell: >= 1 and <= 100_000, MaxCost: > 0 })
        {
            throw new InvalidOperationException("Reporting:MaxRows must be 1 to 10000, Reporting:MaxCell 1 to 100000, Reporting:MaxCost positive.");
        }

        return services.AddSingleton(options).AddSingleton<ReaderRoles>().AddSingleton<ReportingQuery>();
    }
}
