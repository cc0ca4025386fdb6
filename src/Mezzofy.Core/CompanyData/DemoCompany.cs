using Mezzofy.Core.CompanyData.Demo;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Mezzofy.Core.CompanyData;

/// <summary>
/// The demo company: a coupon and loyalty business in Singapore and Malaysia since January 2024, its books in SGD. Loaded on the local
/// default only.
/// </summary>
/// <remarks>
/// The history is generated from a fixed seed and a fixed first day, so a past day has the same data on every machine and after every
/// restart. It reaches up to now: orders and postings of today are there, tickets up to this minute. A later start adds what has happened
/// since, and leaves alone what people have created or changed.
/// </remarks>
public sealed partial class DemoCompany(NpgsqlDataSource database, TimeProvider time, ILogger<DemoCompany> logger)
{
    private const int Version = 1;
    private const long AdvisoryLock = 0x64656d6f636f;
    private static readonly TimeSpan Fresh = TimeSpan.FromHours(1);

    /// <summary>The first day with business; earlier periods have no statement.</summary>
    public static DateOnly FirstDay => DemoCalendar.Epoch;

    /// <summary>Loads the company, or adds what is missing since the last load.</summary>
    /// <remarks>
    /// One transaction under an advisory lock: several processes may call it at once, and a kill in the middle leaves either nothing or
    /// everything. Within an hour of the last load it is one query. A failure to add to a loaded company is logged, not thrown.
    /// </remarks>
    public async Task LoadAsync(CancellationToken cancellationToken = default)
    {
        var now = time.GetUtcNow();
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        var loaded = await LoadedThroughAsync(connection, cancellationToken);
        if (loaded > now - Fresh)
        {
            return;
        }

        try
        {
            await LoadAsync(connection, now, cancellationToken);
        }
        catch (PostgresException exception) when (loaded is not null)
        {
            LogNotAdded(exception);
        }
    }

    private async Task LoadAsync(NpgsqlConnection connection, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await ExecuteAsync(connection, $"select pg_advisory_xact_lock({AdvisoryLock})", cancellationToken);
        var loaded = await LoadedThroughAsync(connection, cancellationToken);
        if (loaded > now - Fresh)
        {
            return;
        }

        await AddAsync(connection, new DemoWindow(loaded ?? DateTimeOffset.MinValue, now), cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        if (loaded is null)
        {
            await ExecuteAsync(connection, "analyze biz.orders, biz.order_lines, biz.journal_entries, biz.journal_lines, biz.payments, biz.customers, biz.leads, biz.lead_activities, biz.tickets, biz.campaigns, biz.campaign_results, biz.account_months, biz.ledger_accounts, biz.targets, biz.products", cancellationToken);
        }

        LogLoaded(time.GetElapsedTime(started).TotalMilliseconds);
    }

    private static async Task AddAsync(NpgsqlConnection connection, DemoWindow window, CancellationToken cancellationToken)
    {
        var history = DemoHistory.Generate(window.Today);
        await new DemoWriter(connection, history, window, cancellationToken).WriteAsync();
        if (window.Before != DateOnly.MinValue)
        {
            await new DemoChanges(connection, history, window, cancellationToken).ApplyAsync();
        }

        await using var command = new NpgsqlCommand(
            """
            insert into biz.demo_state (version, loaded_through) values ($1, $2)
            on conflict (only_row) do update set version = excluded.version, loaded_through = excluded.loaded_through
            """, connection);
        command.Parameters.Add(new() { Value = Version });
        command.Parameters.Add(new() { Value = window.To.UtcDateTime });
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private static async Task<DateTimeOffset?> LoadedThroughAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand("select loaded_through from biz.demo_state", connection);
        return await command.ExecuteScalarAsync(cancellationToken) is DateTime at ? new DateTimeOffset(at) : null;
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "The demo company is loaded up to now, in {Milliseconds} ms.")]
    private partial void LogLoaded(double milliseconds);

    [LoggerMessage(Level = LogLevel.Warning, Message = "What the demo company did since the last start could not be added.")]
    private partial void LogNotAdded(PostgresException exception);
}
