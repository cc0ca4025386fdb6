using Mezzofy.Core.Tools.Documents;
using Mezzofy.Core.Tools.Outlook;
using Mezzofy.Core.Tools.Push;
using Mezzofy.Core.Tools.Teams;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Mezzofy.Core.Tools;

/// <summary>Registers the tools; which of them a run may use is decided by the caller's rights and the agent.</summary>
public static class ToolsSetup
{
    /// <summary>Adds them.</summary>
    public static IServiceCollection AddTools(this IServiceCollection services, IConfiguration configuration) =>
        services
            .AddSingleton<RecipientResolver>()
            .AddSingleton<Tool, DatabaseQuery>()
            .AddSingleton<OutlookAttachments>()
            .AddSingleton<Tool, OutlookSendEmail>()
            .AddSingleton<Tool, OutlookCreateEvent>()
            .AddSingleton<Tool, TeamsPostMessage>()
            .AddSingleton<Tool, PushNotify>()
            .AddDocumentTools(configuration)
            .AddDepartmentReports()
            .AddRecordTools();
}
