using Mezzofy.LocalHost.Hosting;
using Microsoft.AspNetCore.Routing;

namespace Mezzofy.LocalHost.Http;

/// <summary>
/// Finds the function of a request. No two functions can match one request (that is refused here), so the order in which routes are tried
/// does not matter, although the Functions host would try them in the order of their functions' names.
/// </summary>
internal sealed class RouteTable
{
    private const int MaxSegments = 64;

    private readonly RouteNode root = new();

    /// <summary>Builds it.</summary>
    /// <exception cref="StartupException">Two functions can match one request; the message names both.</exception>
    public RouteTable(IReadOnlyList<HttpRoute> routes)
    {
        for (var i = 0; i < routes.Count; i++)
        {
            for (var j = i + 1; j < routes.Count; j++)
                Compare(routes[i], routes[j]);
            root.Add(routes[i]);
        }
    }

    /// <summary>Finds the route and fills in its parameters; null where there is none for this path and method.</summary>
    public HttpRoute? Match(string path, string method, RouteValueDictionary values)
    {
        Span<Range> ranges = stackalloc Range[MaxSegments];
        var count = Split(path, ranges);
        if (count < 0 || root.Find(path, ranges[..count], 0, method) is not { } route)
            return null;
        Fill(route.Template, path, ranges[..count], values);
        return route;
    }

    // The number of segments; -1 where the path has an empty one or too many. One slash at the end is ignored.
    private static int Split(ReadOnlySpan<char> path, Span<Range> ranges)
    {
        var count = 0;
        var start = path.StartsWith("/") ? 1 : 0;
        while (start < path.Length)
        {
            var slash = path[start..].IndexOf('/');
            var end = slash < 0 ? path.Length : start + slash;
            if (end == start || count == ranges.Length)
                return -1;
            ranges[count++] = start..end;
            start = end + 1;
        }

        return count;
    }

    private static void Fill(RouteTemplate template, string path, ReadOnlySpan<Range> ranges, RouteValueDictionary values)
    {
        for (var i = 0; i < template.Segments.Count; i++)
        {
            var segment = template.Segments[i];
            if (segment.Name is null)
                continue;
            if (segment.IsCatchAll)
                values[segment.Name] = i < ranges.Length ? path[ranges[i].Start.Value..] : segment.Default;
            else if (i < ranges.Length)
                values[segment.Name] = path[ranges[i]];
            else if (segment.Default is not null)
                values[segment.Name] = segment.Default;
        }
    }

    private static void Compare(HttpRoute one, HttpRoute other)
    {
        if (one.Overlaps(other))
        {
            throw new StartupException(
                $"Functions '{one.Function.Name}' ({one.Template.Text}) and '{other.Function.Name}' ({other.Template.Text}) "
                + "can match the same request: constrain a parameter, such as {id:regex(^file_)}.");
        }
    }
}
