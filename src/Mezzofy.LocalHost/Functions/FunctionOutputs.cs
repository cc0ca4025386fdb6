namespace Mezzofy.LocalHost.Functions;

/// <summary>The outputs inside a function's result.</summary>
/// <param name="Answer">Takes the part that is the trigger's own answer (<c>[HttpResult]</c>); null where the whole result is an output.</param>
/// <param name="Parts">Takes and sends the others.</param>
internal sealed record FunctionOutputs(Func<object, object?>? Answer, IReadOnlyList<FunctionOutput> Parts)
{
    /// <summary>Sends every part that is there, one after the other, in the order of declaration.</summary>
    public async Task SendAsync(Invocation invocation, object result)
    {
        foreach (var part in Parts)
        {
            if (part.Take(result) is { } value)
                await part.Send(invocation, value);
        }
    }
}

/// <summary>One output.</summary>
/// <param name="Take">Takes its value out of the result.</param>
/// <param name="Send">Sends it.</param>
internal sealed record FunctionOutput(Func<object, object?> Take, OutputSender Send);
