using Mezzofy.Core;
using Mezzofy.Core.Identity;
using Mezzofy.Core.Identity.Logins;
using Mezzofy.Core.Limits;
using Mezzofy.Functions.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;

namespace Mezzofy.Functions.Auth;

/// <summary>The one place where callers are limited, authenticated and authorised, before any function called over HTTP runs.</summary>
internal sealed class IdentityMiddleware(
    FunctionAccessCatalogue catalogue, Authenticator authenticator, RateLimits limits, ClientAddresses addresses) : IFunctionsWorkerMiddleware
{
    private const string Scheme = "Bearer ";

    /// <inheritdoc/>
    public Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
    {
        if (context.GetHttpContext() is not { } http)
        {
            return next(context);
        }

        var access = catalogue.Of(context.FunctionDefinition.Name);
        if (!access.IsProbe && limits.LimitsAddresses)
        {
            limits.CountAddress(addresses.GroupOf(http));
        }

        return access.IsPublic ? next(context) : AuthenticateAsync(context, http, access, next);
    }

    // Almost every token was seen a moment ago: then this is no more than a few look-ups, without a task of its own.
    private Task AuthenticateAsync(FunctionContext context, HttpContext http, FunctionAccess access, FunctionExecutionDelegate next)
    {
        var authentication = authenticator.AuthenticateAsync(Token(http.Request, access), http.RequestAborted);
        if (!authentication.IsCompletedSuccessfully)
        {
            return SlowAsync(authentication, context, http, access, next);
        }

        Admit(http, access, authentication.Result);
        return next(context);
    }

    private async Task SlowAsync(
        ValueTask<Authenticated> authentication, FunctionContext context, HttpContext http, FunctionAccess access, FunctionExecutionDelegate next)
    {
        Admit(http, access, await authentication);
        await next(context);
    }

    private void Admit(HttpContext http, FunctionAccess access, Authenticated authenticated)
    {
        RequestCaller.Set(http, authenticated);
        limits.CountUser(authenticated.Caller.UserId);
        if (!access.Allows(authenticated.Caller))
        {
            throw ProblemException.Forbidden("Your role does not allow this.");
        }
    }

    private static string Token(HttpRequest request, FunctionAccess access)
    {
        var header = request.Headers.Authorization;
        if (header.Count == 0)
        {
            if (access.TokenInQuery && (Query(request, "token") ?? Query(request, "access_token")) is { } token)
            {
                return token;
            }

            throw new ProblemException(401, "token_missing", "An access token is needed: Authorization: Bearer <token>.");
        }

        return header.Count == 1 && header[0]!.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase)
            ? header[0]![Scheme.Length..].Trim()
            : throw new ProblemException(401, "token_invalid", "The Authorization header must be: Bearer <token>.");
    }

    private static string? Query(HttpRequest request, string name) =>
        request.Query.TryGetValue(name, out var value) && value is [{ Length: > 0 } token] ? token : null;
}
