using Azure;
using Npgsql;

namespace Mezzofy.Core.Tasks;

/// <summary>Tells failures worth trying again from those that are not; the one place where that is decided for tasks.</summary>
public static class Faults
{
    /// <summary>Runs a step; what is worth trying again comes out as <see cref="TransientFaultException"/>.</summary>
    public static async Task<T> GuardAsync<T>(Func<Task<T>> step)
    {
        try
        {
            return await step();
        }
        catch (Exception exception) when (IsTransient(exception))
        {
            throw new TransientFaultException(exception);
        }
    }

    /// <summary>Whether the same call may succeed later: something it needs is away, busy or slow.</summary>
    public static bool IsTransient(Exception exception) => exception switch
    {
        NpgsqlException { IsTransient: true } => true,
        RequestFailedException { Status: 0 or 408 or 429 or >= 500 } => true,
        HttpRequestException or TimeoutException or IOException => true,
        ProblemException problem => problem.Status is 429 or 502 or 503 or 504,
        _ => false,
    };
}

/// <summary>A step failed for a reason that may pass; its orchestration tries it again.</summary>
/// <param name="cause">Why.</param>
public sealed class TransientFaultException(Exception cause) : Exception(cause.Message, cause);
