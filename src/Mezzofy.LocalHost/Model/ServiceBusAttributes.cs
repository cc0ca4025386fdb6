using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

namespace Microsoft.Azure.Functions.Worker;

/// <summary>Starts a function by a message of a queue. At least once: a function must bear the same message twice.</summary>
public sealed class ServiceBusTriggerAttribute : TriggerBindingAttribute
{
    /// <summary>A queue.</summary>
    /// <param name="queueName">Its name; <c>%Setting%</c> is expanded.</param>
    public ServiceBusTriggerAttribute(string queueName) => QueueName = queueName;

    /// <summary>A subscription of a topic. This host has no topics and refuses it at start.</summary>
    /// <param name="topicName">The topic.</param>
    /// <param name="subscriptionName">The subscription.</param>
    public ServiceBusTriggerAttribute(string topicName, string subscriptionName)
    {
        TopicName = topicName;
        SubscriptionName = subscriptionName;
    }

    /// <summary>The name of the setting that holds the connection to Service Bus. Not used here: queues live in <c>ConnectionStrings:Postgres</c>.</summary>
    public string? Connection { get; set; }

    /// <summary>The queue; null for a topic.</summary>
    public string? QueueName { get; }

    /// <summary>The topic; null for a queue.</summary>
    public string? TopicName { get; }

    /// <summary>The subscription; null for a queue.</summary>
    public string? SubscriptionName { get; }

    /// <summary>Whether messages of one session are taken in order. This host refuses it at start.</summary>
    public bool IsSessionsEnabled { get; set; }

    /// <summary>Whether the function takes several messages at once. This host refuses it at start.</summary>
    public bool IsBatched { get; set; }

    /// <summary>Whether a message is completed when the function has returned. This host refuses false at start.</summary>
    public bool AutoCompleteMessages { get; set; } = true;
}

/// <summary>Sends what a function returns to a queue, after it has returned.</summary>
public sealed class ServiceBusOutputAttribute : OutputBindingAttribute
{
    /// <summary>A queue or topic.</summary>
    /// <param name="queueOrTopicName">Its name; <c>%Setting%</c> is expanded.</param>
    /// <param name="entityType">Which of both. This host refuses topics at start.</param>
    public ServiceBusOutputAttribute(string queueOrTopicName, ServiceBusEntityType entityType = ServiceBusEntityType.Queue)
    {
        QueueOrTopicName = queueOrTopicName;
        EntityType = entityType;
    }

    /// <summary>The queue or topic.</summary>
    public string QueueOrTopicName { get; }

    /// <summary>The name of the setting that holds the connection to Service Bus. Not used here: queues live in <c>ConnectionStrings:Postgres</c>.</summary>
    public string? Connection { get; set; }

    /// <summary>Queue or topic.</summary>
    public ServiceBusEntityType EntityType { get; set; }
}

/// <summary>What a message is sent to.</summary>
public enum ServiceBusEntityType
{
    /// <summary>A queue: each message goes to one receiver.</summary>
    Queue,

    /// <summary>A topic: each message goes to every subscription.</summary>
    Topic,
}
