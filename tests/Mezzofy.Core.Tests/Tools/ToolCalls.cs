using System.Text.Json;
using Mezzofy.Core.Identity;
using Mezzofy.Core.Outputs;
using Mezzofy.Core.Tests.CompanyData;
using Mezzofy.Core.Tools;

namespace Mezzofy.Core.Tests.Tools;

/// <summary>Calls a tool as an agent does.</summary>
internal static class ToolCalls
{
    public static Task<ToolResult> CallAsync(
        this Tool tool, object arguments, string role = "finance_manager", string agent = Departments.Finance, string language = "en", DateTimeOffset? now = null, string callId = "call_1") =>
        tool.InvokeAsync(JsonSerializer.SerializeToElement(arguments, ToolJson.Options), Context(role, agent, language, now ?? DemoDatabase.Now, callId: callId), CancellationToken.None);

    public static ToolContext Context(
        string role, string agent, string language, DateTimeOffset now, IReadOnlyDictionary<string, ReportDocument>? reports = null, string callId = "call_1") => new()
    {
        RunId = "run_1",
        CallId = callId,
        Caller = new Caller("user_1", "someone@mezzofy.com", "Someone", Roles.All[role].Department, role, Roles.All[role].Permissions, language),
        Agent = agent,
        Language = language,
        Now = now,
        Reports = reports ?? new Dictionary<string, ReportDocument>(),
        Artifacts = [],
    };

    public static ReportSummary Summary(this ToolResult result) => result.Content.ShouldBeOfType<ReportSummary>();

    public static TableBlock Table(this ToolResult result, int number) =>
        result.Report!.Sections.SelectMany(section => section.Blocks).OfType<TableBlock>().ElementAt(number);

    public static decimal?[] Column(this TableBlock table, int column) => [.. table.Rows.Select(row => row.Cells[column].Number)];
}
