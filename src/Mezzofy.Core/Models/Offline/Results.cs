using System.Text.Json;
using Mezzofy.Core.Outputs;
using Mezzofy.Core.Tools;

namespace Mezzofy.Core.Models.Offline;

/// <summary>A report as its tool told of it.</summary>
/// <param name="ReportId">For the tools that render it; null if the id is not one of ours.</param>
/// <param name="Title">Its title.</param>
/// <param name="Period">Its period, or null.</param>
/// <param name="Figures">Its figures.</param>
/// <param name="Notes">What else matters.</param>
internal sealed record ReportResult(string? ReportId, string Title, string? Period, IReadOnlyList<KeyFigure> Figures, IReadOnlyList<string> Notes);

/// <summary>Reads tool results strictly by their shape; text in them is shown, never acted on.</summary>
internal static class Results
{
    /// <summary>The code and message of a failure, or null if it is none. No result at all is a failure.</summary>
    public static (string Code, string Message)? Failure(JsonElement? result)
    {
        if (result is not { ValueKind: JsonValueKind.Object } found)
        {
            return ("tool_failed", string.Empty);
        }

        return found.TryGetProperty("error", out var error) && error.ValueKind == JsonValueKind.Object
            ? (Text(error, "code") ?? "tool_failed", Text(error, "message") ?? string.Empty)
            : null;
    }

    /// <summary>A report tool's result, or null if it has another shape.</summary>
    public static ReportResult? Report(JsonElement result)
    {
        try
        {
            var read = result.Deserialize<ReportSummary>(ToolJson.Options);
            var id = Ids.IsValid(Ids.Report, read?.ReportId) ? read.ReportId : null;
            return read?.Title is null ? null : new ReportResult(id, read.Title, read.Period, read.Figures ?? [], read.Notes ?? []);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>A file tool's file, or null if it names none of ours.</summary>
    public static (string FileId, string Name)? File(JsonElement result) =>
        Text(result, "file_id") is { } id && Ids.IsValid(Ids.File, id) ? (id, Text(result, "name") ?? id) : null;

    /// <summary>The recipients of a mail as "Name (address)", comma-separated.</summary>
    public static string Recipients(JsonElement result)
    {
        if (!result.TryGetProperty("recipients", out var recipients) || recipients.ValueKind != JsonValueKind.Array)
        {
            return string.Empty;
        }

        return string.Join(", ", recipients.EnumerateArray().Where(person => person.ValueKind == JsonValueKind.Object).Select(Person));
    }

    /// <summary>A text member, or null.</summary>
    public static string? Text(JsonElement result, string member) =>
        result.ValueKind == JsonValueKind.Object && result.TryGetProperty(member, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static string Person(JsonElement person) =>
        Text(person, "name") is { Length: > 0 } name ? $"{name} ({Text(person, "address")})" : Text(person, "address") ?? string.Empty;
}
