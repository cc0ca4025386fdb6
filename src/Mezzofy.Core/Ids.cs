using System.Diagnostics.CodeAnalysis;

namespace Mezzofy.Core;

/// <summary>
/// Identifiers of the product: a prefix that names the kind and a sortable unique part,
/// for example <c>sess_0198f3c2a4b07c1e9d2f6a5b4c3d2e1f</c> (a UUID version 7 in 32 lower-case hex digits, RFC 9562).
/// </summary>
public static class Ids
{
    /// <summary>A user.</summary>
    public const string User = "user";

    /// <summary>A login: a family of refresh tokens; the <c>sid</c> of access tokens.</summary>
    public const string Login = "login";

    /// <summary>A chat session.</summary>
    public const string Session = "sess";

    /// <summary>A message in a session.</summary>
    public const string Message = "msg";

    /// <summary>A file, generated or uploaded.</summary>
    public const string File = "file";

    /// <summary>A background task.</summary>
    public const string Task = "task";

    /// <summary>A scheduled job.</summary>
    public const string Job = "job";

    /// <summary>One run of an agent.</summary>
    public const string Run = "run";

    /// <summary>An inbound event.</summary>
    public const string Event = "evt";

    /// <summary>An approval.</summary>
    public const string Approval = "appr";

    /// <summary>An outward effect in the outbox.</summary>
    public const string Delivery = "dlv";

    /// <summary>A phone registered for push notifications.</summary>
    public const string Device = "dev";

    /// <summary>A source of webhooks.</summary>
    public const string WebhookSource = "whs";

    /// <summary>A report held by a run, to be rendered to a file.</summary>
    public const string Report = "rpt";

    /// <summary>Makes a new identifier; later ones sort after earlier ones.</summary>
    public static string New(string prefix, DateTimeOffset? at = null) =>
        $"{prefix}_{Guid.CreateVersion7(at ?? DateTimeOffset.UtcNow):N}";

    /// <summary>Whether the text is a well-formed identifier of that kind.</summary>
    public static bool IsValid(string prefix, [NotNullWhen(true)] string? id)
    {
        if (id is null || id.Length != prefix.Length + 33 || id[prefix.Length] != '_' || !id.StartsWith(prefix, StringComparison.Ordinal))
        {
            return false;
        }

        return !id.AsSpan(prefix.Length + 1).ContainsAnyExcept("0123456789abcdef");
    }
}
