using Mezzofy.Core.Delivery;
using Mezzofy.Core.Delivery.Outlook;
using Mezzofy.Core.Identity;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Mezzofy.Core.Webhooks.Teams;

/// <summary>
/// Whose an Entra account is, as Microsoft Graph says: a member of the company's own tenant with the mail address of a colleague. Asked once
/// for each account, then kept with the colleague. The application needs User.Read.All for it.
/// </summary>
internal sealed class EntraAccounts(NpgsqlDataSource database, GraphConnection connection, IOptions<GraphOptions> options)
{
    private static readonly string[] Fields = ["accountEnabled", "mail", "userPrincipalName", "userType"];

    /// <summary>Binds the colleague that an account is.</summary>
    /// <returns>False for a guest, somebody of another tenant, somebody without an account here, and where Graph is not connected.</returns>
    /// <exception cref="ProblemException">503 <c>directory_unavailable</c>.</exception>
    public async Task<bool> BindAsync(string objectId, CancellationToken cancellationToken)
    {
        if (!options.Value.IsConfigured || !Guid.TryParse(objectId, out var id) || await AddressAsync($"{id}", cancellationToken) is not { } address)
        {
            return false;
        }

        await using var command = database.CreateCommand(
            "update mezzofy.users set aad_object_id = $1 where email = $2 and aad_object_id is null and disabled_at is null");
        command.Parameters.Add(new() { Value = objectId });
        command.Parameters.Add(new() { Value = Users.Normalize(address) });
        return await command.ExecuteNonQueryAsync(cancellationToken) == 1;
    }

    private async Task<string?> AddressAsync(string id, CancellationToken cancellationToken)
    {
        try
        {
            var account = await connection.Graph.Users[id].GetAsync(request => request.QueryParameters.Select = Fields, cancellationToken);
            return account is { AccountEnabled: true, UserType: "Member" } ? account.Mail ?? account.UserPrincipalName : null;
        }
        catch (DeliveryFaultException fault) when (fault.Status == 404)
        {
            return null;
        }
        catch (DeliveryFaultException fault)
        {
            throw new ProblemException(503, "directory_unavailable", "The directory of Teams' accounts cannot be asked now.", retryAfter: TimeSpan.FromSeconds(10), inner: fault);
        }
    }
}
