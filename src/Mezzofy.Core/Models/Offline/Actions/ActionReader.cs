using Mezzofy.Core.Language;

namespace Mezzofy.Core.Models.Offline.Actions;

/// <summary>Recognises what is to be done with leads, tickets, revenue and content, as far as its tools are offered.</summary>
internal static class ActionReader
{
    private static readonly Func<string, ModelRequestContext, OfflineAction?>[] Readers =
        [MeetingReader.Schedule, LeadReader.FollowUps, LeadReader.Create, LeadReader.Update, TicketReader.Solutions, TicketReader.Create, RevenueReader.Log, DraftReader.Draft, TicketReader.Search, LeadReader.Find];

    private static readonly string[][] Tools =
    [
        [Topics.Event], ["find_leads", "outlook_send_email"], ["create_lead"], ["update_lead"], ["suggest_solutions"], ["create_ticket"], ["log_revenue"], ["draft_content"], ["search_tickets"], ["find_leads"],
    ];

    /// <summary>The action, or null when the message asks for something else or its tools are not offered.</summary>
    public static OfflineAction? Read(string message, ModelRequestContext context, OfferedTools tools)
    {
        var text = TextNormalizer.NormalizeKeepingCase(message.Length > 4000 ? message[..4000] : message).Trim();
        return Readers.Zip(Tools)
            .Where(one => one.Second.All(tools.Has))
            .Select(one => one.First(text, context))
            .FirstOrDefault(action => action is not null);
    }
}
