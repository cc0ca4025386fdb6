using Mezzofy.Core.Data;
using Mezzofy.Core.Identity;
using Npgsql;

namespace Mezzofy.Core.CompanyData.Reporting;

/// <summary>Makes the departments' reader roles and hands out their connections.</summary>
/// <remarks>Setting <c>Reporting:Secret</c>: what the roles' passwords are derived from; default the main connection's password.</remarks>
public sealed class ReaderRoles : IAsyncDisposable
{
    private const long AdvisoryLock = 0x6d657a7a6f726c;

    private readonly NpgsqlDataSource database;
    private readonly Dictionary<string, (ReaderRole Role, NpgsqlDataSource Source)> readers;

    /// <summary>Derives the roles.</summary>
    /// <exception cref="InvalidOperationException">There is neither a secret nor a password to derive from.</exception>
    public ReaderRoles(NpgsqlDataSource database, DatabaseOptions options, ReportingOptions reporting)
    {
        this.database = database;
        var main = new NpgsqlConnectionStringBuilder(options.ConnectionString);
        var secret = reporting.Secret ?? main.Password
            ?? throw new InvalidOperationException("Reporting:Secret is not set, and ConnectionStrings:Postgres has no password to take its place.");
        readers = Departments.All
            .Select(department => ReaderRole.Of(department, main.Database ?? "postgres", secret))
            .ToDictionary(role => role.Department, role => (role, NpgsqlDataSource.Create(role.ConnectionString(options.ConnectionString))));
    }

    /// <summary>A department's own connections.</summary>
    public NpgsqlDataSource For(string department) => readers[department].Source;

    /// <summary>Creates the roles that are missing and grants each exactly its views; several processes may do so at once.</summary>
    public async Task EnsureAsync(CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await ExecuteAsync(connection, $"select pg_advisory_xact_lock({AdvisoryLock})", cancellationToken);
        var views = await ViewsAsync(connection, cancellationToken);
        foreach (var (role, _) in readers.Values)
        {
            await ExecuteAsync(connection, Statement(role, views), cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        foreach (var (_, source) in readers.Values)
        {
            await source.DisposeAsync();
        }
    }

    /// <summary>All names in it are made here or read from the catalogue, and the password is hexadecimal: nothing in it comes from a caller.</summary>
    private static string Statement(ReaderRole role, IReadOnlyList<string> views)
    {
        var own = string.Join(", ", views.Where(role.MayRead).Select(view => $"reporting.{view}"));
        return $"""
            do $$ begin
                if not exists (select 1 from pg_roles where rolname = '{role.Name}') then
                    create role {role.Name};
                end if;
            exception when duplicate_object or unique_violation then null;
            end $$;
            alter role {role.Name} with login noinherit nosuperuser nocreatedb nocreaterole noreplication password '{role.Password}';
            alter role {role.Name} set default_transaction_read_only = on;
            alter role {role.Name} set statement_timeout = '5s';
            alter role {role.Name} set lock_timeout = '1s';
            alter role {role.Name} set idle_in_transaction_session_timeout = '10s';
            alter role {role.Name} set search_path = reporting;
            alter role {role.Name} set timezone = 'Asia/Singapore';
            revoke all on schema reporting from public;
            revoke all on all tables in schema reporting from {role.Name};
            grant usage on schema reporting to {role.Name};
            grant select on {own} to {role.Name};
            """;
    }

    private static async Task<List<string>> ViewsAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand("select viewname from pg_views where schemaname = 'reporting' order by 1", connection);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var views = new List<string>();
        while (await reader.ReadAsync(cancellationToken))
        {
            views.Add(reader.GetString(0));
        }

        return views;
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
