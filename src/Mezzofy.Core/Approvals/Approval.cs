using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Mezzofy.Core.Approvals;

/// <summary>An outward call that waits for a person.</summary>
/// <param name="ApprovalId">The approval, <c>appr_…</c>.</param>
/// <param name="TaskId">The task that waits.</param>
/// <param name="RunId">Its run.</param>
/// <param name="Tool">What would be called.</param>
/// <param name="Arguments">With what, exactly.</param>
/// <param name="ArgumentsHash">The arguments' SHA-256 in hexadecimal; a decision may repeat it to be sure of what it decides.</param>
/// <param name="Reason">Why a person is asked.</param>
/// <param name="Status">One of <see cref="ApprovalStatuses"/>.</param>
/// <param name="Comment">What the person said, or null.</param>
/// <param name="Deadline">Until when it can be decided.</param>
/// <param name="CreatedAt">When it was asked for.</param>
/// <param name="DecidedAt">When it was decided, or null.</param>
public sealed record Approval(
    string ApprovalId, string TaskId, string RunId, string Tool, JsonElement Arguments, string ArgumentsHash, string Reason,
    string Status, string? Comment, DateTimeOffset Deadline, DateTimeOffset CreatedAt, DateTimeOffset? DecidedAt)
{
    /// <summary>The hash that binds an approval to its arguments: of their canonical JSON, members in order of their names, no white space.</summary>
    public static string HashOf(string tool, JsonElement arguments)
    {
        var text = new StringBuilder(tool).Append('\n');
        Write(text, arguments);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }

    private static void Write(StringBuilder text, JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                text.Append('{');
                foreach (var member in value.EnumerateObject().OrderBy(member => member.Name, StringComparer.Ordinal))
                {
                    text.Append(JsonSerializer.Serialize(member.Name)).Append(':');
                    Write(text, member.Value);
                    text.Append(',');
                }

                text.Append('}');
                break;
            case JsonValueKind.Array:
                text.Append('[');
                foreach (var item in value.EnumerateArray())
                {
                    Write(text, item);
                    text.Append(',');
                }

                text.Append(']');
                break;
            case JsonValueKind.String:
                text.Append(JsonSerializer.Serialize(value.GetString()));
                break;
            default:
                text.Append(value.GetRawText());
                break;
        }
    }
}

/// <summary>Where an approval stands.</summary>
public static class ApprovalStatuses
{
    /// <summary>Waits for its person.</summary>
    public const string Pending = "pending";

    /// <summary>The call may be made.</summary>
    public const string Approved = "approved";

    /// <summary>The call is not made.</summary>
    public const string Rejected = "rejected";

    /// <summary>Nobody decided in time; the call is not made.</summary>
    public const string Expired = "expired";

    /// <summary>The task was stopped before anybody decided.</summary>
    public const string Cancelled = "cancelled";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> All { get; } = [Pending, Approved, Rejected, Expired, Cancelled];
}

/// <summary>Settings of approvals, under <c>Agents:Approvals</c>.</summary>
public sealed record ApprovalOptions
{
    /// <summary>The section.</summary>
    public const string Section = "Agents:Approvals";

    /// <summary>How long a person has to decide; default one day.</summary>
    public TimeSpan Deadline { get; init; } = TimeSpan.FromDays(1);
}
