using Npgsql;

namespace Mezzofy.Core.Identity;

/// <summary>The accounts, in <c>mezzofy.users</c>.</summary>
/// <remarks>A change of role, department, password or a disabling ends the person's access tokens in every process (triggers of migration 0002).</remarks>
public sealed class Users(NpgsqlDataSource database, TimeProvider time)
{
    /// <summary>The columns that <see cref="Read"/> reads, of a table or alias <c>u</c>.</summary>
    internal const string Columns =
        "u.id, u.email, u.name, u.title, u.department, u.role, u.language, u.time_zone, u.disabled_at, u.version";

    /// <summary>How addresses are kept and compared.</summary>
    public static string Normalize(string email) => email.Trim().ToLowerInvariant();

    /// <summary>The person with this id, or null.</summary>
    public async Task<User?> FindAsync(string id, CancellationToken cancellationToken = default)
    {
        await using var command = database.CreateCommand($"select {Columns} from mezzofy.users u where u.id = $1");
        command.Parameters.Add(new() { Value = id });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        return await reader.ReadAsync(cancellationToken) ? Read(reader) : null;
    }

    /// <summary>The person with this address and the stored password hash, or null.</summary>
    internal async Task<(User User, string PasswordHash)?> FindCredentialsAsync(string email, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand($"select {Columns}, u.password_hash from mezzofy.users u where u.email = $1");
        command.Parameters.Add(new() { Value = Normalize(email) });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        return await reader.ReadAsync(cancellationToken) ? (Read(reader), reader.GetString(10)) : null;
    }

    /// <summary>Adds an account; id and version are given by the store.</summary>
    /// <exception cref="ProblemException">409 <c>email_taken</c>; 400 for an unknown role or department.</exception>
    public async Task<User> CreateAsync(User user, string passwordHash, CancellationToken cancellationToken = default)
    {
        Check(user.Role, user.Department);
        var added = user with { Id = Ids.New(Ids.User, time.GetUtcNow()), Email = Normalize(user.Email), Version = 1, DisabledAt = null };
        await using var command = database.CreateCommand("""
            insert into mezzofy.users (id, email, name, title, department, role, language, time_zone, password_hash)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
            on conflict (email) do nothing
            """);
        foreach (var value in new[]
                 {
                     added.Id, added.Email, added.Name, added.Title, added.Department, added.Role, added.Language, added.TimeZone, passwordHash,
                 })
        {
            command.Parameters.Add(new() { Value = value });
        }

        return await command.ExecuteNonQueryAsync(cancellationToken) == 1
            ? added
            : throw ProblemException.Conflict("email_taken", "An account with this e-mail address exists.");
    }

    /// <summary>Gives another role and department.</summary>
    /// <exception cref="ProblemException">404; 400 for an unknown role or department.</exception>
    public Task AssignAsync(string id, string role, string department, CancellationToken cancellationToken = default)
    {
        Check(role, department);
        return UpdateAsync("role = $2, department = $3", id, [role, department], cancellationToken);
    }

    /// <summary>Ends the account's logins and refuses new ones until <see cref="EnableAsync"/>.</summary>
    /// <exception cref="ProblemException">404.</exception>
    public Task DisableAsync(string id, CancellationToken cancellationToken = default) =>
        UpdateAsync("disabled_at = coalesce(disabled_at, $2)", id, [time.GetUtcNow()], cancellationToken);

    /// <summary>Allows logins again; earlier ones stay ended.</summary>
    /// <exception cref="ProblemException">404.</exception>
    public Task EnableAsync(string id, CancellationToken cancellationToken = default) =>
        UpdateAsync("disabled_at = null", id, [], cancellationToken);

    /// <summary>Sets a new password and ends all logins.</summary>
    /// <exception cref="ProblemException">404.</exception>
    public Task ChangePasswordAsync(string id, string passwordHash, CancellationToken cancellationToken = default) =>
        UpdateAsync("password_hash = $2, password_changed_at = $3", id, [passwordHash, time.GetUtcNow()], cancellationToken);

    /// <summary>Keeps the same password under newer parameters, unless it was changed meanwhile.</summary>
    internal async Task RehashAsync(string id, string oldHash, string newHash, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(
            "update mezzofy.users set password_hash = $3 where id = $1 and password_hash = $2");
        command.Parameters.Add(new() { Value = id });
        command.Parameters.Add(new() { Value = oldHash });
        command.Parameters.Add(new() { Value = newHash });
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>A row of <see cref="Columns"/>, starting at a column.</summary>
    internal static User Read(NpgsqlDataReader reader, int at = 0) => new(
        reader.GetString(at),
        reader.GetString(at + 1),
        reader.GetString(at + 2),
        reader.GetString(at + 3),
        reader.GetString(at + 4),
        reader.GetString(at + 5),
        reader.GetString(at + 6),
        reader.GetString(at + 7),
        reader.IsDBNull(at + 8) ? null : reader.GetFieldValue<DateTimeOffset>(at + 8),
        reader.GetInt32(at + 9));

    private async Task UpdateAsync(string assignments, string id, object[] values, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand($"update mezzofy.users set {assignments} where id = $1");
        command.Parameters.Add(new() { Value = id });
        foreach (var value in values)
        {
            command.Parameters.Add(new() { Value = value });
        }

        if (await command.ExecuteNonQueryAsync(cancellationToken) == 0)
        {
            throw ProblemException.NotFound("The user");
        }
    }

    private static void Check(string role, string department)
    {
        if (!Roles.All.ContainsKey(role))
        {
            throw ProblemException.Validation("role", "is not a role.");
        }

        if (!Departments.All.Contains(department))
        {
            throw ProblemException.Validation("department", "is not a department.");
        }
    }
}
