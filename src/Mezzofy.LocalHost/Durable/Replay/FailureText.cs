using Mezzofy.LocalHost.Durable.Payloads;
using Mezzofy.LocalHost.Storage;
using Microsoft.DurableTask;

namespace Mezzofy.LocalHost.Durable.Replay;

/// <summary>Keeps what exceptions say storable.</summary>
internal static class FailureText
{
    /// <summary>Text as it can be stored.</summary>
    public static string Plain(string text) => StorableText.Of(text, PayloadLimits.FailureText);

    /// <summary>Details with every text bounded.</summary>
    public static TaskFailureDetails Shortened(TaskFailureDetails details) => details with
    {
        ErrorMessage = Plain(details.ErrorMessage),
        StackTrace = details.StackTrace is { } trace ? Plain(trace) : null,
        InnerFailure = details.InnerFailure is { } inner ? Shortened(inner) : null,
    };
}
