namespace Mezzofy.Core.Delivery.Providers;

/// <summary>Stands around every call to a provider: an answer without success, or none, becomes a <see cref="DeliveryFaultException"/>.</summary>
/// <param name="isOnceOnly">Which requests must not be sent twice.</param>
/// <param name="clock">For <c>Retry-After</c> as a date.</param>
internal sealed class FaultHandler(Func<HttpRequestMessage, bool> isOnceOnly, TimeProvider clock) : DelegatingHandler
{
    /// <inheritdoc/>
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var isRepeatable = !isOnceOnly(request);
        if (!isRepeatable)
        {
            // The runtime sends a request again by itself when the connection breaks before any of a body has left: so there is a body, if an empty one.
            request.Content ??= new ByteArrayContent([]);
        }

        HttpResponseMessage answer;
        try
        {
            answer = await base.SendAsync(request, cancellationToken);
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException or OperationCanceledException)
        {
            throw ProviderFaults.Of(exception, isRepeatable);
        }

        if (answer.IsSuccessStatusCode)
        {
            return answer;
        }

        using (answer)
        {
            throw await ProviderFaults.OfAsync(answer, isRepeatable, clock.GetUtcNow(), cancellationToken);
        }
    }
}
