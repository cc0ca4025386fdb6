using Mezzofy.Core.Agents;
using Mezzofy.Core.Artifacts;
using Mezzofy.Core.Auditing;
using Mezzofy.Core.CompanyData;
using Mezzofy.Core.CompanyData.Reporting;
using Mezzofy.Core.Data;
using Mezzofy.Core.Delivery;
using Mezzofy.Core.Gateway;
using Mezzofy.Core.Identity;
using Mezzofy.Core.Limits;
using Mezzofy.Core.Models;
using Mezzofy.Core.Models.Offline;
using Mezzofy.Core.Models.Offline.Questions;
using Mezzofy.Core.Models.Offline.Questions.Names;
using Mezzofy.Core.Outputs;
using Mezzofy.Core.Realtime;
using Mezzofy.Core.Routing;
using Mezzofy.Core.Scheduling;
using Mezzofy.Core.Tasks;
using Mezzofy.Core.Tools;
using Mezzofy.Core.Webhooks;
using Mezzofy.Functions.Live;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Mezzofy.Functions.Startup;

/// <summary>Registers the whole product. Hosted services start in this order: the database is ready before anything reads it.</summary>
internal static class ProductSetup
{
    /// <summary>Adds it.</summary>
    /// <exception cref="InvalidOperationException">A setting is missing or wrong; the message names it.</exception>
    public static IServiceCollection AddProduct(this IServiceCollection services, IConfiguration configuration) =>
        services
            .AddSingleton(TimeProvider.System)
            .AddData(configuration)
            .AddCompanyData(configuration)
            .AddHostedService<ProductStartup>()
            .AddHostedService(provider => provider.GetRequiredService<InstancePresence>())
            .AddAuditing(configuration)
            .AddIdentity(configuration)
            .AddLimits(configuration)
            .AddArtifacts(configuration)
            .AddOutputs(configuration)
            .AddReporting(configuration)
            .AddTools(configuration)
            .AddModels(configuration)
            .AddSingleton<INameDirectory, ReportingNames>()
            .AddSingleton<IQuestionCatalogue, QuestionCatalogue>()
            .AddAgentRouting(configuration)
            .AddAgents(configuration)
            .AddRunStreams()
            .AddTasks(configuration)
            .AddDelivery(configuration)
            .AddGateway()
            .AddScheduling(configuration)
            .AddWebhooks(configuration)
            .AddLive(configuration)
            .AddHostedService<RunRecovery>();
}
