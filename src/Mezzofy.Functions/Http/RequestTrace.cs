using System.Diagnostics;
using Microsoft.AspNetCore.Http;

namespace Mezzofy.Functions.Http;

/// <summary>The trace a request belongs to: the caller's when it sent a W3C <c>traceparent</c>, else one of its own.</summary>
public static class RequestTrace
{
    private static readonly object Key = new();

    /// <summary>The trace id, 32 lower-case hex digits; the same for the whole request.</summary>
    public static string IdOf(HttpContext context)
    {
        if (context.Items.TryGetValue(Key, out var known))
        {
            return (string)known!;
        }

        var id = (Activity.Current?.TraceId ?? ParentOf(context).TraceId).ToHexString();
        context.Items[Key] = id;
        return id;
    }

    /// <summary>What the caller's headers say, or a new trace.</summary>
    internal static ActivityContext ParentOf(HttpContext context) =>
        CallerOf(context) is var caller && caller != default
            ? caller
            : new ActivityContext(ActivityTraceId.CreateRandom(), default, ActivityTraceFlags.None);

    /// <summary>What the caller's headers say; the default where they say nothing.</summary>
    internal static ActivityContext CallerOf(HttpContext context)
    {
        var headers = context.Request.Headers;
        return ActivityContext.TryParse(headers.TraceParent, headers.TraceState, isRemote: true, out var caller) ? caller : default;
    }
}
