using Mezzofy.LocalHost.Functions;
using Mezzofy.LocalHost.Hosting;
using Mezzofy.LocalHost.Queues.Engine;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;

namespace Mezzofy.LocalHost.Queues;

/// <summary>Sends results to queues: a string, bytes, an object as JSON, or a collection of them, each element a message.</summary>
internal sealed class QueueOutput : IOutputBinding
{
    private readonly List<Target> targets = [];

    /// <inheritdoc/>
    public Type Attribute => typeof(ServiceBusOutputAttribute);

    /// <inheritdoc/>
    public OutputSender Bind(LocalFunction function, Attribute attribute, Type value)
    {
        var output = (ServiceBusOutputAttribute)attribute;
        if (output.EntityType != ServiceBusEntityType.Queue)
            throw new StartupException($"Function '{function.Name}', [ServiceBusOutput]: this host has no topics.");
        var write = MessageBody.Writer(value) ?? throw new StartupException(
            $"Function '{function.Name}', [ServiceBusOutput]: {value.Name} cannot be sent. "
            + "Use string, byte[], a class that is written as JSON, or a collection of them (byte[][] for bytes).");
        var target = new Target(function, output.QueueOrTopicName);
        targets.Add(target);
        return (invocation, result) =>
            invocation.InstanceServices.GetRequiredService<Sender>().SendAsync(target.Queue, [.. write(result)], CancellationToken.None);
    }

    /// <inheritdoc/>
    public void Register(IServiceCollection services, HostSettings settings, IReadOnlyList<LocalFunction> functions)
    {
        services.AddQueues(settings);
        foreach (var target in targets)
            target.Queue = QueueName.Resolve(settings, target.Function, target.Written);
    }

    // The settings that a name is expanded from are known only after the functions were bound.
    private sealed class Target(LocalFunction function, string written)
    {
        public LocalFunction Function { get; } = function;

        public string Written { get; } = written;

        public string Queue { get; set; } = string.Empty;
    }
}
