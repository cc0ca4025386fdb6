using System.Text.Json;
using Mezzofy.Core.CompanyData.Reporting;
using Mezzofy.Core.Data;
using Mezzofy.Core.Identity;
using Mezzofy.Core.Language;
using Mezzofy.Core.Models;
using Mezzofy.Core.Models.Offline;
using Mezzofy.Core.Models.Offline.Questions;
using Mezzofy.Core.Tests.CompanyData;
using Mezzofy.Core.Tools;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging.Abstractions;

namespace Mezzofy.Core.Tests.Models;

/// <summary>Asks the offline model about the demo company, whose views it really reads; reports are only named.</summary>
public sealed class DemoAnswers(DemoDatabase demo, string? email = null) : IAsyncLifetime
{
    private const string Secret = "answers";
    private ReaderRoles roles = null!;
    private QuestionCatalogue catalogue = null!;

    public async Task InitializeAsync()
    {
        roles = new(demo.DataSource, new DatabaseOptions { ConnectionString = demo.Database.ConnectionString }, new ReportingOptions { Secret = Secret });
        await roles.EnsureAsync(default);
        catalogue = new(new ReportingNames(roles, TimeProvider.System, NullLogger<ReportingNames>.Instance));
    }

    public async Task DisposeAsync()
    {
        await roles.DisposeAsync();
        foreach (var department in Departments.All)
        {
            var role = ReaderRole.Of(department, demo.Database.Name, Secret).Name;
            await demo.DataSource.ExecuteAsync($"drop owned by {role}; drop role {role}");
        }
    }

    /// <summary>The answer to the last of the messages, which follow each other in one conversation.</summary>
    public async Task<string> AskAsync(string agent, string asker, params string[] messages)
    {
        var history = new List<ChatMessage>();
        foreach (var message in messages)
        {
            history.Add(new(ChatRole.User, message));
            history.Add(new(ChatRole.Assistant, await AnswerAsync(agent, asker, message, history)));
        }

        return history[^1].Text;
    }

    private async Task<string> AnswerAsync(string agent, string asker, string message, IEnumerable<ChatMessage> history)
    {
        var client = new OfflineChatClient(new LanguageDetector(), TimeProvider.System, catalogue);
        var options = new ChatOptions { Tools = [.. Tools()] };
        new ModelRequestContext(agent, new LanguageDetector().Detect(message).Primary ?? "en", DemoDatabase.Now, "Asia/Singapore", asker, email).AddTo(options);
        var turn = history.ToList();
        for (var response = await client.GetResponseAsync(turn, options); ; response = await client.GetResponseAsync(turn, options))
        {
            var calls = response.Messages[0].Contents.OfType<FunctionCallContent>().ToList();
            if (calls.Count == 0)
            {
                return response.Text;
            }

            turn.Add(response.Messages[0]);
            foreach (var call in calls)
            {
                turn.Add(new ChatMessage(ChatRole.Tool, [new FunctionResultContent(call.CallId, JsonSerializer.SerializeToElement(await CallAsync(agent, call), ToolJson.Options))]));
            }
        }
    }

    private async Task<object> CallAsync(string agent, FunctionCallContent call)
    {
        if (call.Name != "database_query")
        {
            return new { report_id = OfflineRun.ReportId, title = $"REPORT {call.Name}", figures = Array.Empty<object>() };
        }

        var rows = await new ReportingQuery(roles, new ReportingOptions()).RunAsync(agent, (string)call.Arguments!["sql"]!, default);
        return new { rows.Columns, rows.Rows, rows.RowCount, rows.Truncated };
    }

    private static IEnumerable<AITool> Tools() =>
        new[] { "kpi_dashboard", "financial_statement", "revenue_summary", "pipeline_report", "campaign_report", "ticket_summary" }
            .Select(report => OfflineRun.Tool(report, "period", "compare", "by", "part"))
            .Append(OfflineRun.Tool("database_query", "sql", "title"));
}
