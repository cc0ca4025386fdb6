using System.Collections.Concurrent;
using Mezzofy.Core.Identity;
using Mezzofy.Core.Models.Offline.Questions.Names;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Mezzofy.Core.CompanyData.Reporting;

/// <summary>The names in the reporting views: customers, people, products, campaigns; read as the department and kept for five minutes.</summary>
/// <remarks>Names that cannot be read are told in the log; the last ones known, or none, stand in for them.</remarks>
public sealed partial class ReportingNames(ReaderRoles roles, TimeProvider clock, ILogger<ReportingNames> logger) : INameDirectory
{
    private const int MostNames = 20_000;
    private static readonly TimeSpan Age = TimeSpan.FromMinutes(5);

    private static readonly (string View, string Column)[] Places =
    [
        ("sales_customers", "customer"), ("finance_revenue", "customer"), ("support_tickets", "customer"), ("sales_leads", "company"),
        ("sales_leads", "owner"), ("marketing_campaigns", "owner"), ("sales_customers", "account_owner"), ("support_tickets", "assignee"),
        ("finance_revenue", "product"), ("finance_account_months", "account"), ("marketing_campaigns", "campaign"), ("marketing_campaigns", "channel"),
        ("sales_leads", "source"), ("marketing_leads", "source"), ("sales_customers", "city"), ("support_tickets", "issue"),
    ];

    private readonly ConcurrentDictionary<string, (DateTimeOffset At, IReadOnlyList<KnownName> Names)> known = new();

    /// <inheritdoc/>
    public async Task<IReadOnlyList<KnownName>> ReadAsync(string agent, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        if (known.TryGetValue(agent, out var kept) && now - kept.At < Age)
        {
            return kept.Names;
        }

        try
        {
            var names = await QueryAsync(agent, cancellationToken);
            known[agent] = (now, names);
            return names;
        }
        catch (NpgsqlException exception)
        {
            NotRead(logger, exception, agent);
            return kept.Names ?? [];
        }
    }

    private async Task<List<KnownName>> QueryAsync(string agent, CancellationToken cancellationToken)
    {
        var parts = Places.Where(place => agent == Departments.Management || place.View.StartsWith($"{agent}_", StringComparison.Ordinal))
            .Select(place => $"select distinct '{place.Column}', {place.Column} from reporting.{place.View} where {place.Column} is not null")
            .ToList();
        if (parts.Count == 0)
        {
            return [];
        }

        await using var command = roles.For(agent).CreateCommand($"{string.Join(" union ", parts)} limit {MostNames}");
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var names = new List<KnownName>();
        while (await reader.ReadAsync(cancellationToken))
        {
            names.Add(new KnownName(reader.GetString(0), reader.GetString(1)));
        }

        return names;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The names that {Agent} may ask about could not be read.")]
    private static partial void NotRead(ILogger logger, Exception exception, string agent);
}
