using Mezzofy.LocalHost.Functions;
using Mezzofy.LocalHost.Hosting;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Constraints;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Mezzofy.LocalHost.Http;

/// <summary>A function's route, read.</summary>
/// <param name="Text">The whole template, prefix included.</param>
/// <param name="Segments">Its segments.</param>
internal sealed record RouteTemplate(string Text, IReadOnlyList<RouteSegment> Segments)
{
    private static readonly string[] BuiltIn = ["admin", "runtime"];

    /// <summary>The fewest segments a path can have.</summary>
    public int Shortest => Segments.TakeWhile(segment => segment is { IsOptional: false, IsCatchAll: false }).Count();

    /// <summary>Whether it takes the rest of a path, however long.</summary>
    public bool IsOpen => Segments is [.., { IsCatchAll: true }];

    /// <summary>Reads a function's route.</summary>
    /// <param name="function">The function, for messages.</param>
    /// <param name="route">The route of its trigger, or its name.</param>
    /// <param name="prefix">host.json <c>extensions.http.routePrefix</c>.</param>
    /// <exception cref="StartupException">The route cannot be read, or is one the Functions host keeps for itself.</exception>
    public static RouteTemplate Parse(LocalFunction function, string? route, string prefix)
    {
        var own = (route ?? function.Name).Trim('/');
        if (route is not null && BuiltIn.Any(start => own.StartsWith(start, StringComparison.OrdinalIgnoreCase)))
            throw Refuse(function, own, "conflicts with one or more built in routes; write {area:regex(^admin$)}/… for a path that starts so");
        var text = prefix.Trim('/') is { Length: > 0 } start ? $"{start}/{own}" : own;
        try
        {
            var pattern = RoutePatternFactory.Parse(text);
            return new RouteTemplate(text, [.. pattern.PathSegments.Select(segment => Read(function, text, pattern, segment))]);
        }
        catch (RoutePatternException exception)
        {
            throw Refuse(function, text, $"is no route template: {exception.Message}");
        }
    }

    /// <summary>Whether one path could match both.</summary>
    public bool Overlaps(RouteTemplate other)
    {
        var longest = Math.Max(Segments.Count, other.Segments.Count) + 1;
        return Enumerable.Range(0, longest + 1).Any(length => CanHave(length) && other.CanHave(length)
            && Enumerable.Range(0, length).All(i => At(i).Overlaps(other.At(i))));
    }

    private bool CanHave(int length) => length >= Shortest && (IsOpen || length <= Segments.Count);

    private RouteSegment At(int index) => Segments[Math.Min(index, Segments.Count - 1)];

    private static RouteSegment Read(LocalFunction function, string text, RoutePattern pattern, RoutePatternPathSegment segment)
    {
        if (segment.Parts is not [var part])
            throw Refuse(function, text, "mixes text and parameters in one segment, which this host does not serve");
        if (part is RoutePatternLiteralPart literal)
            return new RouteSegment(null, [new SegmentRule.Exact([literal.Content])]);
        var parameter = (RoutePatternParameterPart)part;
        var value = pattern.Defaults.GetValueOrDefault(parameter.Name);
        var rules = parameter.ParameterPolicies.Select(policy => Rule(function, text, policy.Content ?? string.Empty)).ToList();
        return new RouteSegment(
            parameter.Name, rules, parameter.IsOptional || value is not null, value, parameter.IsCatchAll);
    }

    private static SegmentRule Rule(LocalFunction function, string text, string constraint)
    {
        try
        {
            return Constraints().ResolveConstraint(constraint) is { } resolved
                ? SegmentRule.Of(constraint, resolved)
                : throw Refuse(function, text, $"has a constraint '{constraint}' that does not exist");
        }
        catch (RouteCreationException exception)
        {
            throw Refuse(function, text, $"has a constraint '{constraint}' that cannot be read: {exception.Message}");
        }
    }

    private static DefaultInlineConstraintResolver Constraints()
    {
        var options = new RouteOptions();
        options.SetParameterPolicy<RegexInlineRouteConstraint>("regex");
        return new DefaultInlineConstraintResolver(Options.Create(options), new ServiceCollection().BuildServiceProvider());
    }

    private static StartupException Refuse(LocalFunction function, string route, string why) =>
        new($"Function '{function.Name}': the route '{route}' {why}.");
}
