using Mezzofy.LocalHost.Durable.Payloads;
using Microsoft.DurableTask;

namespace Mezzofy.LocalHost.Durable.Replay;

/// <summary>Keeps what exceptions say storable: bounded in length, without characters the database refuses.</summary>
internal static class FailureText
{
    /// <summary>Text as it can be stored.</summary>
    public static string Plain(string text)
    {
        var cut = text.Length <= PayloadLimits.FailureText ? text : text[..PayloadLimits.FailureText] + "…";
        return string.Create(cut.Length, cut, static (target, source) =>
        {
            for (var i = 0; i < source.Length; i++)
                target[i] = IsStorable(source, i) ? source[i] : '\uFFFD';
        });
    }

    /// <summary>Details with every text bounded.</summary>
    public static TaskFailureDetails Shortened(TaskFailureDetails details) => details with
    {
        ErrorMessage = Plain(details.ErrorMessage),
        StackTrace = details.StackTrace is { } trace ? Plain(trace) : null,
        InnerFailure = details.InnerFailure is { } inner ? Shortened(inner) : null,
    };

    // No NUL, and no half of a surrogate pair.
    private static bool IsStorable(string text, int i) =>
        text[i] != '\0'
        && (!char.IsHighSurrogate(text[i]) || (i + 1 < text.Length && char.IsLowSurrogate(text[i + 1])))
        && (!char.IsLowSurrogate(text[i]) || (i > 0 && char.IsHighSurrogate(text[i - 1])));
}
