namespace Mezzofy.Core;

/// <summary>
/// A refusal with a stable code, answered to the caller as RFC 9457 problem details.
/// </summary>
/// <remarks>The message is shown to the caller: it names what is wrong and never carries internals or secrets.</remarks>
public sealed class ProblemException : Exception
{
    /// <summary>Creates a refusal.</summary>
    /// <param name="status">The HTTP status, 400 to 599.</param>
    /// <param name="code">The stable, snake_case code that clients may branch on.</param>
    /// <param name="detail">One sentence for a person.</param>
    /// <param name="errors">What is wrong with each field, keyed by its name in the request.</param>
    /// <param name="retryAfter">When trying again makes sense; answered as <c>Retry-After</c>.</param>
    /// <param name="inner">What caused it; logged, never shown.</param>
    public ProblemException(
        int status,
        string code,
        string detail,
        IReadOnlyDictionary<string, string[]>? errors = null,
        TimeSpan? retryAfter = null,
        Exception? inner = null)
        : base(detail, inner)
    {
        Status = status;
        Code = code;
        Errors = errors;
        RetryAfter = retryAfter;
    }

    /// <summary>The HTTP status.</summary>
    public int Status { get; }

    /// <summary>The stable, snake_case code.</summary>
    public string Code { get; }

    /// <summary>What is wrong with each field, or null.</summary>
    public IReadOnlyDictionary<string, string[]>? Errors { get; }

    /// <summary>When trying again makes sense, or null.</summary>
    public TimeSpan? RetryAfter { get; }

    /// <summary>400 <c>validation_failed</c> for one field.</summary>
    public static ProblemException Validation(string field, string message) =>
        new(400, "validation_failed", $"{field}: {message}", new Dictionary<string, string[]> { [field] = [message] });

    /// <summary>404 <c>not_found</c>; also for what belongs to somebody else, so that existence is not revealed.</summary>
    public static ProblemException NotFound(string what) => new(404, "not_found", $"{what} was not found.");

    /// <summary>410 <c>session_deleted</c>: its owner deleted the session while a message in it was being answered.</summary>
    public static ProblemException SessionDeleted() => new(410, "session_deleted", "The session was deleted while the message was being answered.");

    /// <summary>403 <c>forbidden</c>.</summary>
    public static ProblemException Forbidden(string detail) => new(403, "forbidden", detail);

    /// <summary>409 with the given code.</summary>
    public static ProblemException Conflict(string code, string detail) => new(409, code, detail);
}
