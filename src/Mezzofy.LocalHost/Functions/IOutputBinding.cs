using Mezzofy.LocalHost.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace Mezzofy.LocalHost.Functions;

/// <summary>
/// An output, told by an attribute on the method (the whole result) or on a property of the result. Named in <see cref="Extensions"/>.
/// Sent after the function and all middleware ended, before the trigger is told that the call succeeded.
/// </summary>
internal interface IOutputBinding
{
    /// <summary>The attribute.</summary>
    Type Attribute { get; }

    /// <summary>How a value of this type is sent.</summary>
    /// <param name="function">The function.</param>
    /// <param name="attribute">The attribute as written.</param>
    /// <param name="value">The declared type of the result or property.</param>
    /// <exception cref="StartupException">Such a value cannot be sent; the message names function and type.</exception>
    OutputSender Bind(LocalFunction function, Attribute attribute, Type value);

    /// <summary>Called once, when at least one function uses it, before the container is built.</summary>
    void Register(IServiceCollection services, HostSettings settings, IReadOnlyList<LocalFunction> functions);
}
