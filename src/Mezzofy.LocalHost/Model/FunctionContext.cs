namespace Microsoft.Azure.Functions.Worker;

/// <summary>One call of a function, as middleware and the function see it.</summary>
public abstract class FunctionContext
{
    /// <summary>An id of this call; every replay of an orchestrator is a call of its own.</summary>
    public abstract string InvocationId { get; }

    /// <summary>An id of the function, the same in every call.</summary>
    public abstract string FunctionId { get; }

    /// <summary>The services of this call: one scope a call, disposed after it.</summary>
    public abstract IServiceProvider InstanceServices { get; set; }

    /// <summary>Which function is called.</summary>
    public abstract FunctionDefinition FunctionDefinition { get; }

    /// <summary>What middleware and the function hand each other during this call.</summary>
    public abstract IDictionary<object, object> Items { get; set; }

    /// <summary>Fires when the caller is gone, the function has run longer than <c>functionTimeout</c>, or the host stops.</summary>
    public virtual CancellationToken CancellationToken { get; } = CancellationToken.None;
}
