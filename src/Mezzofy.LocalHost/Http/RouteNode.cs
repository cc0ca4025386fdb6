namespace Mezzofy.LocalHost.Http;

/// <summary>A place in the tree of routes: everything that can follow the segments before it.</summary>
internal sealed class RouteNode
{
    private readonly Dictionary<string, RouteNode> words = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<(RouteSegment Segment, RouteNode Next)> parameters = [];
    private readonly List<HttpRoute> open = [];
    private readonly List<HttpRoute> ends = [];
    private Dictionary<string, RouteNode>.AlternateLookup<ReadOnlySpan<char>> lookup;

    /// <summary>An empty one.</summary>
    public RouteNode() => lookup = words.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Adds a route.</summary>
    public void Add(HttpRoute route) => Add(route, 0);

    /// <summary>Finds the route of a path from here on.</summary>
    /// <param name="path">The path.</param>
    /// <param name="segments">Where its segments are.</param>
    /// <param name="index">The segment this node looks at.</param>
    /// <param name="method">The request's method.</param>
    public HttpRoute? Find(ReadOnlySpan<char> path, ReadOnlySpan<Range> segments, int index, string method)
    {
        if (index == segments.Length)
            return Taking(ends, method) ?? Taking(open, method);
        var value = path[segments[index]];
        if (lookup.TryGetValue(value, out var next) && next.Find(path, segments, index + 1, method) is { } found)
            return found;
        foreach (var (segment, after) in parameters)
        {
            if (segment.Matches(value) && after.Find(path, segments, index + 1, method) is { } route)
                return route;
        }

        return Taking(open, method);
    }

    private void Add(HttpRoute route, int index)
    {
        if (index >= route.Template.Shortest && !route.Template.IsOpen)
            ends.Add(route);
        if (index == route.Template.Segments.Count)
            return;
        var segment = route.Template.Segments[index];
        if (segment.IsCatchAll)
            open.Add(route);
        else
            Follow(segment).ForEach(next => next.Add(route, index + 1));
    }

    private List<RouteNode> Follow(RouteSegment segment)
    {
        if (segment.Words is { } exact)
            return [.. exact.Words.Select(Word)];
        var next = new RouteNode();
        parameters.Add((segment, next));
        return [next];
    }

    private RouteNode Word(string word)
    {
        if (!words.TryGetValue(word, out var next))
            words.Add(word, next = new RouteNode());
        return next;
    }

    private static HttpRoute? Taking(List<HttpRoute> routes, string method)
    {
        foreach (var route in routes)
        {
            if (route.Takes(method))
                return route;
        }

        return null;
    }
}
