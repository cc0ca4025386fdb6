namespace Mezzofy.LocalHost.Functions;

/// <summary>Gets the value of one parameter for one call. Runs inside the middleware; what it throws, the innermost <c>next</c> throws.</summary>
/// <param name="invocation">The call; <see cref="Invocation.TriggerData"/> is what the listener handed over.</param>
internal delegate object? ParameterBinder(Invocation invocation);

/// <summary>Sends what a function returned for one output binding, after the function and all middleware have ended.</summary>
/// <param name="invocation">The call.</param>
/// <param name="value">The value, never null.</param>
internal delegate Task OutputSender(Invocation invocation, object value);
