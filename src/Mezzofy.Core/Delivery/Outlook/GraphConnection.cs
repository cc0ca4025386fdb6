using Azure.Identity;
using Mezzofy.Core.Delivery.Providers;
using Microsoft.Extensions.Options;
using Microsoft.Graph;
using Microsoft.Kiota.Abstractions.Authentication;

namespace Mezzofy.Core.Delivery.Outlook;

/// <summary>The way to Microsoft Graph with the application's own rights.</summary>
/// <remarks>
/// The SDK's own retries are left out: the outbox repeats what may be repeated. Ids are immutable, so that a draft keeps its id when it is
/// sent and moved.
/// </remarks>
internal sealed class GraphConnection(ProviderClients clients, IOptions<GraphOptions> options)
{
    private readonly Lazy<GraphServiceClient> graph = new(() => Create(clients, Tokens(clients, options.Value), options.Value));
    private readonly Lazy<HttpClient> uploads = new(() => clients.Create(_ => false));

    /// <summary>The client.</summary>
    public GraphServiceClient Graph => graph.Value;

    /// <summary>A client that sends no token: for upload addresses, which carry their own.</summary>
    public HttpClient Uploads => uploads.Value;

    /// <summary>A client with the given rights.</summary>
    public static GraphServiceClient Create(ProviderClients clients, ITokens tokens, GraphOptions options)
    {
        var http = clients.Create(IsOnceOnly, tokens);
        http.DefaultRequestHeaders.Add("Prefer", "IdType=\"ImmutableId\"");
        return new(http, new AnonymousAuthenticationProvider(), options.BaseUrl);
    }

    /// <summary>Sending a draft and posting to a channel; a draft or an attachment may be made twice, and an event carries its transaction id.</summary>
    private static bool IsOnceOnly(HttpRequestMessage request) =>
        request.Method == HttpMethod.Post
        && request.RequestUri!.AbsolutePath is var path
        && (path.EndsWith("/send", StringComparison.Ordinal)
            || (path.EndsWith("/messages", StringComparison.Ordinal) && path.Contains("/channels/", StringComparison.Ordinal)));

    private static ITokens Tokens(ProviderClients clients, GraphOptions options)
    {
        if (options.UseManagedIdentity)
        {
            var identity = string.IsNullOrEmpty(options.ClientId) ? ManagedIdentityId.SystemAssigned : ManagedIdentityId.FromUserAssignedClientId(options.ClientId);
            return new IdentityTokens(new ManagedIdentityCredential(identity), options.Scope);
        }

        return clients.Tokens($"{options.LoginUrl.TrimEnd('/')}/{options.TenantId}/oauth2/v2.0/token", () => new Dictionary<string, string>
        {
            ["grant_type"] = "client_credentials",
            ["client_id"] = options.ClientId!,
            ["client_secret"] = options.ClientSecret!,
            ["scope"] = options.Scope,
        });
    }
}
