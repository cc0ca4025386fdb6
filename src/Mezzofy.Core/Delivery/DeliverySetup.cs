using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Mezzofy.Core.Delivery;

/// <summary>Registers the outbox and the ways out.</summary>
public static class DeliverySetup
{
    /// <summary>Adds them; settings from <c>Delivery:</c>, validated at the start.</summary>
    public static IServiceCollection AddDelivery(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<DeliveryOptions>().Bind(configuration.GetSection(DeliveryOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        return services
            .AddSingleton<Outbox>()
            .AddSingleton<OutboxDispatcher>()
            .AddSingleton<EmailLog>()
            .AddSingleton<MailComposer>()
            .AddSingleton<IDeliveryChannel, CapturedMailChannel>();
    }
}
