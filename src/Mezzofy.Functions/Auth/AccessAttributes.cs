namespace Mezzofy.Functions.Auth;

/// <summary>Anybody may call the function; it checks for itself whatever it needs.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class PublicAttribute : Attribute;

/// <summary>Callers need an access token and at least one of these permissions.</summary>
/// <param name="permissions">From <see cref="Core.Identity.Permissions"/>; none means that any caller with a token may.</param>
[AttributeUsage(AttributeTargets.Method)]
public sealed class RequiresAttribute(params string[] permissions) : Attribute
{
    /// <summary>From <see cref="Core.Identity.Permissions"/>.</summary>
    public IReadOnlyList<string> Permissions { get; } = permissions;
}

/// <summary>
/// The access token may also be in the query, as <c>token</c> (seed) or <c>access_token</c> (SignalR): only for what a browser opens
/// without being able to set headers. Addresses are not logged.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class TokenInQueryAttribute : Attribute;

/// <summary>A public function that load balancers poll: not limited, not traced.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ProbeAttribute : Attribute;
