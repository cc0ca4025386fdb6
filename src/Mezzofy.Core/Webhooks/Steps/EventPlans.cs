using Mezzofy.Core.Webhooks.Teams;

namespace Mezzofy.Core.Webhooks.Steps;

/// <summary>What is done about an event, step after step (workflows.md, Webhooks; seed, Supported Mezzofy events).</summary>
public static class EventPlans
{
    private static readonly Dictionary<string, string[]> Product = new()
    {
        [ProductEvents.CustomerSignedUp] = [LeadStep.StepName, WelcomeMailStep.StepName, NotifySalesStep.StepName],
        [ProductEvents.CustomerChurned] = [AlertManagementStep.StepName, FollowUpStep.StepName, NotifyAccountManagerStep.StepName],
        [ProductEvents.OrderCompleted] = [LedgerStep.StepName, RefreshFiguresStep.StepName, NotifyFinanceStep.StepName],
        [ProductEvents.SupportTicketCreated] = [TicketStep.StepName, SuggestionsStep.StepName, NotifySupportStep.StepName],
        [ProductEvents.FeatureReleased] = [DraftStep.StepName],
    };

    /// <summary>The steps in order; none for a type that nothing is done about.</summary>
    public static IReadOnlyList<string> StepsOf(string source, string type) => source switch
    {
        WebhookSourceNames.Mezzofy => Product.GetValueOrDefault(type) ?? [],
        WebhookSourceNames.Teams => type == TeamsActivity.Message ? [TeamsAnswerStep.StepName] : [],
        _ => [AgentStep.StepName],
    };
}
