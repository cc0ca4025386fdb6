using System.Reflection;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

namespace Mezzofy.LocalHost.Functions;

/// <summary>A function of the app: a method with <see cref="FunctionAttribute"/>, its trigger, and how it is called.</summary>
internal sealed class LocalFunction
{
    /// <summary>Describes a method.</summary>
    public LocalFunction(MethodInfo method, string name, ParameterInfo triggerParameter, TriggerBindingAttribute trigger)
    {
        Method = method;
        Name = name;
        TriggerParameter = triggerParameter;
        Trigger = trigger;
        ResultType = ResultTypes.Unwrap(method.ReturnType);
        Definition = new LocalFunctionDefinition(this);
    }

    /// <summary>The name in its attribute.</summary>
    public string Name { get; }

    /// <summary>The method.</summary>
    public MethodInfo Method { get; }

    /// <summary>The parameter that carries the trigger's attribute.</summary>
    public ParameterInfo TriggerParameter { get; }

    /// <summary>Whether this is the parameter that carries the trigger's attribute; reflection may hand out the same parameter as two objects.</summary>
    public bool IsTrigger(ParameterInfo parameter) => parameter.Position == TriggerParameter.Position;

    /// <summary>The trigger's attribute as written.</summary>
    public TriggerBindingAttribute Trigger { get; }

    /// <summary>The type inside the task; void for a function that returns nothing.</summary>
    public Type ResultType { get; }

    /// <summary>What middleware sees of it.</summary>
    public LocalFunctionDefinition Definition { get; }

    /// <summary>Activates the class, binds the parameters and calls the method; set when the function has been bound.</summary>
    public Func<Invocation, ValueTask<object?>> Call { get; set; } = _ => throw new InvalidOperationException("Not bound yet.");

    /// <summary>How its result is taken apart into outputs; null where it has none.</summary>
    public FunctionOutputs? Outputs { get; set; }

    /// <inheritdoc/>
    public override string ToString() => Name;
}
