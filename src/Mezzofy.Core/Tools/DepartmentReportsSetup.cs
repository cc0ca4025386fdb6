using Mezzofy.Core.Tools.Management;
using Mezzofy.Core.Tools.Marketing;
using Mezzofy.Core.Tools.Sales;
using Mezzofy.Core.Tools.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Mezzofy.Core.Tools;

/// <summary>Registers the main report of each department but finance.</summary>
public static class DepartmentReportsSetup
{
    /// <summary>Adds them; they read with the product's own connections.</summary>
    public static IServiceCollection AddDepartmentReports(this IServiceCollection services) => services
        .AddSingleton<Tool, PipelineReport>()
        .AddSingleton<Tool, CampaignReport>()
        .AddSingleton<Tool, KpiDashboard>()
        .AddSingleton<Tool, TicketSummary>();
}
