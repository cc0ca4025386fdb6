using Mezzofy.Core.Identity.Logins;
using Mezzofy.Core.Realtime;
using Mezzofy.Functions.Auditing;
using Mezzofy.Functions.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace Mezzofy.Functions.Auth;

/// <summary>Logging in, refreshing and logging out (seed, Authentication).</summary>
public sealed class AuthFunctions(SignIn signIn, LiveLogins live)
{
    private const int MaxBytes = 16 * 1024;
    private const int MaxEmail = 254;
    private const int MaxPassword = 200;
    private const int MaxToken = 200;

    /// <summary><c>POST /auth/login</c>: e-mail and password for a pair of tokens.</summary>
    [Function("AuthLogin")]
    [Public]
    public async Task<IActionResult> Login(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "auth/login")] HttpRequest request, FunctionContext context, CancellationToken cancellationToken)
    {
        var body = await JsonBody.ReadAsync<LoginRequest>(request, MaxBytes, cancellationToken);
        var email = Fields.Required(body.Email, "email", MaxEmail);
        var password = Fields.Required(body.Password, "password", MaxPassword);
        return JsonAnswer.Ok(TokenResponse.From(await signIn.LoginAsync(email, password, context.Origin(), cancellationToken)));
    }

    /// <summary><c>POST /auth/refresh</c>: a refresh token, good for one use, for a fresh pair.</summary>
    [Function("AuthRefresh")]
    [Audited("auth.refresh")]
    [Public]
    public async Task<IActionResult> Refresh(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "auth/refresh")] HttpRequest request, FunctionContext context, CancellationToken cancellationToken)
    {
        var body = await JsonBody.ReadAsync<RefreshRequest>(request, MaxBytes, cancellationToken);
        var token = Fields.Required(body.RefreshToken, "refresh_token", MaxToken);
        return JsonAnswer.Ok(TokenResponse.From(await signIn.RefreshAsync(token, context.Origin(), cancellationToken)));
    }

    /// <summary><c>POST /auth/logout</c>: ends the login that the access token belongs to.</summary>
    [Function("AuthLogout")]
    [Requires]
    public async Task<IActionResult> Logout(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "auth/logout")] HttpRequest request, FunctionContext context, CancellationToken cancellationToken)
    {
        await signIn.LogoutAsync(context.Authenticated(), context.Origin(), cancellationToken);
        await live.EndAsync(context.Authenticated().LoginId, cancellationToken);
        return new NoContentResult();
    }
}
