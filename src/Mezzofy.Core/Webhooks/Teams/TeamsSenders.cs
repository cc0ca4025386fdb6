using Mezzofy.Core.Identity;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Mezzofy.Core.Webhooks.Teams;

/// <summary>Says which colleague wrote in Teams.</summary>
/// <remarks>
/// By the Entra object of the account, which <see cref="EntraAccounts"/> finds out where it is not known yet. A name is no proof, since guests and other tenants choose theirs: only where
/// <c>Webhooks:Teams:MatchNames</c> allows it, and only for a message without an Entra object, an account that is bound to none is found
/// by its whole mail address or name.
/// </remarks>
internal sealed class TeamsSenders(NpgsqlDataSource database, EntraAccounts accounts, IOptions<WebhookOptions> options)
{
    /// <summary>The colleague, or null for a stranger.</summary>
    public async Task<User?> FindAsync(TeamsActivity activity, CancellationToken cancellationToken)
    {
        if (options.Value.Teams.TenantId is { Length: > 0 } tenant && !tenant.Equals(activity.TenantId, StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        var objectId = Storable(activity.From?.AadObjectId)?.ToLowerInvariant();
        var name = Storable(activity.From?.Name)?.Trim();
        return await FindAsync(objectId, name, cancellationToken)
            ?? (objectId is not null && await accounts.BindAsync(objectId, cancellationToken) ? await FindAsync(objectId, name, cancellationToken) : null);
    }

    private async Task<User?> FindAsync(string? objectId, string? name, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(
            $"""
            select {Users.Columns} from mezzofy.users u
            where u.disabled_at is null and (u.aad_object_id = $1::text
                or ($3 and $1::text is null and u.aad_object_id is null and (u.email = lower($2::text) or lower(u.name) = lower($2::text))))
            limit 2
            """);
        command.Parameters.Add(new() { Value = (object?)objectId ?? DBNull.Value });
        command.Parameters.Add(new() { Value = (object?)name ?? DBNull.Value });
        command.Parameters.Add(new() { Value = options.Value.Teams.MatchNames });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var found = new List<User>();
        while (await reader.ReadAsync(cancellationToken))
        {
            found.Add(Users.Read(reader));
        }

        return found.Count == 1 ? found[0] : null;
    }

    private static string? Storable(string? text) => text is { Length: > 0 and <= 254 } && !text.Contains('\0') ? text : null;
}
