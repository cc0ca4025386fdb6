namespace Mezzofy.Core.Identity;

/// <summary>The catalogue of permissions. Roles are granted them in <see cref="Roles"/>; functions and tools ask for one each.</summary>
public static class Permissions
{
    /// <summary>Talk to the assistant; own sessions and messages.</summary>
    public const string Chat = "chat";

    /// <summary>Upload files; list and download one's own.</summary>
    public const string Files = "files";

    /// <summary>Have documents generated (PDF, PPTX, DOCX, CSV, Markdown).</summary>
    public const string Documents = "documents";

    /// <summary>Read the finance views: ledger, statements, revenue.</summary>
    public const string FinanceRead = "finance_read";

    /// <summary>Write to the ledger.</summary>
    public const string FinanceWrite = "finance_write";

    /// <summary>Read leads, customers, orders and the pipeline.</summary>
    public const string SalesRead = "sales_read";

    /// <summary>Create and change leads.</summary>
    public const string CrmWrite = "crm_write";

    /// <summary>Read campaigns and their results.</summary>
    public const string MarketingRead = "marketing_read";

    /// <summary>Draft marketing content.</summary>
    public const string ContentWrite = "content_write";

    /// <summary>Read tickets.</summary>
    public const string SupportRead = "support_read";

    /// <summary>Create and change tickets.</summary>
    public const string TicketsWrite = "tickets_write";

    /// <summary>Read key figures across departments.</summary>
    public const string ManagementRead = "management_read";

    /// <summary>Send mail through Outlook.</summary>
    public const string EmailSend = "email_send";

    /// <summary>Create calendar events.</summary>
    public const string CalendarWrite = "calendar_write";

    /// <summary>Post to Teams channels.</summary>
    public const string TeamsPost = "teams_post";

    /// <summary>Send push notifications.</summary>
    public const string PushSend = "push_send";

    /// <summary>See scheduled jobs of one's department.</summary>
    public const string SchedulesRead = "schedules_read";

    /// <summary>Create and change scheduled jobs in one's department.</summary>
    public const string SchedulesWrite = "schedules_write";

    /// <summary>List, create and change users.</summary>
    public const string UsersManage = "users_manage";

    /// <summary>Read the audit log.</summary>
    public const string AuditRead = "audit_read";

    /// <summary>See the deep health of the system.</summary>
    public const string HealthRead = "health_read";

    /// <summary>Manage webhook sources and see their events.</summary>
    public const string WebhooksManage = "webhooks_manage";

    /// <summary>See and retry outward deliveries.</summary>
    public const string DeliveriesManage = "deliveries_manage";

    /// <summary>All permissions.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        Chat, Files, Documents, FinanceRead, FinanceWrite, SalesRead, CrmWrite, MarketingRead, ContentWrite, SupportRead, TicketsWrite,
        ManagementRead, EmailSend, CalendarWrite, TeamsPost, PushSend, SchedulesRead, SchedulesWrite, UsersManage, AuditRead, HealthRead,
        WebhooksManage, DeliveriesManage,
    ];
}
