namespace Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

/// <summary>Marks what a function is bound to.</summary>
[AttributeUsage(AttributeTargets.Method)]
public abstract class BindingAttribute : Attribute
{
    /// <summary>Public, as in the official package.</summary>
    public BindingAttribute()
    {
    }
}

/// <summary>Marks a parameter that carries data into a function.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public abstract class InputBindingAttribute : BindingAttribute
{
    /// <summary>Public, as in the official package.</summary>
    public InputBindingAttribute()
    {
    }
}

/// <summary>Marks a result, or a property of a result, that is sent somewhere after the function returned.</summary>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Property)]
public abstract class OutputBindingAttribute : BindingAttribute
{
    /// <summary>Public, as in the official package.</summary>
    public OutputBindingAttribute()
    {
    }
}

/// <summary>Marks the parameter that starts a function; every function has exactly one.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public abstract class TriggerBindingAttribute : BindingAttribute
{
    /// <summary>Public, as in the official package.</summary>
    public TriggerBindingAttribute()
    {
    }
}
