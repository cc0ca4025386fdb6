using System.Globalization;
using Mezzofy.LocalHost.Durable.Payloads;

namespace Mezzofy.LocalHost.Durable.Replay;

/// <summary>Puts the result of a pass together.</summary>
internal static class PassOutcome
{
    /// <summary>The result; a custom status that cannot be kept fails the instance.</summary>
    public static PassResult Of(ReplayContext context, PassEnd? end)
    {
        try
        {
            var steps = end is FailedEnd { Abrupt: true } ? [] : context.Ledger.Unrecorded;
            return new PassResult(steps, context.Ledger.CancelledTimers, Status(context.CustomStatus), end);
        }
        catch (Exception exception)
        {
            return new PassResult([], [], "null", Ends.Of(exception));
        }
    }

    private static string Status(object? status)
    {
        var text = DurableJson.Write(status) ?? "null";
        var size = text.Length * 2;
        return size <= PayloadLimits.CustomStatus
            ? text
            : throw new ArgumentException(string.Create(
                CultureInfo.InvariantCulture,
                $"CustomStatus is too large: limit = {PayloadLimits.CustomStatus / 1024} KB (UTF-16), actual = {size / 1024.0:0.##} KB."));
    }
}
