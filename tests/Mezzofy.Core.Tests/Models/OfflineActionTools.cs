using Microsoft.Extensions.AI;

namespace Mezzofy.Core.Tests.Models;

/// <summary>The tools that find and change records, as the offline model is offered them, and what they usually return.</summary>
internal static class OfflineActionTools
{
    public static IEnumerable<AITool> All(string agent) => agent switch
    {
        "sales" =>
        [
            OfflineRun.Tool("find_leads", "status", "industry", "country", "owner", "follow_up", "text", "limit"),
            OfflineRun.Tool("create_lead", "company", "contact_name", "contact_email", "industry", "country", "city", "language", "value_sgd", "note"),
            OfflineRun.Tool("update_lead", "lead", "status", "follow_up_date", "value_sgd", "lost_reason", "activity", "note"),
        ],
        "support" =>
        [
            OfflineRun.Tool("create_ticket", "subject", "description", "customer", "priority"), OfflineRun.Tool("search_tickets", "text", "status", "priority"),
            OfflineRun.Tool("suggest_solutions", "ticket", "text"),
        ],
        "finance" => [OfflineRun.Tool("log_revenue", "reference", "amount", "currency", "stream", "customer", "paid", "date")],
        "marketing" => [OfflineRun.Tool("draft_content", "kind", "topic", "details", "language")],
        _ => [],
    };

    public static IEnumerable<AITool> Channels() =>
    [
        OfflineRun.Tool("outlook_create_event", "subject", "start", "duration_minutes", "attendees", "time_zone"),
        OfflineRun.Tool("teams_post_message", "channel", "title", "text", "attachments"), OfflineRun.Tool("push_notify", "to", "title", "body"),
        OfflineRun.Tool("schedule_job", "name", "message", "cron", "every_minutes", "once", "time_zone", "email"),
    ];

    public static object? Result(string tool) => tool switch
    {
        "find_leads" => new
        {
            report_id = OfflineRun.ReportId, title = "Leads", total = 3,
            leads = new object[]
            {
                Lead("L-900001", "Kopi House", "Mei Tan", "mei@kopi.example", "zh", "new"), Lead("L-900002", "Selera Utara", "Siti", "siti@selera.example", "ms", "proposal"),
                Lead("L-900003", "No Mail Ltd", "Nobody", null, "en", "new"),
            },
        },
        "create_lead" => new { status = "created", lead = Lead("L-900001", "Kopi House", "Mei Tan", "mei@kopi.example", "en", "new") },
        "update_lead" => new { status = "updated", lead = Lead("L-900001", "Kopi House", "Mei Tan", "mei@kopi.example", "en", "proposal") },
        "create_ticket" => new { status = "created", ticket_no = "T-900001", category = "redemption", issue = "QR code not scanning", priority = "normal" },
        "search_tickets" => new { title = "Support tickets", total = 1, tickets = new[] { new { ticket_no = "T-1", customer = "Kopi", subject = "Login", priority = "normal", status = "open", opened_on = "2026-11-20" } } },
        "suggest_solutions" => new
        {
            about = "OTP", solutions = new[] { new { issue = "OTP not received", resolution = "Switched the route.", solved_tickets = 12, examples = new[] { "T-1", "T-2" } } },
        },
        "log_revenue" => new { status = "booked", reference = "INV-42", entry_id = 900001, amount_sgd = 1200.00m },
        "outlook_create_event" => new { status = "captured", start = "2026-11-25T15:00", attendees = new[] { new { name = "Mei Ling", address = "mei@mezzofy.com" } } },
        "teams_post_message" => new { status = "captured", channel = "sales" },
        "push_notify" => new { status = "sent" },
        "schedule_job" => new
        {
            status = "scheduled", job_id = "job_1", name = "Pipeline", time_zone = "Asia/Singapore", next_runs = new[] { "2026-11-30T09:00:00+08:00", "2026-12-07T09:00:00+08:00" }, recipients = new[] { "jason@mezzofy.com" },
        },
        "draft_content" => new { status = "draft", draft_no = "D-1001", markdown = "# Title", files = new[] { new { name = "draft.docx" } } },
        _ => null,
    };

    private static object Lead(string number, string company, string contact, string? email, string language, string status) => new
    {
        lead_no = number, company, contact_name = contact, contact_email = email, language, status, value_sgd = 8000, owner = "Jason Lim", follow_up_date = "2026-11-24",
    };
}
