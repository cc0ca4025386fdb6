using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Mezzofy.Core.Delivery;

/// <summary>Registers the outbox and the ways out.</summary>
public static class DeliverySetup
{
    private const string DataFolderSetting = "LocalHost:DataFolder";

    /// <summary>Adds them; settings from <c>Delivery:</c>, validated at the start.</summary>
    public static IServiceCollection AddDelivery(this IServiceCollection services, IConfiguration configuration)
    {
        var outbox = Path.Combine(configuration[DataFolderSetting] ?? ".local", "outbox");
        services.AddOptions<DeliveryOptions>().Configure(options => options.OutboxFolder = outbox).Bind(configuration.GetSection(DeliveryOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        return services
            .AddSingleton<Outbox>()
            .AddSingleton<OutboxDispatcher>()
            .AddSingleton<EmailLog>()
            .AddSingleton<MailComposer>()
            .AddSingleton<IDeliveryChannel, CapturedMailChannel>();
    }
}
