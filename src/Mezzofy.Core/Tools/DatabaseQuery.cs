using System.ComponentModel;
using Mezzofy.Core.CompanyData.Reporting;
using Mezzofy.Core.Identity;

namespace Mezzofy.Core.Tools;

/// <summary>What <see cref="DatabaseQuery"/> needs.</summary>
/// <param name="Sql">One query.</param>
/// <param name="Title">What it answers.</param>
public sealed record DatabaseQueryArguments(
    [property: Description("One PostgreSQL SELECT over the views of schema reporting. At most 200 rows are returned: aggregate in SQL.")] string Sql,
    [property: Description("What the query answers, a few words in the user's language.")] string? Title = null);

/// <summary>Reads company data with SQL, as the department's restricted reader.</summary>
public sealed class DatabaseQuery(ReportingQuery query) : Tool<DatabaseQueryArguments>
{
    private const int MaxSql = 10_000;

    /// <inheritdoc/>
    public override ToolDescriptor Descriptor { get; } = new(
        "database_query",
        "Reads the company's data with one SQL query over the department's views in schema reporting. Returns columns and rows.",
        [.. Departments.All.Select(Departments.ReadPermission)],
        ToolEffect.Read)
    {
        TimeLimit = TimeSpan.FromSeconds(10),
    };

    /// <inheritdoc/>
    protected override async Task<ToolResult> RunAsync(DatabaseQueryArguments arguments, ToolContext context, CancellationToken cancellationToken)
    {
        if (!context.Caller.May(Departments.ReadPermission(context.Agent)))
        {
            throw new ToolRefusedException("not_permitted", $"This user may not read the data of {context.Agent}.");
        }

        if (string.IsNullOrWhiteSpace(arguments.Sql) || arguments.Sql.Length > MaxSql || arguments.Sql.Contains('\0', StringComparison.Ordinal))
        {
            throw new ToolRefusedException("invalid_arguments", $"sql must be one query of 1 to {MaxSql} characters.");
        }

        var result = await query.RunAsync(context.Agent, arguments.Sql, cancellationToken);
        var content = new { arguments.Title, result.Columns, result.Rows, result.RowCount, result.Truncated };
        return new(content) { Sources = [new("view", $"reporting, as {context.Agent}", result.RowCount, arguments.Sql)] };
    }
}
