using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

namespace Microsoft.Azure.Functions.Worker;

/// <summary>Makes a function an orchestrator: code that is replayed from its history.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class OrchestrationTriggerAttribute : TriggerBindingAttribute
{
    /// <summary>The orchestrator's name; null: the function's.</summary>
    public string? Orchestration { get; set; }
}

/// <summary>Makes a function an activity: a step that does the work, run at least once.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class ActivityTriggerAttribute : TriggerBindingAttribute
{
    /// <summary>The activity's name; null: the function's.</summary>
    public string? Activity { get; set; }
}

/// <summary>Gives a function a <see cref="Microsoft.DurableTask.Client.DurableTaskClient"/>.</summary>
public sealed class DurableClientAttribute : InputBindingAttribute
{
    /// <summary>The hub; null: the one of host.json. Another one is refused at start.</summary>
    public string? TaskHub { get; set; }

    /// <summary>Not used: the engine's database is the one of <c>ConnectionStrings:Postgres</c>.</summary>
    public string? ConnectionName { get; set; }
}
