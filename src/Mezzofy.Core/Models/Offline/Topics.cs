using System.Collections.Frozen;
using Mezzofy.Core.Identity;

namespace Mezzofy.Core.Models.Offline;

/// <summary>Which tool serves which topic, and what an agent's report is when nothing more is said.</summary>
internal static class Topics
{
    public const string Query = "database_query";
    public const string Pdf = "pdf_generator";
    public const string Document = "document_generator";
    public const string Mail = "outlook_send_email";
    public const string Event = "outlook_create_event";
    public const string Teams = "teams_post_message";
    public const string Push = "push_notify";

    private static readonly FrozenDictionary<string, Topic> ByName = new Dictionary<string, Topic>
    {
        ["statement"] = Topic.Statement,
        ["revenue"] = Topic.Revenue,
        ["pipeline"] = Topic.Pipeline,
        ["campaigns"] = Topic.Campaigns,
        ["tickets"] = Topic.Tickets,
        ["kpis"] = Topic.Kpis,
    }.ToFrozenDictionary();

    /// <summary>The topic of a signal.</summary>
    public static Topic Of(string signal) => ByName[signal];

    /// <summary>The tool that makes the report of a topic.</summary>
    public static string ToolOf(Topic topic) => topic switch
    {
        Topic.Statement => "financial_statement",
        Topic.Revenue => "revenue_summary",
        Topic.Pipeline => "pipeline_report",
        Topic.Campaigns => "campaign_report",
        Topic.Tickets => "ticket_summary",
        Topic.Kpis => "kpi_dashboard",
        _ => Query,
    };

    /// <summary>How a question about the topic calls it.</summary>
    public static string Subject(Topic topic) => topic switch
    {
        Topic.Statement => "net profit",
        Topic.Revenue => "revenue",
        Topic.Pipeline => "leads",
        Topic.Campaigns => "campaign spend",
        Topic.Tickets => "tickets",
        _ => string.Empty,
    };

    /// <summary>The report an agent gives when it is asked for "the report".</summary>
    public static Topic MainOf(string agent) => agent switch
    {
        Departments.Finance => Topic.Statement,
        Departments.Sales => Topic.Pipeline,
        Departments.Marketing => Topic.Campaigns,
        Departments.Support => Topic.Tickets,
        _ => Topic.Kpis,
    };

    /// <summary>The tool that makes a file of a format, or null if none does.</summary>
    public static string? ToolOf(string format) => format switch
    {
        "pdf" => Pdf,
        "csv" or "markdown" or "docx" => Document,
        _ => null,
    };
}
