using System.Reflection;
using Mezzofy.LocalHost.Functions;

namespace Mezzofy.LocalHost.Hosting;

/// <summary>The app cannot start; the message is one sentence for the person who started it and names the setting or the function.</summary>
internal sealed class StartupException(string message) : InvalidOperationException(message)
{
    /// <summary>A parameter nobody can bind.</summary>
    public static StartupException Unbindable(LocalFunction function, ParameterInfo parameter) => new(
        $"Function '{function.Name}', parameter '{parameter.Name}': this host cannot bind {parameter.ParameterType.Name} there.");
}
