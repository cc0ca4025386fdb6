using System.Text.Json;
using Mezzofy.LocalHost.Durable.Payloads;
using Microsoft.DurableTask;

namespace Mezzofy.LocalHost.Durable.Replay;

/// <summary>The ways an orchestration ends, as clients and parents see them.</summary>
internal static class Ends
{
    /// <summary>The code threw. Clients see <c>Full.Type.Name: message</c>.</summary>
    public static FailedEnd Of(Exception exception)
    {
        // An exception of this engine is told under the public type it stands for.
        var type = exception is InvalidAwaitException ? typeof(InvalidOperationException) : exception.GetType();
        var details = TaskFailureDetails.FromException(exception) with { ErrorType = type.ToString() };
        return new FailedEnd(FailureText.Plain($"{type.FullName}: {exception.Message}"), FailureText.Shortened(details), exception is InvalidAwaitException);
    }

    /// <summary>The host could not bring an event to the code, or run it at all. Clients see a JSON object with message and details.</summary>
    public static FailedEnd OfDelivery(string orchestrator, Exception exception)
    {
        var message = $"Function '{orchestrator}' failed with an unhandled exception.";
        return OfHost(message, FailureText.Shortened(TaskFailureDetails.FromException(exception)), exception.ToString());
    }

    /// <summary>The host refuses to run it. Clients see a JSON object with message and details.</summary>
    public static FailedEnd OfHost(string message, TaskFailureDetails failure, string details) => new(
        JsonSerializer.Serialize(new { message, details = FailureText.Plain(details) }, DurableJson.Options), failure, Abrupt: true);

    /// <summary>The code returned.</summary>
    public static PassEnd Completed(object? result) => Written(() =>
    {
        var output = DurableJson.Write(result);
        PayloadLimits.Check(output, PayloadLimits.Instance, "The orchestration's output");
        return new CompletedEnd(output);
    });

    /// <summary>The code begins again.</summary>
    public static PassEnd Continued(ReplayContext context, ContinueAsNewOptions continuation) => Written(() =>
    {
        var input = DurableJson.Write(continuation.NewInput);
        PayloadLimits.Check(input, PayloadLimits.Instance, "The input of the next generation");
        return new ContinuedEnd(input, continuation.PreserveUnprocessedEvents ? context.Events.Kept : []);
    });

    private static PassEnd Written(Func<PassEnd> write)
    {
        try
        {
            return write();
        }
        catch (Exception exception) when (exception is JsonException or NotSupportedException or PayloadTooLargeException or InvalidOperationException)
        {
            return Of(exception);
        }
    }
}
