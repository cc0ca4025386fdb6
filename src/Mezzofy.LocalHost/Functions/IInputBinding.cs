using System.Reflection;
using Mezzofy.LocalHost.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace Mezzofy.LocalHost.Functions;

/// <summary>An input beside the trigger, told by an attribute on a parameter, in functions of any trigger. Named in <see cref="Extensions"/>.</summary>
internal interface IInputBinding
{
    /// <summary>The attribute of the parameter.</summary>
    Type Attribute { get; }

    /// <summary>How the parameter gets its value.</summary>
    /// <exception cref="StartupException">The parameter's type or the attribute's settings cannot be served; the message names both.</exception>
    ParameterBinder Bind(LocalFunction function, ParameterInfo parameter);

    /// <summary>Called once, when at least one function uses it, before the container is built.</summary>
    void Register(IServiceCollection services, HostSettings settings, IReadOnlyList<LocalFunction> functions);
}
