using Mezzofy.Core.Delivery.Outlook;
using Mezzofy.Core.Delivery.Providers;
using Microsoft.Extensions.Options;
using Microsoft.Graph;

namespace Mezzofy.Core.Delivery.Teams;

/// <summary>Finds the way to where a post is to go.</summary>
internal sealed class TeamsTargets(ProviderClients clients, TeamsChannels channels, IOptions<TeamsOptions> teams, IOptions<GraphOptions> graph)
{
    private readonly Lazy<HttpClient> webhooks = new(() => clients.Create(IsPost));
    private readonly Lazy<HttpClient> bot = new(() => clients.Create(IsPost, BotTokens(clients, teams.Value.Bot)));
    private readonly Lazy<GraphServiceClient> delegated = new(() => GraphConnection.Create(clients, DelegatedTokens(clients, teams.Value.Delegated, graph.Value), graph.Value));

    /// <summary>The way; null where none is connected, so that the post is captured.</summary>
    /// <exception cref="DeliveryFaultException">Permanent: there is no such channel, or it lies at an address that may not be called.</exception>
    public ITeamsTarget? Find(TeamsPost post)
    {
        if (post.Conversation is { } conversation)
        {
            return Bot(conversation.ServiceUrl, conversation.ConversationId, conversation.ReplyToId);
        }

        return channels.Find(post.Channel ?? "") switch
        {
            { WebhookUrl: { Length: > 0 } url } => new WorkflowTarget(webhooks.Value, new Uri(url)),
            { ConversationId: { Length: > 0 } id } channel => Bot(channel.ServiceUrl ?? teams.Value.Bot.ServiceUrls[0], id, null),
            { TeamId: { Length: > 0 } team, ChannelId: { Length: > 0 } id } when teams.Value.Delegated.IsConfigured => new GraphTarget(delegated.Value, team, id),
            _ => null,
        };
    }

    private BotTarget? Bot(string serviceUrl, string conversationId, string? replyToId)
    {
        if (!teams.Value.Bot.IsConfigured)
        {
            return null;
        }

        // An activity names its address; the bot's token must not be sent wherever it says.
        return Uri.TryCreate(serviceUrl, UriKind.Absolute, out var address) && teams.Value.Bot.ServiceUrls.Any(allowed => IsUnder(new Uri(allowed), address))
            ? new(bot.Value, address, conversationId, replyToId)
            : throw DeliveryFaultException.Permanent("The conversation is served at an address outside Delivery:Teams:Bot:ServiceUrls.");
    }

    private static bool IsUnder(Uri allowed, Uri address) =>
        address.GetLeftPart(UriPartial.Authority).Equals(allowed.GetLeftPart(UriPartial.Authority), StringComparison.OrdinalIgnoreCase)
        && $"{address.AbsolutePath.TrimEnd('/')}/".StartsWith($"{allowed.AbsolutePath.TrimEnd('/')}/", StringComparison.Ordinal);

    private static bool IsPost(HttpRequestMessage request) => request.Method == HttpMethod.Post;

    private static OAuthTokens BotTokens(ProviderClients clients, TeamsBotOptions bot) => clients.Tokens(bot.TokenUrl, () => new Dictionary<string, string>
    {
        ["grant_type"] = "client_credentials",
        ["client_id"] = bot.AppId!,
        ["client_secret"] = bot.AppSecret!,
        ["scope"] = "https://api.botframework.com/.default",
    });

    private static OAuthTokens DelegatedTokens(ProviderClients clients, TeamsDelegatedOptions delegated, GraphOptions graph) =>
        clients.Tokens($"{graph.LoginUrl.TrimEnd('/')}/{delegated.TenantId ?? graph.TenantId ?? "organizations"}/oauth2/v2.0/token", () =>
        {
            var form = new Dictionary<string, string>
            {
                ["grant_type"] = "refresh_token",
                ["client_id"] = delegated.ClientId!,
                ["refresh_token"] = delegated.RefreshToken!,
                ["scope"] = "https://graph.microsoft.com/ChannelMessage.Send https://graph.microsoft.com/ChannelMessage.Read.All offline_access",
            };
            if (!string.IsNullOrEmpty(delegated.ClientSecret))
            {
                form["client_secret"] = delegated.ClientSecret;
            }

            return form;
        });
}
