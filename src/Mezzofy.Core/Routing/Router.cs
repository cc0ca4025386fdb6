using Mezzofy.Core.Identity;
using Mezzofy.Core.Language;
using Microsoft.Extensions.Options;

namespace Mezzofy.Core.Routing;

/// <summary>
/// Names the agent for a request: by source first (webhook: event map; schedule: the job's agent; a name that is called), then an
/// answer to a question, then by classification with a prior, then as a follow-up in the session; otherwise it asks back.
/// </summary>
/// <param name="classifier">Offline, or a language model with the offline one behind it.</param>
/// <param name="languages">Tells the language to answer in.</param>
/// <param name="options">Thresholds.</param>
public sealed class Router(IIntentClassifier classifier, LanguageDetector languages, IOptions<RoutingOptions> options) : IRouter
{
    private readonly RoutingOptions _options = options.Value;

    /// <inheritdoc/>
    public async Task<RoutingDecision> RouteAsync(RoutingRequest request, CancellationToken cancellationToken)
    {
        var pending = PendingClarification.Read(request.PendingClarification);
        var language = LanguageWish.Of(request.Message) ?? languages.Detect(request.Message).Primary ?? pending?.Language ?? request.PreferredLanguage;
        if (BySource(request, language) is { } decided)
        {
            return decided;
        }

        var message = request.Source == RoutingSources.Teams ? AgentMention.WithoutAssistant(request.Message) : request.Message;
        if (AgentMention.Find(message) is { } called)
        {
            return Certain(called, language, message, RoutingMethods.Mention);
        }

        return pending is null
            ? await ClassifyAsync(request, message, language, cancellationToken)
            : await AnswerAsync(request, pending, message, language, cancellationToken);
    }

    private static RoutingDecision? BySource(RoutingRequest request, string language) => request switch
    {
        { ConfiguredAgent: { } agent } => Certain(agent, language, request.Message, RoutingMethods.Configured),
        { Source: RoutingSources.Webhook, EventType: { } type } => Certain(EventMap.Find(type), language, request.Message, RoutingMethods.Event),
        _ => null,
    };

    private static RoutingDecision Certain(string? agent, string language, string message, string method) =>
        new(agent, language, message, new RoutingExplanation(method, 1, RoutingReasons.Certain(method, agent, language)));

    private async Task<RoutingDecision> AnswerAsync(
        RoutingRequest request, PendingClarification pending, string answer, string language, CancellationToken cancellationToken)
    {
        // "2" or "finance" says which, not in what language: the request's own language stays.
        if (ClarificationReader.Choose(answer, pending.Agents) is { } chosen)
        {
            return Certain(chosen, pending.Language, pending.Message, RoutingMethods.Clarification);
        }

        var decision = await ClassifyAsync(request, answer, language, cancellationToken);
        return decision.Agent is not null
            ? decision
            : await ClassifyAsync(request, $"{pending.Message}\n{answer}", pending.Language, cancellationToken);
    }

    private async Task<RoutingDecision> ClassifyAsync(RoutingRequest request, string message, string language, CancellationToken cancellationToken)
    {
        var prior = request.SessionAgent ?? ChannelDepartment(request.Channel) ?? request.Department;
        var found = await classifier.ClassifyAsync(message, prior, cancellationToken);
        return found.Best.Probability >= _options.Threshold
            ? Decide(found.Best.Agent, found.Method, found.Best.Probability, found, prior, message, language)
            : Unsure(request, found, prior, message, language);
    }

    private RoutingDecision Unsure(RoutingRequest request, Classification found, string prior, string message, string language)
    {
        if (request.SessionAgent is { } last)
        {
            return Decide(last, RoutingMethods.FollowUp, 1 - found.Best.Probability, found, prior, message, language);
        }

        if (found.SmallTalk >= _options.Threshold)
        {
            return Decide(prior, found.Method, found.SmallTalk, found, prior, message, language);
        }

        // Nobody is there to answer a question about an event or a job: its department takes it.
        if (request.Source is RoutingSources.Scheduler or RoutingSources.Webhook)
        {
            return Decide(prior, found.Method, found.Best.Probability, found, prior, message, language);
        }

        return Ask(request, found, Decide(null, found.Method, found.Best.Probability, found, prior, message, language));
    }

    private static RoutingDecision Decide(
        string? agent, string method, double confidence, Classification found, string prior, string message, string language)
    {
        var runnerUp = found.Scores.First(score => score.Agent != agent);
        var explanation = new RoutingExplanation(method, Math.Round(confidence, 3), [])
        {
            Terms = found.Terms,
            Prior = prior,
            RunnerUp = runnerUp with { Probability = Math.Round(runnerUp.Probability, 3) },
            SmallTalk = found.SmallTalk > found.Unclear && found.SmallTalk > found.Best.Probability,
            Tools = found.Tools,
        };
        return new RoutingDecision(agent, language, message, explanation with { Reasons = RoutingReasons.Classified(explanation, agent, language) });
    }

    private RoutingDecision Ask(RoutingRequest request, Classification found, RoutingDecision decision)
    {
        var likely = found.Scores.Where(score => score.Probability >= _options.OptionThreshold).ToList();
        // The sender's own department stands first: it is the likeliest when the text says nothing.
        var agents = (likely.Count >= 2 ? likely : found.Scores).OrderByDescending(score => score.Agent == request.Department).Select(score => score.Agent).ToList();
        return decision with
        {
            Question = AgentNames.Question(decision.Language),
            Options = [.. agents.Select(agent => AgentNames.Option(agent, decision.Language))],
            PendingClarification = new PendingClarification(decision.Message, decision.Language, agents).ToJson(),
        };
    }

    private static string? ChannelDepartment(string? channel) =>
        channel is null ? null : Departments.All.FirstOrDefault(agent => AgentNames.Synonyms(agent).Contains(channel.TrimStart('#').ToLowerInvariant()));
}
