using System.Text.Json;
using Mezzofy.Core.Tools;
using Npgsql;

namespace Mezzofy.Core.CompanyData.Reporting;

/// <summary>Runs a model's SQL as a department's reader: one statement, read only, within a time, a cost and a number of rows.</summary>
public sealed class ReportingQuery(ReaderRoles roles, ReportingOptions options)
{
    /// <summary>Runs it.</summary>
    /// <exception cref="ToolRefusedException">
    /// <c>query_refused</c> with PostgreSQL's message, <c>query_too_expensive</c>, <c>query_timed_out</c>.
    /// </exception>
    public async Task<QueryResult> RunAsync(string department, string sql, CancellationToken cancellationToken)
    {
        if (SystemNames.In(sql) is { } name)
        {
            throw new ToolRefusedException("query_refused", $"A query may not use {name}: only the department's views can be read.");
        }

        // As a subquery it can be nothing but a query; the line break ends a comment at its end.
        var bounded = $"select * from (\n{sql.TrimEnd().TrimEnd(';')}\n) as answer limit {options.MaxRows + 1}";
        try
        {
            await using var connection = await roles.For(department).OpenConnectionAsync(cancellationToken);
            await CheckCostAsync(connection, bounded, cancellationToken);
            await using var batch = Single(connection, bounded);
            await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
            return await QueryResult.ReadAsync(reader, options, cancellationToken);
        }
        catch (PostgresException exception) when (exception.SqlState == PostgresErrorCodes.QueryCanceled)
        {
            throw new ToolRefusedException("query_timed_out", "The query took longer than 5 seconds. Ask for less, or use a view with totals.");
        }
        catch (PostgresException exception) when (!exception.IsTransient)
        {
            throw new ToolRefusedException("query_refused", $"PostgreSQL refused the query: {exception.MessageText}");
        }
        catch (NotSupportedException)
        {
            throw new ToolRefusedException("query_refused", "Only one statement is allowed.");
        }
        catch (InvalidCastException)
        {
            throw new ToolRefusedException("query_refused", "A column has a type that cannot be shown; cast it to text.");
        }
    }

    private async Task CheckCostAsync(NpgsqlConnection connection, string sql, CancellationToken cancellationToken)
    {
        await using var batch = Single(connection, $"explain (format json) {sql}");
        using var plan = JsonDocument.Parse((string)(await batch.ExecuteScalarAsync(cancellationToken))!);
        var cost = plan.RootElement[0].GetProperty("Plan").GetProperty("Total Cost").GetDouble();
        if (cost > options.MaxCost)
        {
            throw new ToolRefusedException("query_too_expensive", "The query would read too much. Narrow it, or use a view with totals.");
        }
    }

    /// <summary>A batch command is sent as one statement; several in it are refused by the server.</summary>
    private static NpgsqlBatch Single(NpgsqlConnection connection, string sql) => new(connection) { BatchCommands = { new NpgsqlBatchCommand(sql) } };
}
