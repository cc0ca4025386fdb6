using System.Text.Json;
using Mezzofy.Core;
using Mezzofy.Functions.Http;

namespace Mezzofy.Functions.Live;

/// <summary>Reads what clients of the live channel send.</summary>
internal static class LiveMessage
{
    /// <summary>The one object that an invocation carries.</summary>
    /// <param name="arguments">The invocation's arguments.</param>
    /// <param name="shape">What it should be, for the message.</param>
    /// <exception cref="ProblemException">400 <c>validation_failed</c>.</exception>
    public static T Read<T>(object[]? arguments, string shape)
        where T : class
    {
        if (arguments is not [JsonElement { ValueKind: JsonValueKind.Object } argument])
        {
            throw ProblemException.Validation("message", $"must be one object {shape}.");
        }

        return Parse<T>(argument);
    }

    /// <summary>An object's members; unknown ones are ignored.</summary>
    /// <exception cref="ProblemException">400 <c>validation_failed</c>: one has the wrong type.</exception>
    public static T Parse<T>(JsonElement argument)
        where T : class
    {
        try
        {
            return argument.Deserialize<T>(RequestJson.Options)!;
        }
        catch (JsonException exception)
        {
            throw JsonFault.ToProblem(exception);
        }
    }
}
