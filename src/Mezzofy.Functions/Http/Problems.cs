using System.Net.Sockets;
using Azure;
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
        RequestFailedException { Status: 0 or 408 or 429 or >= 500 } =>
            new(503, "storage_unavailable", "File storage cannot be reached; try again shortly.", retryAfter: Soon, inner: exception),
        AggregateException { InnerExceptions: [var inner, ..] } => Of(inner),
        BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge } => new(413, "body_too_large", "The body is too large."),
        BadHttpRequestException { StatusCode: StatusCodes.Status408RequestTimeout } =>
            new(408, "request_timeout", "The request arrived too slowly."),
        BadHttpRequestException => new(400, "bad_request", "The request could not be read to its end."),
        OperationCanceledException => new(503, "timed_out", "The request took too long and was stopped.", retryAfter: Soon, inner: exception),
        _ => new(500, "internal_error", "Something went wrong on our side.", inner: exception),
    };

    /// <summary>Broken connections, refused ones, a server that starts, stops, is full or read-only, and none free in time.</summary>
    private static bool IsAway(NpgsqlException exception) => exception is PostgresException postgres
        ? postgres.SqlState.StartsWith("57P", StringComparison.Ordinal)
            || postgres.SqlState[..2] is "08" or "53"
            || postgres.SqlState == PostgresErrorCodes.ReadOnlySqlTransaction
        : exception.InnerException is null or SocketException or IOException or TimeoutException or PostgresException || exception.IsTransient;
}
