using System.Net;
using System.Net.Http.Headers;

namespace Mezzofy.Core.Delivery.Providers;

/// <summary>Puts the token on every request. A 401 to a token that was kept is tried once more with a new one: a refusal does nothing.</summary>
internal sealed class BearerHandler(ITokens tokens) : DelegatingHandler
{
    /// <inheritdoc/>
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var token = await tokens.GetAsync(cancellationToken);
        if (request.Content is not null)
        {
            await request.Content.LoadIntoBufferAsync(cancellationToken);
        }

        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token.Value);
        var answer = await base.SendAsync(request, cancellationToken);
        if (answer.StatusCode != HttpStatusCode.Unauthorized || !token.WasKept)
        {
            return answer;
        }

        answer.Dispose();
        tokens.Drop(token.Value);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", (await tokens.GetAsync(cancellationToken)).Value);
        return await base.SendAsync(request, cancellationToken);
    }
}
