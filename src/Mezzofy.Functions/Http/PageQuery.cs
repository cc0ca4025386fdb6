using System.Globalization;
using Mezzofy.Core;
using Microsoft.AspNetCore.Http;

namespace Mezzofy.Functions.Http;

/// <summary>Reads <c>limit</c> and <c>cursor</c> of a list (http-api.md, Lists).</summary>
public static class PageQuery
{
    /// <summary>Reads them; an absent limit is 50.</summary>
    /// <exception cref="ProblemException">400 <c>validation_failed</c>: a limit that is not 1 to 200.</exception>
    public static PageRequest Read(HttpRequest request)
    {
        var query = request.Query;
        if (query.Count == 0)
        {
            return new();
        }

        var cursor = query["cursor"].FirstOrDefault();
        return new(Limit(query["limit"].FirstOrDefault()), string.IsNullOrEmpty(cursor) ? null : cursor);
    }

    private static int Limit(string? text) =>
        text is null ? PageRequest.DefaultLimit
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var limit) && limit is >= 1 and <= PageRequest.MaxLimit ? limit
        : throw ProblemException.Validation("limit", $"must be a number from 1 to {PageRequest.MaxLimit}.");
}
