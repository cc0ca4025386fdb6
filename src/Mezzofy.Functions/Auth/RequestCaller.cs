using Mezzofy.Core.Identity;
using Mezzofy.Core.Identity.Logins;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Mezzofy.Functions.Auth;

/// <summary>Who sent the request, for functions with <see cref="RequiresAttribute"/>.</summary>
public static class RequestCaller
{
    private static readonly object Key = new();

    /// <summary>The caller.</summary>
    /// <exception cref="InvalidOperationException">The function is <see cref="PublicAttribute"/>, or not called by HTTP: there is no caller.</exception>
    public static Caller Caller(this FunctionContext context) => context.Authenticated().Caller;

    /// <summary>The caller and the login they came with.</summary>
    /// <exception cref="InvalidOperationException">The function is <see cref="PublicAttribute"/>, or not called by HTTP: there is no caller.</exception>
    public static Authenticated Authenticated(this FunctionContext context) =>
        context.GetHttpContext() is { } http && Of(http) is { } authenticated
            ? authenticated
            : throw new InvalidOperationException("Only a function with [Requires] that was called by HTTP has a caller.");

    /// <summary>Who sent a request, also one that is then refused; null for nobody known.</summary>
    internal static Authenticated? Of(HttpContext http) => http.Items.TryGetValue(Key, out var value) ? value as Authenticated : null;

    internal static void Set(HttpContext http, Authenticated authenticated) => http.Items[Key] = authenticated;
}
