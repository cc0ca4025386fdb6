using Mezzofy.Core.CompanyData.Writes;
using Mezzofy.Core.Identity;
using Mezzofy.Core.Identity.Directory;
using Mezzofy.Core.Webhooks.Inbox;
using Npgsql;

namespace Mezzofy.Core.Webhooks.Steps;

/// <summary>Whose a customer is.</summary>
/// <param name="Name">Their name.</param>
/// <param name="Email">Their address.</param>
/// <param name="UserId">Their account, <c>user_…</c>, or null when they have none.</param>
internal sealed record AccountManager(string Name, string Email, string? UserId);

/// <summary>Finds the account manager: the owner of the customer's lead, else of the customer, as long as they have an account; else the manager of sales.</summary>
internal sealed class AccountManagers(NpgsqlDataSource database, CompanyDirectory directory)
{
    /// <summary>Whose the event's customer is.</summary>
    public async Task<AccountManager> OfAsync(ReceivedEvent received, User otherwise, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        var named = await connection.RowsAsync(
            """
            select owner_email from biz.leads where external_id = $1
            union all
            select account_owner from biz.customers where lower(name) = lower($2::text)
            """,
            row => row.GetString(0), cancellationToken, received.Required("customer_id"), received.Text("company_name"));
        foreach (var name in named)
        {
            // A person is who bears exactly this name or address: who is only similar must not hear of somebody else's customer.
            if ((await directory.FindAsync(name, null, cancellationToken)).Only is { } person && Bears(person, name))
            {
                return new(person.Name, person.Email, person.Id);
            }
        }

        return new(otherwise.Name, otherwise.Email, otherwise.Id);
    }

    private static bool Bears(Person person, string name) =>
        name.Trim().Equals(person.Name, StringComparison.OrdinalIgnoreCase) || name.Trim().Equals(person.Email, StringComparison.OrdinalIgnoreCase);

    /// <summary>The number of the customer's lead, or null.</summary>
    public async Task<string?> LeadOfAsync(NpgsqlConnection connection, string customer, CancellationToken cancellationToken) =>
        (await connection.RowsAsync("select lead_no from biz.leads where external_id = $1", row => row.GetString(0), cancellationToken, customer)).FirstOrDefault();
}
