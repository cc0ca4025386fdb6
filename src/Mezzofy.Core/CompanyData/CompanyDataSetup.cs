using Mezzofy.Core.CompanyData.Content;
using Mezzofy.Core.CompanyData.Leads;
using Mezzofy.Core.CompanyData.Revenue;
using Mezzofy.Core.CompanyData.Statements;
using Mezzofy.Core.CompanyData.Tickets;
using Mezzofy.Core.CompanyData.Writes;
using Mezzofy.Core.Tools;
using Mezzofy.Core.Tools.Finance;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Mezzofy.Core.CompanyData;

/// <summary>Registers the company's data: its repositories, the finance tools that read them, and the demo company.</summary>
public static class CompanyDataSetup
{
    /// <summary>Adds <see cref="DemoCompany"/> (loaded by who starts the process), the ledger and <c>financial_statement</c>, <c>revenue_summary</c>.</summary>
    public static IServiceCollection AddCompanyData(this IServiceCollection services, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        services.AddSingleton<DemoCompany>();
        services.AddSingleton<LedgerRepository>();
        services.AddSingleton<StatementService>();
        services.AddSingleton<RevenueRepository>();
        services.AddSingleton<CallEffects>();
        services.AddSingleton<LeadRepository>();
        services.AddSingleton<TicketWords>();
        services.AddSingleton<TicketRepository>();
        services.AddSingleton<SolutionFinder>();
        services.AddSingleton<DraftRepository>();
        services.AddSingleton<Tool, FinancialStatement>();
        services.AddSingleton<Tool, RevenueSummary>();
        services.AddSingleton<Tool, LogRevenue>();
        return services;
    }
}
