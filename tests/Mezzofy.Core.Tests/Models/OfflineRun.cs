using System.Text.Json;
using Mezzofy.Core.Language;
using Mezzofy.Core.Models;
using Mezzofy.Core.Models.Offline;
using Mezzofy.Core.Tools;
using Microsoft.Extensions.AI;

namespace Mezzofy.Core.Tests.Models;

/// <summary>
/// Talks to the offline model the way the step loop does, with tool results made by hand. Calls are recorded as
/// <c>tool(name=value, …)</c>; a mail's body is kept apart.
/// </summary>
internal sealed class OfflineRun(string agent, IQuestionCatalogue? questions = null)
{
    public const string ReportId = "rpt_0198f3c2a4b07c1e9d2f6a5b4c3d2e1f";
    public const string FileId = "file_0198f3c2a4b07c1e9d2f6a5b4c3d2e1f";
    private const int MostSteps = 8;

    private readonly OfflineChatClient _client = new(new LanguageDetector(), TimeProvider.System, questions);
    private readonly List<ChatMessage> _history = [];
    private readonly HashSet<string> _missing = [];
    private readonly Dictionary<string, object> _results = [];

    private readonly Dictionary<string, int> _counts = [];
    private (string Tool, int Call)? _failing;
    private bool _counting;
    private bool _actions;

    public List<string> Calls { get; } = [];

    /// <summary>How many calls each step made.</summary>
    public List<int> Steps { get; } = [];

    public List<string> MailBodies { get; } = [];

    public List<ChatMessage> Transcript { get; private set; } = [];

    public ChatOptions Options { get; private set; } = new();

    public OfflineRun Without(params string[] tools)
    {
        _missing.UnionWith(tools);
        return this;
    }

    /// <summary>Offers the tools that find and change records too.</summary>
    public OfflineRun WithActions()
    {
        _actions = true;
        return this;
    }

    /// <summary>Every report and file has an id of its own, see <see cref="Id"/>, and says its number.</summary>
    public OfflineRun CountingReports()
    {
        _counting = true;
        return this;
    }

    /// <summary>One call of a tool fails, counted from 1.</summary>
    public OfflineRun FailingOnce(string tool, int call)
    {
        _failing = (tool, call);
        return this;
    }

    public static string Id(string prefix, int number) => $"{prefix}_0198f3c2a4b07c1e9d2f6a5b4c3d{number:x4}";

    public OfflineRun Returning(string tool, object result)
    {
        _results[tool] = result;
        return this;
    }

    public OfflineRun Failing(string tool, string code, string message) => Returning(tool, new { error = new { code, message } });

    public OfflineRun MailStatus(string status) => Returning(
        "outlook_send_email", new { status, delivery_id = "dlv_1", recipients = new[] { new { name = "Grace Tan", address = "ceo@mezzofy.com" } } });

    public async Task<string> SayAsync(string message, string? language = null)
    {
        Calls.Clear();
        Steps.Clear();
        _counts.Clear();
        language ??= new LanguageDetector().Detect(message).Primary ?? "en";
        Options = new ChatOptions { Tools = [.. Tools().Where(tool => !_missing.Contains(tool.Name))] };
        new ModelRequestContext(agent, language, new DateTimeOffset(2026, 11, 24, 9, 0, 0, TimeSpan.FromHours(8)), "Asia/Singapore", "Aisha").AddTo(Options);
        Transcript = [new ChatMessage(ChatRole.System, $"You are the {agent} assistant."), .. _history, new ChatMessage(ChatRole.User, message)];
        var answer = await RunAsync();
        _history.AddRange([new ChatMessage(ChatRole.User, message), new ChatMessage(ChatRole.Assistant, answer)]);
        return answer;
    }

    private async Task<string> RunAsync()
    {
        for (var step = 0; step < MostSteps; step++)
        {
            var response = await _client.GetResponseAsync(Transcript, Options);
            var calls = response.Messages[0].Contents.OfType<FunctionCallContent>().ToList();
            if (calls.Count == 0)
            {
                return response.Text;
            }

            Steps.Add(calls.Count);
            Transcript.Add(response.Messages[0]);
            Transcript.AddRange(calls.Select(call => new ChatMessage(ChatRole.Tool, [new FunctionResultContent(call.CallId, Answer(call))])));
        }

        throw new InvalidOperationException("The model went on calling tools.");
    }

    private JsonElement Answer(FunctionCallContent call)
    {
        var arguments = call.Arguments!.Where(argument => argument.Key is not ("body" or "text" or "time_zone") || call.Name == "search_tickets" || call.Name == "suggest_solutions" || call.Name == "find_leads").Select(argument => $"{argument.Key}={Text(argument.Value)}");
        Calls.Add($"{call.Name}({string.Join(", ", arguments)})");
        if (call.Arguments!.TryGetValue("body", out var body))
        {
            MailBodies.Add((string)body!);
        }

        return JsonSerializer.SerializeToElement(_results.GetValueOrDefault(call.Name) ?? (_counting ? Counted(call) : null) ?? Usual(call), ToolJson.Options);
    }

    private static string Text(object? value) => value is string text ? text : JsonSerializer.Serialize(value, ToolJson.Options);

    private object? Counted(FunctionCallContent call)
    {
        var kind = call.Name is "pdf_generator" or "document_generator" ? "file" : call.Name.StartsWith("outlook", StringComparison.Ordinal) ? null : "rpt";
        if (kind is null)
        {
            return null;
        }

        var number = _counts[kind] = _counts.GetValueOrDefault(kind) + 1;
        return _failing == (call.Name, number) ? new { error = new { code = "renderer_unavailable", message = "No browser." } }
            : kind == "file" ? new { file_id = Id(kind, number), name = $"report_{number}.pdf", kind = "pdf", size = 1000 }
            : new { report_id = Id(kind, number), title = "The Report", period = $"Month {number}", figures = new[] { new { label = "Revenue", value = $"SGD {number}.00" } } };
    }

    private static object Usual(FunctionCallContent call) => call.Name switch
    {
        "pdf_generator" => new { file_id = FileId, name = "report.pdf", kind = "pdf", size = 1000, pages = 4 },
        "document_generator" => new { file_id = FileId, name = $"report.{call.Arguments!["format"]}", kind = "csv", size = 100 },
        "outlook_send_email" => new { status = "sent", delivery_id = "dlv_1", recipients = new[] { new { name = "Grace Tan", address = "ceo@mezzofy.com" } } },
        _ when OfflineActionTools.Result(call.Name) is { } acted => acted,
        _ => new { report_id = ReportId, title = "The Report", period = "Q3 2026", figures = new[] { new { label = "Revenue", value = "SGD 1,234.00", change = "+5.0%" } }, notes = new[] { "It balances." } },
    };

    private IEnumerable<AITool> Tools()
    {
        string[] reports = agent switch
        {
            "finance" => ["financial_statement", "revenue_summary"],
            "sales" => ["pipeline_report"],
            "marketing" => ["campaign_report"],
            "support" => ["ticket_summary"],
            _ => ["kpi_dashboard", "financial_statement", "revenue_summary", "pipeline_report", "campaign_report", "ticket_summary"],
        };
        foreach (var report in reports)
        {
            yield return Tool(report, "period", "compare", "by", "part");
        }

        foreach (var tool in _actions ? OfflineActionTools.All(agent).Concat(OfflineActionTools.Channels()) : [])
        {
            yield return tool;
        }

        yield return Tool("database_query", "sql", "title");
        yield return Tool("pdf_generator", "report_id", "report_ids", "title", "sections");
        yield return Tool("document_generator", "format", "report_id", "title", "sections", "table");
        yield return Tool("outlook_send_email", "to", "cc", "subject", "body", "attachments");
    }

    internal static AITool Tool(string name, params string[] arguments)
    {
        var properties = string.Join(',', arguments.Select(argument => $"\"{argument}\":{{}}"));
        using var schema = JsonDocument.Parse($"{{\"type\":\"object\",\"properties\":{{{properties}}}}}");
        return AIFunctionFactory.CreateDeclaration(name, name, schema.RootElement.Clone());
    }
}
