using Microsoft.Azure.Functions.Worker;

namespace Mezzofy.LocalHost.Functions;

/// <summary>Holds a call's result.</summary>
internal sealed class LocalInvocationResult : InvocationResult
{
    /// <inheritdoc/>
    public override object? Value { get; set; }
}
