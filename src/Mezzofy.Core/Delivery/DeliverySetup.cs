using Mezzofy.Core.Delivery.Capture;
using Mezzofy.Core.Delivery.Outlook;
using Mezzofy.Core.Delivery.Providers;
using Mezzofy.Core.Delivery.Push;
using Mezzofy.Core.Delivery.Teams;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Mezzofy.Core.Delivery;

/// <summary>Registers the outbox and the ways out.</summary>
public static class DeliverySetup
{
    private const string DataFolderSetting = "LocalHost:DataFolder";

    /// <summary>Adds them; settings from <c>Delivery:</c> and <c>Graph:</c>, validated at the start. A channel without credentials is captured.</summary>
    public static IServiceCollection AddDelivery(this IServiceCollection services, IConfiguration configuration)
    {
        var outbox = Path.Combine(configuration[DataFolderSetting] ?? ".local", "outbox");
        services.AddOptions<DeliveryOptions>().Configure(options => options.OutboxFolder = outbox);
        services.AddSettings<DeliveryOptions>(configuration, DeliveryOptions.Section);
        services.AddSettings<GraphOptions>(configuration, GraphOptions.Section);
        services.AddSettings<TeamsOptions>(configuration, TeamsOptions.Section);
        services.AddSettings<PushOptions>(configuration, PushOptions.Section);
        return services
            .AddSingleton<Outbox>()
            .AddSingleton<RunEffects>()
            .AddSingleton<DeliverToRules>()
            .AddSingleton<OutboxClaims>()
            .AddSingleton(_ => new Backoff())
            .AddSingleton<OutboxDispatcher>()
            .AddSingleton<DeliveryReader>()
            .AddSingleton<ResultDelivery>()
            .AddSingleton<EmailLog>()
            .AddSingleton<MailComposer>()
            .AddSingleton<FileLinks>()
            .AddSingleton<OutboxFolder>()
            .AddSingleton<ProviderClients>()
            .AddOutlook()
            .AddTeams()
            .AddPush();
    }

    private static IServiceCollection AddOutlook(this IServiceCollection services) => services
        .AddSingleton<GraphConnection>()
        .AddSingleton<MailDrafts>()
        .AddSingleton<MailAttachments>()
        .AddChannel<GraphOptions, OutlookMailChannel, CapturedMailChannel>(graph => graph.IsConfigured)
        .AddChannel<GraphOptions, OutlookEventChannel, CapturedEventChannel>(graph => graph.IsConfigured);

    private static IServiceCollection AddTeams(this IServiceCollection services) => services
        .AddSingleton<TeamsChannels>()
        .AddSingleton<TeamsTargets>()
        .AddSingleton<IDeliveryChannel, TeamsChannel>();

    private static IServiceCollection AddPush(this IServiceCollection services) => services
        .AddSingleton<Devices>()
        .AddSingleton<PushReceipts>()
        .AddSingleton<FcmClient>()
        .AddChannel<PushOptions, PushChannel, CapturedPushChannel>(push => push.IsConfigured);

    private static IServiceCollection AddChannel<TOptions, TReal, TCaptured>(this IServiceCollection services, Func<TOptions, bool> isConfigured)
        where TOptions : class
        where TReal : IDeliveryChannel
        where TCaptured : IDeliveryChannel =>
        services.AddSingleton<IDeliveryChannel>(provider => isConfigured(provider.GetRequiredService<IOptions<TOptions>>().Value)
            ? ActivatorUtilities.CreateInstance<TReal>(provider)
            : ActivatorUtilities.CreateInstance<TCaptured>(provider));

    private static void AddSettings<TOptions>(this IServiceCollection services, IConfiguration configuration, string section)
        where TOptions : class =>
        services.AddOptions<TOptions>().Bind(configuration.GetSection(section)).ValidateDataAnnotations().ValidateOnStart();
}
