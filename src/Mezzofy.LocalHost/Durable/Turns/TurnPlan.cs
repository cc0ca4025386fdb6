using System.Text.Json;
using Mezzofy.LocalHost.Durable.Replay;
using Microsoft.DurableTask.Client;

namespace Mezzofy.LocalHost.Durable.Turns;

/// <summary>What one turn does with an instance's messages, before any code runs.</summary>
internal sealed class TurnPlan
{
    private readonly InstanceState state;
    private readonly DateTime at;

    /// <summary>Sorts the messages.</summary>
    public TurnPlan(InstanceState state, IReadOnlyList<Message> messages, DateTime at)
    {
        this.state = state;
        this.at = at;
        Action<Message> sort = state switch
        {
            { HasEnded: true } => AfterTheEnd,
            { Status: OrchestrationRuntimeStatus.Suspended } => Held.Add,
            { History: 0 } when !messages.Any(Starts) => Delayed.Add,
            _ => Take,
        };
        foreach (var message in messages)
            sort(message);
    }

    /// <summary>Messages that leave the inbox.</summary>
    public List<Message> Consumed { get; } = [];

    /// <summary>Messages kept until the instance is resumed or has ended.</summary>
    public List<Message> Held { get; } = [];

    /// <summary>Messages kept until the instance begins.</summary>
    public List<Message> Delayed { get; } = [];

    /// <summary>What the code is fed with; empty: it does not run.</summary>
    public List<HistoryEvent> Fresh { get; } = [];

    /// <summary>A start that waited for the end of this instance and now takes its place.</summary>
    public StartRequest? Restart { get; private set; }

    private void Take(Message message)
    {
        if (message.Kind == HistoryKind.ExecutionStarted && !Starts(message))
            Held.Add(message);
        else
            Consume(message);
    }

    private void Consume(Message message)
    {
        Consumed.Add(message);
        if (message.ExecutionId is { } generation && generation != state.ExecutionId)
            return;
        if (Fresh.Count == 0)
            Fresh.Add(new HistoryEvent(HistoryKind.TurnStarted, at));
        Fresh.Add(new HistoryEvent(message.Kind, at, message.TaskId, message.Name, message.Data, message.Reference));
    }

    private void AfterTheEnd(Message message)
    {
        if (message.Kind == HistoryKind.ExecutionStarted && message.Data is not null && Restart is not null)
            Held.Add(message);
        else
            Consumed.Add(message);
        if (message.Kind == HistoryKind.ExecutionStarted && message.Data is { } waiting)
            Restart ??= JsonSerializer.Deserialize<StartRequest>(waiting);
    }

    private bool Starts(Message message) => message.Kind == HistoryKind.ExecutionStarted && message.ExecutionId == state.ExecutionId;
}
