using System.Diagnostics.CodeAnalysis;
using Mezzofy.Core;

namespace Mezzofy.Functions.Http;

/// <summary>Checks on members of a request, each refused by its name.</summary>
public static class Fields
{
    /// <summary>A text that must be there, of at most so many characters, and not only white space.</summary>
    /// <exception cref="ProblemException">400 <c>validation_failed</c>.</exception>
    public static string Required([NotNull] string? value, string field, int maxLength)
    {
        if (string.IsNullOrWhiteSpace(value))
        {
            throw ProblemException.Validation(field, "is required.");
        }

        return value.Length <= maxLength ? value : throw ProblemException.Validation(field, $"must have at most {maxLength} characters.");
    }

    /// <summary>A value that is one of a few, or null when it was left out.</summary>
    /// <exception cref="ProblemException">400 <c>validation_failed</c>.</exception>
    public static string? OneOf(string? value, string field, IReadOnlyList<string> allowed) =>
        string.IsNullOrEmpty(value) ? null
        : allowed.Contains(value) ? value
        : throw ProblemException.Validation(field, $"must be one of {string.Join(", ", allowed)}.");

    /// <summary>An id of that kind.</summary>
    /// <exception cref="ProblemException">404: nothing can have this id.</exception>
    public static string Id(string prefix, string? id, string what) => Ids.IsValid(prefix, id) ? id : throw ProblemException.NotFound(what);
}
