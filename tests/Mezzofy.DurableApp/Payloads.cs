using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace Mezzofy.DurableApp;

public enum Colour
{
    Red,
    Green,
}

[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(Circle), "circle")]
public abstract record Shape;

public sealed record Circle(double Radius) : Shape;

public record Named(string Name);

public sealed record NamedMore(string Name, int Extra) : Named(Name);

public sealed record Derivation(Named Plain, string Whole);

public sealed record Everything(string Name, int? Missing, Colour Colour, DateTime At, TimeSpan Span, string Text);

/// <summary>How values travel.</summary>
public static class Payloads
{
    [Function(nameof(Return))]
    public static object? Return([OrchestrationTrigger] TaskOrchestrationContext context) => context.GetInput<string>() switch
    {
        "number" => 6,
        "enum" => Colour.Green,
        "anonymous" => new { Inner = new { Value = 1 } },
        "everything" => new Everything("A", null, Colour.Green, new DateTime(2026, 1, 2, 3, 4, 5, DateTimeKind.Utc), TimeSpan.FromMinutes(1), "é<&>'"),
        "tuple" => (1, "two"),
        _ => null,
    };

    [Function(nameof(ReadNumber))]
    public static string ReadNumber([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        try
        {
            return $"{context.GetInput<int>()}";
        }
        catch (JsonException)
        {
            return "no number";
        }
    }

    [Function(nameof(ReadNumberUncaught))]
    public static int ReadNumberUncaught([OrchestrationTrigger] TaskOrchestrationContext context) => context.GetInput<int>();

    [Function(nameof(BoundNumber))]
    public static int BoundNumber([OrchestrationTrigger] TaskOrchestrationContext context, int number) => number;

    [Function(nameof(BoundPair))]
    public static string BoundPair([OrchestrationTrigger] TaskOrchestrationContext context, Pair? pair) => pair?.ToString() ?? "null";

    [Function(nameof(BoundColour))]
    public static string BoundColour([OrchestrationTrigger] TaskOrchestrationContext context, Colour colour) => $"{colour}";

    [Function(nameof(Derived))]
    public static async Task<Derivation> Derived([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        Named named = new NamedMore("n", 1);
        return new Derivation(named, (await context.CallActivityAsync<JsonElement>(nameof(Same), named)).GetRawText());
    }

    [Function(nameof(Same))]
    public static JsonElement Same([ActivityTrigger] JsonElement value) => value;

    [Function(nameof(ReadElement))]
    public static string ReadElement([OrchestrationTrigger] TaskOrchestrationContext context) =>
        $"{context.GetInput<JsonElement>().ValueKind} {context.GetInput<string>() ?? "null"} {context.GetInput<Pair>()}";

    [Function(nameof(Area))]
    public static double Area([ActivityTrigger] Shape shape) => ((Circle)shape).Radius;

    [Function(nameof(MakeShape))]
    public static Shape MakeShape([ActivityTrigger] double radius) => new Circle(radius);

    [Function(nameof(Shapes))]
    public static async Task<string> Shapes([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        var radius = await context.CallActivityAsync<double>(nameof(Area), new Circle(2));
        try
        {
            await context.CallActivityAsync<Shape>(nameof(MakeShape), 3.0);
            return "restored";
        }
        catch (NotSupportedException exception)
        {
            return $"{radius} {exception.GetType().Name}";
        }
    }

    [Function(nameof(WrongTypes))]
    public static async Task<string> WrongTypes([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        var seen = "";
        try
        {
            await context.CallActivityAsync<int>(nameof(Basics.Add), "no pair");
        }
        catch (TaskFailedException)
        {
            seen += "failed ";
        }

        try
        {
            await context.CallActivityAsync<int>(nameof(Basics.Echo), "no number");
        }
        catch (JsonException)
        {
            seen += "unreadable";
        }

        return seen;
    }

    [Function(nameof(Large))]
    public static string Large([ActivityTrigger] int length) => new('x', length);

    [Function(nameof(CarryLarge))]
    public static async Task<string> CarryLarge([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        var text = await context.CallActivityAsync<string>(nameof(Large), context.GetInput<int>());
        var back = await context.CallActivityAsync<string>(nameof(Basics.Echo), text);
        var told = await context.WaitForExternalEvent<string>("Go");
        return $"{text.Length} {back!.Length} {told.Length}";
    }

    [Function(nameof(ReturnLarge))]
    public static Task<string> ReturnLarge([OrchestrationTrigger] TaskOrchestrationContext context) =>
        context.CallActivityAsync<string>(nameof(Large), context.GetInput<int>());

    [Function(nameof(LargeStatus))]
    public static async Task<string> LargeStatus([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        context.SetCustomStatus(new string('s', context.GetInput<int>()));
        return await context.CallActivityAsync<string>(nameof(Basics.Echo), "kept");
    }

    [Function(nameof(Shapeless))]
    public static async Task<string> Shapeless([OrchestrationTrigger] TaskOrchestrationContext context) =>
        $"{await context.CallActivityAsync<string>(nameof(AnyInput), new Pair(1, 2))} {await context.CallActivityAsync<string>(nameof(NoInput))}";

    [Function(nameof(AnyInput))]
    public static string AnyInput([ActivityTrigger] object? input) => $"{input}";

    [Function(nameof(NoInput))]
    public static string NoInput([ActivityTrigger] FunctionContext context) => context.FunctionDefinition.Name;
}
