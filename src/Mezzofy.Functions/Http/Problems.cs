using Mezzofy.Core;
using Microsoft.AspNetCore.Http;
using Npgsql;

namespace Mezzofy.Functions.Http;

/// <summary>Which problem an exception is, for a caller who must not see internals.</summary>
public static class Problems
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(2);

    /// <summary>The problem.</summary>
    public static ProblemException Of(Exception exception) => exception switch
    {
        ProblemException problem => problem,
        PostgresException { SqlState: PostgresErrorCodes.UntranslatableCharacter or PostgresErrorCodes.CharacterNotInRepertoire } =>
            new(400, "validation_failed", "A value contains characters that are no text."),
        NpgsqlException database when IsAway(database) =>
            new(503, "database_unavailable", "The database cannot be reached; try again shortly.", retryAfter: Soon, inner: exception),
        BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge } => new(413, "body_too_large", "The body is too large."),
        BadHttpRequestException => new(400, "bad_request", "The request could not be read to its end."),
        OperationCanceledException => new(503, "timed_out", "The request took too long and was stopped.", retryAfter: Soon, inner: exception),
        _ => new(500, "internal_error", "Something went wrong on our side.", inner: exception),
    };

    /// <summary>Broken connections, refused ones, a server that starts or stops, and none free in time.</summary>
    private static bool IsAway(NpgsqlException exception) =>
        exception.IsTransient
        || exception is not PostgresException
        || exception.SqlState is { } state && (state.StartsWith("57P", StringComparison.Ordinal) || state.StartsWith("08", StringComparison.Ordinal) || state.StartsWith("53", StringComparison.Ordinal));
}
