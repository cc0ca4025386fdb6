using System.Reflection;
using Mezzofy.LocalHost.Functions;
using Mezzofy.LocalHost.Hosting;
using Mezzofy.LocalHost.Queues.Engine;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;

namespace Mezzofy.LocalHost.Queues;

/// <summary>
/// Functions started by a message. Bound: the message as string, bytes or JSON; <c>int deliveryCount</c> and <c>DateTime enqueuedTimeUtc</c>
/// by their names, as the official worker does.
/// </summary>
internal sealed class QueueTrigger : ITrigger
{
    /// <inheritdoc/>
    public Type Attribute => typeof(ServiceBusTriggerAttribute);

    /// <inheritdoc/>
    public ParameterBinder? Bind(LocalFunction function, ParameterInfo parameter)
    {
        if (function.IsTrigger(parameter))
        {
            return MessageBody.Reader(parameter.ParameterType) is { } read
                ? invocation => read(((Message)invocation.TriggerData!).Body)
                : null;
        }

        return (parameter.Name!.ToLowerInvariant(), parameter.ParameterType) switch
        {
            ("deliverycount", { } type) when type == typeof(int) => invocation => ((Message)invocation.TriggerData!).Delivery,
            ("enqueuedtimeutc", { } type) when type == typeof(DateTime) => invocation => ((Message)invocation.TriggerData!).EnqueuedAt,
            _ => null,
        };
    }

    /// <inheritdoc/>
    public bool Answers(LocalFunction function, Type result) => false;

    /// <inheritdoc/>
    public void Register(IServiceCollection services, HostSettings settings, IReadOnlyList<LocalFunction> functions)
    {
        services.AddQueues(settings);
        services.AddSingleton(new QueueFunctions([.. functions.Select(function => (function, Queue(settings, function)))]));
    }

    private static string Queue(HostSettings settings, LocalFunction function)
    {
        var trigger = (ServiceBusTriggerAttribute)function.Trigger;
        if (trigger.QueueName is not { } queue)
            throw Refused(function, "topics and subscriptions");
        if (trigger.IsSessionsEnabled)
            throw Refused(function, "sessions (IsSessionsEnabled)");
        if (trigger.IsBatched)
            throw Refused(function, "batches (IsBatched)");
        return trigger.AutoCompleteMessages
            ? QueueName.Resolve(settings, function, queue)
            : throw Refused(function, "settling by hand (AutoCompleteMessages = false)");
    }

    private static StartupException Refused(LocalFunction function, string what) =>
        new($"Function '{function.Name}', [ServiceBusTrigger]: this host has no {what}.");
}
