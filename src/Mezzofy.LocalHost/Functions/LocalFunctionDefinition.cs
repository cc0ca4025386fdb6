using Microsoft.Azure.Functions.Worker;

namespace Mezzofy.LocalHost.Functions;

/// <summary>A function as middleware sees it.</summary>
internal sealed class LocalFunctionDefinition(LocalFunction function) : FunctionDefinition
{
    /// <inheritdoc/>
    public override string PathToAssembly { get; } = function.Method.Module.Assembly.Location;

    /// <inheritdoc/>
    public override string EntryPoint { get; } = $"{function.Method.DeclaringType!.FullName}.{function.Method.Name}";

    /// <inheritdoc/>
    public override string Id => function.Name;

    /// <inheritdoc/>
    public override string Name => function.Name;
}
