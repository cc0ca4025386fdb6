namespace Microsoft.DurableTask;

/// <summary>Why a task failed, as it travels through history.</summary>
/// <param name="ErrorType">The full name of the exception's type.</param>
/// <param name="ErrorMessage">The exception's message.</param>
/// <param name="StackTrace">Where it was thrown; null for inner failures.</param>
/// <param name="InnerFailure">The exception's inner one, or null.</param>
/// <param name="Properties">Further facts; usually null.</param>
public record TaskFailureDetails(
    string ErrorType,
    string ErrorMessage,
    string? StackTrace,
    TaskFailureDetails? InnerFailure,
    IDictionary<string, object?>? Properties)
{
    /// <summary>The details of an exception and its inner ones.</summary>
    /// <param name="exception">The exception.</param>
    public static TaskFailureDetails FromException(Exception exception)
    {
        ArgumentNullException.ThrowIfNull(exception);
        return new(exception.GetType().ToString(), exception.Message, exception.StackTrace, Inner(exception.InnerException), null);
    }

    /// <summary>Whether the exception was of this type or one derived from it.</summary>
    /// <typeparam name="T">The type asked for.</typeparam>
    public bool IsCausedBy<T>()
        where T : Exception =>
        IsCausedBy(typeof(T));

    /// <summary>Whether the exception was of this type or one derived from it; false when its type is not known to this process.</summary>
    /// <param name="targetBaseExceptionType">The type asked for.</param>
    /// <exception cref="ArgumentException">That is no exception type.</exception>
    public bool IsCausedBy(Type targetBaseExceptionType)
    {
        ArgumentNullException.ThrowIfNull(targetBaseExceptionType);
        if (!typeof(Exception).IsAssignableFrom(targetBaseExceptionType))
        {
            throw new ArgumentException($"The type {targetBaseExceptionType} is no exception.", nameof(targetBaseExceptionType));
        }

        return !string.IsNullOrEmpty(ErrorType) && Thrown() is { } thrown && targetBaseExceptionType.IsAssignableFrom(thrown);
    }

    /// <inheritdoc/>
    public override string ToString() => $"{ErrorType}: {ErrorMessage}";

    private static TaskFailureDetails? Inner(Exception? exception) =>
        exception is null ? null : new(exception.GetType().ToString(), exception.Message, null, Inner(exception.InnerException), null);

    private Type? Thrown() =>
        Type.GetType(ErrorType, throwOnError: false)
        ?? AppDomain.CurrentDomain.GetAssemblies()
            .Select(assembly => assembly.GetType(ErrorType, throwOnError: false))
            .FirstOrDefault(type => type is not null);
}
