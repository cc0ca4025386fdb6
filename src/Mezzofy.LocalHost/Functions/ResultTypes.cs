using System.Reflection;

namespace Mezzofy.LocalHost.Functions;

/// <summary>Makes one shape of what a method may return: nothing, a value, a <see cref="Task"/> or a <see cref="ValueTask"/> of either.</summary>
internal static class ResultTypes
{
    /// <summary>The type inside the task; void for none.</summary>
    public static Type Unwrap(Type returned) => returned switch
    {
        _ when returned == typeof(Task) || returned == typeof(ValueTask) => typeof(void),
        { IsGenericType: true } when returned.GetGenericTypeDefinition() is var open
            && (open == typeof(Task<>) || open == typeof(ValueTask<>)) => returned.GetGenericArguments()[0],
        _ => returned,
    };

    /// <summary>The method of this class that turns such a return value into a <c>ValueTask&lt;object?&gt;</c>; null for void.</summary>
    public static MethodInfo? Adapter(Type returned)
    {
        if (returned == typeof(void))
            return null;
        var name = returned == typeof(Task) ? nameof(OfTask)
            : returned == typeof(ValueTask) ? nameof(OfValueTask)
            : Unwrap(returned) == returned ? nameof(OfValue)
            : returned.GetGenericTypeDefinition() == typeof(Task<>) ? nameof(OfTaskWithResult) : nameof(OfValueTaskWithResult);
        var method = typeof(ResultTypes).GetMethod(name, BindingFlags.NonPublic | BindingFlags.Static)!;
        return method.IsGenericMethodDefinition ? method.MakeGenericMethod(Unwrap(returned)) : method;
    }

    private static ValueTask<object?> OfValue<T>(T value) => new(value);

    private static ValueTask<object?> OfTask(Task task)
    {
        return task.IsCompletedSuccessfully ? default : Wait(task);

        static async ValueTask<object?> Wait(Task task)
        {
            await task;
            return null;
        }
    }

    private static ValueTask<object?> OfValueTask(ValueTask task) => OfTask(task.AsTask());

    private static ValueTask<object?> OfTaskWithResult<T>(Task<T> task)
    {
        return task.IsCompletedSuccessfully ? new(task.Result) : Wait(task);

        static async ValueTask<object?> Wait(Task<T> task) => await task;
    }

    private static ValueTask<object?> OfValueTaskWithResult<T>(ValueTask<T> task)
    {
        return task.IsCompletedSuccessfully ? new(task.Result) : Wait(task);

        static async ValueTask<object?> Wait(ValueTask<T> task) => await task;
    }
}
