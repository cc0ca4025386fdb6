using Mezzofy.Core.Conversations;
using Mezzofy.Core.Idempotency;
using Microsoft.Extensions.DependencyInjection;

namespace Mezzofy.Core.Gateway;

/// <summary>Registers the gateway with the conversations and keys it writes.</summary>
public static class GatewaySetup
{
    /// <summary>Adds them. <see cref="RunRecovery"/> is started by the host after the database is migrated.</summary>
    public static IServiceCollection AddGateway(this IServiceCollection services) =>
        services
            .AddSingleton<ConversationStore>()
            .AddSingleton<HistoryReader>()
            .AddSingleton<IdempotencyKeys>()
            .AddSingleton<RunsInHand>()
            .AddSingleton<AnswerStore>()
            .AddSingleton<MessageIntake>()
            .AddSingleton<MessageAnswerer>()
            .AddSingleton<InterruptedRuns>()
            .AddSingleton<AssistantGateway>();
}
