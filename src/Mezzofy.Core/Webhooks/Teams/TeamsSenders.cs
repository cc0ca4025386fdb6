using Mezzofy.Core.Identity;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Mezzofy.Core.Webhooks.Teams;

/// <summary>Says which colleague wrote in Teams.</summary>
/// <remarks>
/// By the Entra object of the account; else by whole mail address or whole name, if exactly one active account has it and that account is not
/// bound to another Entra object.
/// </remarks>
internal sealed class TeamsSenders(NpgsqlDataSource database, IOptions<WebhookOptions> options)
{
    /// <summary>The colleague, or null for a stranger.</summary>
    public async Task<User?> FindAsync(TeamsActivity activity, CancellationToken cancellationToken)
    {
        if (options.Value.Teams.TenantId is { Length: > 0 } tenant && !tenant.Equals(activity.TenantId, StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        await using var command = database.CreateCommand(
            $"""
            select {Users.Columns} from mezzofy.users u
            where u.disabled_at is null and case
                when exists (select 1 from mezzofy.users bound where bound.aad_object_id = $1::text) then u.aad_object_id = $1::text
                else (u.aad_object_id is null or $1::text is null) and (u.email = lower($2::text) or lower(u.name) = lower($2::text)) end
            limit 2
            """);
        command.Parameters.Add(new() { Value = (object?)Storable(activity.From?.AadObjectId)?.ToLowerInvariant() ?? DBNull.Value });
        command.Parameters.Add(new() { Value = (object?)Storable(activity.From?.Name)?.Trim() ?? DBNull.Value });
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
