using System.Reflection;
using Mezzofy.LocalHost.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace Mezzofy.LocalHost.Functions;

/// <summary>
/// One kind of trigger: how a new one plugs in.
/// <list type="number">
/// <item>Declare its attribute (and what functions see of it) in <c>Model</c>, to the letter of the official surface.</item>
/// <item>Implement this interface in the trigger's own folder and name it in <see cref="Extensions"/>.</item>
/// <item>At start, each function whose trigger parameter carries <see cref="Attribute"/> is given to <see cref="Bind"/>, parameter by
/// parameter, and to <see cref="Answers"/> with its result type; what neither this trigger nor an input binding knows ends the start with
/// a message that names function and parameter. A trigger checks the function as a whole in <see cref="Register"/>.</item>
/// <item><see cref="Register"/> adds services; the listener is an <c>IHostedService</c> among them.</item>
/// <item>The listener calls <see cref="FunctionDispatcher.InvokeAsync"/> with the function and its trigger data, or takes the steps apart
/// (<see cref="FunctionDispatcher.Begin"/>, <see cref="FunctionDispatcher.RunAsync"/>, dispose) where it must run them on a scheduler of
/// its own. The library never leaves the caller's synchronisation context or task scheduler between those steps.</item>
/// </list>
/// </summary>
internal interface ITrigger
{
    /// <summary>The attribute of the parameter that starts the function.</summary>
    Type Attribute { get; }

    /// <summary>How a parameter gets its value; null when this trigger does not know it (<see cref="Microsoft.Azure.Functions.Worker.FunctionContext"/> and
    /// <see cref="CancellationToken"/> are bound for every trigger).</summary>
    /// <exception cref="StartupException">The parameter is this trigger's and has a type it cannot bind.</exception>
    ParameterBinder? Bind(LocalFunction function, ParameterInfo parameter);

    /// <summary>Whether the trigger does something with a result of this type, which is no output binding.</summary>
    /// <param name="function">The function.</param>
    /// <param name="result">The type inside the task; never void.</param>
    bool Answers(LocalFunction function, Type result);

    /// <summary>Called once, when at least one function has this trigger, before the container is built.</summary>
    /// <exception cref="StartupException">A function cannot be run; the message names it.</exception>
    void Register(IServiceCollection services, HostSettings settings, IReadOnlyList<LocalFunction> functions);
}
