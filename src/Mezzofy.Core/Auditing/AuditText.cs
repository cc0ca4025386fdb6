using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Mezzofy.Core.Auditing;

/// <summary>Makes any text fit for the log: bounded, and without what PostgreSQL cannot keep, so that no entry can fail a batch.</summary>
internal static class AuditText
{
    private const int MaxField = 200;
    private const int MaxDetailBytes = 4096;
    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The record an entry becomes, without its place in the chain.</summary>
    public static AuditRecord ToRecord(AuditEntry entry, DateTimeOffset at) => new(
        0,
        AuditChain.Truncate(at),
        Field(entry.UserId),
        Field(entry.Action)!,
        Field(entry.Object),
        Field(entry.Outcome)!,
        Field(entry.Origin.Source)!,
        Field(entry.Origin.Address),
        Field(entry.Origin.TraceId),
        Detail(entry.Detail));

    private static string? Field(string? text)
    {
        if (text is null || (text.Length <= MaxField && IsPlain(text)))
        {
            return text;
        }

        var clean = new StringBuilder(MaxField);
        foreach (var rune in text.EnumerateRunes())
        {
            if (clean.Length + rune.Utf16SequenceLength > MaxField)
            {
                break;
            }

            clean.Append(rune.Value == 0 ? Rune.ReplacementChar : rune);
        }

        return clean.ToString();
    }

    private static bool IsPlain(string text)
    {
        foreach (var character in text)
        {
            if (character == '\0' || char.IsSurrogate(character))
            {
                return false;
            }
        }

        return true;
    }

    private static string? Detail(JsonObject? detail)
    {
        if (detail is null)
        {
            return null;
        }

        var text = detail.ToJsonString(Json);
        var size = Encoding.UTF8.GetByteCount(text);
        return size <= MaxDetailBytes ? text : $$"""{"omitted_bytes":{{size}}}""";
    }
}
