using System.Text.RegularExpressions;
using Mezzofy.LocalHost.Functions;
using Mezzofy.LocalHost.Hosting;
using Microsoft.Azure.Functions.Worker;

namespace Mezzofy.LocalHost.SignalR;

/// <summary>A value of a binding with <c>{headers.name}</c>, <c>{query.name}</c> or <c>{routeParameter}</c> in it.</summary>
internal sealed partial class RequestValue
{
    private readonly string text;

    private RequestValue(string text) => this.text = text;

    /// <summary>Reads it; null where there is none.</summary>
    /// <exception cref="StartupException">It takes something from a request, and the function has none.</exception>
    public static RequestValue? Parse(LocalFunction function, string? text)
    {
        if (text is null)
            return null;
        if (text.Contains('{') && function.Trigger is not HttpTriggerAttribute)
            throw new StartupException($"Function '{function.Name}': '{text}' needs a request, and this function is not called by HTTP.");
        return new RequestValue(text);
    }

    /// <summary>The value for a call.</summary>
    /// <exception cref="InvalidOperationException">The request has no such value; the Functions host fails the call then, too.</exception>
    public string Read(Invocation invocation) => Expression().Replace(text, match =>
        Find(invocation, match.Groups["from"].Value, match.Groups["name"].Value)
        ?? throw new InvalidOperationException($"Function '{invocation.Function.Name}': the request has no value for {match.Value}."));

    private static string? Find(Invocation invocation, string from, string name)
    {
        var request = invocation.Http!.Request;
        return from.ToLowerInvariant() switch
        {
            "headers." => request.Headers.TryGetValue(name, out var header) ? header.ToString() : null,
            "query." => request.Query.TryGetValue(name, out var query) ? query.ToString() : null,
            _ => request.RouteValues.TryGetValue(name, out var route) ? route?.ToString() : null,
        };
    }

    [GeneratedRegex(@"\{(?<from>headers\.|query\.|)(?<name>[^{}.]+)\}", RegexOptions.IgnoreCase)]
    private static partial Regex Expression();
}
