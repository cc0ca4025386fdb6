using System.Text.Json;
using Azure;
using Npgsql;

namespace Mezzofy.Core.Delivery;

/// <summary>The one place that decides what follows a failed attempt.</summary>
internal static class DeliveryOutcome
{
    /// <summary>What came of an attempt that ended with an exception.</summary>
    /// <param name="exception">What ended it.</param>
    /// <param name="isIdempotent">Whether trying twice has the effect of trying once.</param>
    public static DeliveryAttempt Of(Exception exception, bool isIdempotent) => exception switch
    {
        DeliveryFaultException { Category: FaultCategory.Permanent } fault => new(DeliveryStatus.Dead, Error: fault.Message),
        DeliveryFaultException { Category: FaultCategory.Unknown } fault when !isIdempotent => new(DeliveryStatus.Unknown, Error: fault.Message),
        DeliveryFaultException fault => new(DeliveryStatus.Pending, Error: fault.Message, Delay: fault.Delay),

        // What a channel reads before it sends: the mail's files, its own rows, the payload.
        ProblemException { Status: >= 500 } problem => new(DeliveryStatus.Pending, Error: problem.Message, Delay: problem.RetryAfter),
        ProblemException problem => new(DeliveryStatus.Dead, Error: problem.Message),
        NpgsqlException or RequestFailedException => new(DeliveryStatus.Pending, Error: "The database or the file storage could not be read."),
        JsonException => new(DeliveryStatus.Dead, Error: "The stored payload cannot be read."),

        // A fault of our own may have come at any point.
        _ => new(isIdempotent ? DeliveryStatus.Pending : DeliveryStatus.Unknown, Error: exception.GetType().Name),
    };

    /// <summary>The same, given up when it was the last attempt.</summary>
    public static DeliveryAttempt GiveUpAfter(this DeliveryAttempt attempt, int attempts, int max) =>
        attempt.Status == DeliveryStatus.Pending && attempts >= max ? attempt with { Status = DeliveryStatus.Dead } : attempt;
}
