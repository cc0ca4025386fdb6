using Microsoft.Graph.Models;

namespace Mezzofy.Core.Delivery.Outlook;

/// <summary>The sender's mailbox: drafts that carry the delivery's id, so that what became of one can be found.</summary>
/// <remarks>
/// A mail is made as a draft and then sent, also a small one: a draft can be sent once, and whether a message is still a draft tells, after
/// a crash at any point, whether it left (the property is kept when it moves to Sent Items).
/// </remarks>
internal sealed class MailDrafts(GraphConnection connection)
{
    private const string Property = "String {6f0a1a5e-3f0e-4b6f-9d0a-7f3c1f6f2b11} Name MezzofyDelivery";

    /// <summary>Marks what a delivery makes, in the mailbox or the calendar.</summary>
    public static List<SingleValueLegacyExtendedProperty> Mark(string deliveryId) => [new() { Id = Property, Value = deliveryId }];

    /// <summary>The filter that finds it.</summary>
    public static string FilterFor(string deliveryId) =>
        $"singleValueExtendedProperties/any(ep: ep/id eq '{Property}' and ep/value eq '{deliveryId}')";

    /// <summary>Makes the draft.</summary>
    /// <returns>Its id.</returns>
    public async Task<string> CreateAsync(string sender, Message message, CancellationToken cancellationToken)
    {
        var draft = await connection.Graph.Users[sender].Messages.PostAsync(message, cancellationToken: cancellationToken);
        return draft?.Id ?? throw new DeliveryFaultException(FaultCategory.Transient, "Graph made a draft without an id.");
    }

    /// <summary>Sends the draft, once.</summary>
    public Task SendAsync(string sender, string id, CancellationToken cancellationToken) =>
        connection.Graph.Users[sender].Messages[id].Send.PostAsync(cancellationToken: cancellationToken);

    /// <summary>Removes a draft that will not be sent; one that is gone is fine.</summary>
    public async Task DeleteAsync(string sender, string id, CancellationToken cancellationToken)
    {
        try
        {
            await connection.Graph.Users[sender].Messages[id].DeleteAsync(cancellationToken: cancellationToken);
        }
        catch (DeliveryFaultException fault) when (fault.Status == 404)
        {
        }
    }

    /// <summary>The message that an earlier attempt made.</summary>
    /// <returns>It, with its id and whether it is a draft; null when there is none.</returns>
    public async Task<Message?> FindAsync(string sender, StoredDelivery delivery, CancellationToken cancellationToken) =>
        delivery.ProviderId is { } id && await GetAsync(sender, id, cancellationToken) is { } known
            ? known
            : await SearchAsync(sender, delivery.Id, cancellationToken);

    private async Task<Message?> GetAsync(string sender, string id, CancellationToken cancellationToken)
    {
        try
        {
            return await connection.Graph.Users[sender].Messages[id].GetAsync(request => request.QueryParameters.Select = ["id", "isDraft"], cancellationToken);
        }
        catch (DeliveryFaultException fault) when (fault.Status == 404)
        {
            return null;
        }
    }

    // What was sent before a draft: an attempt may have left a draft behind that a later one did not find.
    private async Task<Message?> SearchAsync(string sender, string deliveryId, CancellationToken cancellationToken)
    {
        var found = await connection.Graph.Users[sender].Messages.GetAsync(
            request =>
            {
                request.QueryParameters.Filter = FilterFor(deliveryId);
                request.QueryParameters.Select = ["id", "isDraft"];
                request.QueryParameters.Top = 5;
            },
            cancellationToken);
        return found?.Value?.OrderBy(message => message.IsDraft == true).FirstOrDefault();
    }
}
