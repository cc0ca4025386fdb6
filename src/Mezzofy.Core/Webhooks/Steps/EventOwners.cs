using Mezzofy.Core.Identity;
using Mezzofy.Core.Tools;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Mezzofy.Core.Webhooks.Steps;

/// <summary>Finds the account that the steps of the product's events act with: the configured one, else the manager of the department.</summary>
internal sealed class EventOwners(NpgsqlDataSource database, IOptions<WebhookOptions> options)
{
    /// <summary>The account, which must hold the permissions.</summary>
    /// <exception cref="ToolRefusedException"><c>owner_missing</c> or <c>owner_forbidden</c>; it can be replayed when that is mended.</exception>
    public async Task<User> OfAsync(string department, CancellationToken cancellationToken, params string[] permissions)
    {
        var owner = await FindAsync(department, cancellationToken) ?? throw new ToolRefusedException(
            "owner_missing", $"No active account acts for {department}: set Webhooks:Mezzofy:Owner, or give somebody the role {department}_manager.");
        return permissions.All(owner.Permissions.Contains)
            ? owner
            : throw new ToolRefusedException("owner_forbidden", $"The role {owner.Role} does not grant {string.Join(", ", permissions.Except(owner.Permissions))}.");
    }

    private async Task<User?> FindAsync(string department, CancellationToken cancellationToken)
    {
        var configured = options.Value.Mezzofy.Owner is { Length: > 0 } address ? Users.Normalize(address) : null;
        await using var command = database.CreateCommand(
            $"""
            select {Users.Columns} from mezzofy.users u
            where u.disabled_at is null and case when $1::text is null then u.role = $2 else u.email = $1 end
            order by u.id limit 1
            """);
        command.Parameters.Add(new() { Value = (object?)configured ?? DBNull.Value });
        command.Parameters.Add(new() { Value = $"{department}_manager" });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        return await reader.ReadAsync(cancellationToken) ? Users.Read(reader) : null;
    }
}
