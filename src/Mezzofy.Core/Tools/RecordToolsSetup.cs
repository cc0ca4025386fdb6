using Mezzofy.Core.Tools.Marketing.Content;
using Mezzofy.Core.Tools.Sales.Leads;
using Mezzofy.Core.Tools.Support.Tickets;
using Microsoft.Extensions.DependencyInjection;

namespace Mezzofy.Core.Tools;

/// <summary>Registers the tools that find and change the departments' records: leads, tickets and drafts.</summary>
public static class RecordToolsSetup
{
    /// <summary>Adds them; they need the company's data.</summary>
    public static IServiceCollection AddRecordTools(this IServiceCollection services) => services
        .AddSingleton<Tool, FindLeads>()
        .AddSingleton<Tool, CreateLead>()
        .AddSingleton<Tool, UpdateLead>()
        .AddSingleton<Tool, CreateTicket>()
        .AddSingleton<Tool, SearchTickets>()
        .AddSingleton<Tool, SuggestSolutions>()
        .AddSingleton<Tool, DraftContent>();
}
