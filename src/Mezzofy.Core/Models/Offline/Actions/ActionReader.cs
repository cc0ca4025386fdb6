using Mezzofy.Core.Language;

namespace Mezzofy.Core.Models.Offline.Actions;

/// <summary>Recognises what is to be done with leads, tickets, revenue and content, as far as its tools are offered.</summary>
internal static class ActionReader
{
    private const int LongestText = 4000;

    private static readonly Func<string, ModelRequestContext, OfflineAction?>[] Readers =
        [MeetingReader.Schedule, LeadReader.FollowUps, LeadReader.Create, LeadReader.Update, TicketReader.Solutions, TicketReader.Create, RevenueReader.Log, DraftReader.Draft, TicketReader.Search, LeadReader.Find];

    private static readonly string[][] Tools =
    [
        [Topics.Event], ["find_leads", "outlook_send_email"], ["create_lead"], ["update_lead"], ["suggest_solutions"], ["create_ticket"], ["log_revenue"], ["draft_content"], ["search_tickets"], ["find_leads"],
    ];

    /// <summary>The action, or null when the message asks for something else or its tools are not offered.</summary>
    public static OfflineAction? Read(string message, ModelRequestContext context, OfferedTools tools)
    {
        var text = Heard(message);
        return Readers.Zip(Tools)
            .Where(one => one.Second.All(tools.Has))
            .Select(one => one.First(text, context))
            .FirstOrDefault(action => action is not null);
    }

    /// <summary>What is listened to of a message: its first 4,000 characters, normalised.</summary>
    public static string Heard(string message) => TextNormalizer.NormalizeKeepingCase(message.Length > LongestText ? message[..LongestText] : message).Trim();
}
