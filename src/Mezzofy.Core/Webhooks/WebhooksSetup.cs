using Mezzofy.Core.Identity.Tokens;
using Mezzofy.Core.Webhooks.Inbox;
using Mezzofy.Core.Webhooks.Sources;
using Mezzofy.Core.Webhooks.Steps;
using Mezzofy.Core.Webhooks.Teams;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Mezzofy.Core.Webhooks;

/// <summary>Registers webhooks: the doors, the inbox, the sources, and the steps of each event.</summary>
public static class WebhooksSetup
{
    /// <summary>Adds them; settings from <c>Webhooks:</c>, validated at the start.</summary>
    public static IServiceCollection AddWebhooks(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<WebhookOptions>().Bind(configuration.GetSection(WebhookOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        return services
            .AddSingleton<WebhookInbox>()
            .AddSingleton<EventRecords>()
            .AddSingleton<EventReader>()
            .AddSingleton(provider => new WebhookSources(
                provider.GetRequiredService<NpgsqlDataSource>(), provider.GetRequiredService<KeyProtection>(), provider.GetRequiredService<TimeProvider>()))
            .AddSingleton<WebhookDoor>()
            .AddSteps()
            .AddTeamsMessages();
    }

    private static IServiceCollection AddSteps(this IServiceCollection services) => services
        .AddSingleton<EventOwners>()
        .AddSingleton<EventEffects>()
        .AddSingleton<AccountManagers>()
        .AddSingleton<EventTasks>()
        .AddSingleton<IEventStep, LeadStep>()
        .AddSingleton<IEventStep, WelcomeMailStep>()
        .AddSingleton<IEventStep, NotifySalesStep>()
        .AddSingleton<IEventStep, AlertManagementStep>()
        .AddSingleton<IEventStep, FollowUpStep>()
        .AddSingleton<IEventStep, NotifyAccountManagerStep>()
        .AddSingleton<IEventStep, LedgerStep>()
        .AddSingleton<IEventStep, RefreshFiguresStep>()
        .AddSingleton<IEventStep, NotifyFinanceStep>()
        .AddSingleton<IEventStep, TicketStep>()
        .AddSingleton<IEventStep, SuggestionsStep>()
        .AddSingleton<IEventStep, NotifySupportStep>()
        .AddSingleton<IEventStep, DraftStep>()
        .AddSingleton<IEventStep, AgentStep>()
        .AddSingleton<IEventStep, TeamsAnswerStep>()
        .AddSingleton(provider => new EventSteps(
            provider.GetRequiredService<EventRecords>(), provider.GetServices<IEventStep>(), provider.GetRequiredService<ILogger<EventSteps>>()));

    private static IServiceCollection AddTeamsMessages(this IServiceCollection services) => services
        .AddSingleton<BotKeys>()
        .AddSingleton<BotTokens>()
        .AddSingleton<EntraAccounts>()
        .AddSingleton<TeamsSenders>()
        .AddSingleton<TeamsSessions>()
        .AddSingleton<TeamsAnswers>()
        .AddSingleton(provider => new TeamsDoor(
            provider.GetRequiredService<WebhookInbox>(), provider.GetRequiredService<BotTokens>(), provider.GetRequiredService<TeamsAnswers>(),
            provider.GetRequiredService<EventRecords>(), provider.GetRequiredService<Artifacts.IArtifactStore>(), provider.GetRequiredService<Delivery.FileLinks>(),
            provider.GetRequiredService<IOptions<WebhookOptions>>(), provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<ILogger<TeamsDoor>>()));
}
