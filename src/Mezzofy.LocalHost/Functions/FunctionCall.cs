using System.Linq.Expressions;
using System.Reflection;
using Microsoft.Extensions.DependencyInjection;

namespace Mezzofy.LocalHost.Functions;

/// <summary>Compiles the call of a function: activate the class from the call's services, bind, invoke.</summary>
internal static class FunctionCall
{
    /// <summary>Compiles.</summary>
    /// <param name="method">The function's method.</param>
    /// <param name="binders">One a parameter.</param>
    public static Func<Invocation, ValueTask<object?>> Compile(MethodInfo method, ParameterBinder[] binders)
    {
        var invoke = Invoker(method);
        if (method.IsStatic)
            return invocation => invoke(null, Bind(invocation, binders));
        var activate = ActivatorFor(method.DeclaringType!);
        return invocation => invoke(activate(invocation.InstanceServices), Bind(invocation, binders));
    }

    // The factory is made at the first call: a class that cannot be made fails its own calls, not the start of the others.
    private static Func<IServiceProvider, object> ActivatorFor(Type type)
    {
        ObjectFactory? factory = null;
        return services => (factory ??= ActivatorUtilities.CreateFactory(type, Type.EmptyTypes))(services, null);
    }

    private static object?[] Bind(Invocation invocation, ParameterBinder[] binders)
    {
        if (binders.Length == 0)
            return [];
        var values = new object?[binders.Length];
        for (var i = 0; i < binders.Length; i++)
            values[i] = binders[i](invocation);
        return values;
    }

    private static Func<object?, object?[], ValueTask<object?>> Invoker(MethodInfo method)
    {
        var instance = Expression.Parameter(typeof(object));
        var values = Expression.Parameter(typeof(object?[]));
        var arguments = method.GetParameters().Select((parameter, i) =>
            Expression.Convert(Expression.ArrayIndex(values, Expression.Constant(i)), parameter.ParameterType));
        var call = Expression.Call(method.IsStatic ? null : Expression.Convert(instance, method.DeclaringType!), method, arguments);
        Expression body = ResultTypes.Adapter(method.ReturnType) is { } adapter
            ? Expression.Call(adapter, call)
            : Expression.Block(call, Expression.Default(typeof(ValueTask<object?>)));
        return Expression.Lambda<Func<object?, object?[], ValueTask<object?>>>(body, instance, values).Compile();
    }
}
