using System.Text.Json;
using Mezzofy.Core;

namespace Mezzofy.Functions.Http;

/// <summary>Tells a client what is wrong with its JSON, in its own terms.</summary>
internal static class JsonFault
{
    /// <summary>Broken JSON is <c>invalid_json</c> with its place; a value of the wrong type is <c>validation_failed</c> with its field.</summary>
    public static ProblemException ToProblem(JsonException exception)
    {
        // The serializer wraps what its reader found wrong with the text itself.
        if (exception.InnerException is JsonException || exception.GetType() != typeof(JsonException))
        {
            var place = exception.LineNumber is { } line ? $" (line {line + 1}, byte {exception.BytePositionInLine + 1})" : string.Empty;
            return new ProblemException(400, "invalid_json", $"The body is not JSON{place}, or nested deeper than {RequestJson.MaxDepth} levels.");
        }

        var field = Field(exception.Path);
        return field.Length == 0
            ? new ProblemException(400, "invalid_json", "The body must be a JSON object.")
            : ProblemException.Validation(field, exception.Message == RequestJson.NulFault ? "must not contain the character U+0000." : "has the wrong type.");
    }

    private static string Field(string? path) => path is null ? string.Empty : path.TrimStart('$').TrimStart('.');
}
