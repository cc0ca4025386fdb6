using Mezzofy.Core.Language;
using Npgsql;

namespace Mezzofy.Core.CompanyData.Revenue;

/// <summary>What revenue can be split by.</summary>
public enum RevenueDimension
{
    /// <summary>Calendar months.</summary>
    Month,

    /// <summary>Products.</summary>
    Product,

    /// <summary>The customer's country.</summary>
    Country,

    /// <summary>The customer's industry.</summary>
    Industry,

    /// <summary>Customers, largest first.</summary>
    Customer,
}

/// <summary>Revenue of one member of a dimension.</summary>
/// <param name="Name">The month (<c>yyyy-MM</c>), product, country (SG, MY), industry or customer.</param>
/// <param name="Revenue">Before tax, SGD.</param>
/// <param name="Before">In the comparison period.</param>
/// <param name="Orders">How many orders.</param>
public sealed record RevenuePart(string Name, decimal Revenue, decimal Before, long Orders);

/// <summary>Revenue of a period, whole and split.</summary>
/// <param name="Total">All of it.</param>
/// <param name="OrdersBefore">Orders of the comparison period.</param>
/// <param name="Customers">How many customers bought.</param>
/// <param name="Parts">By dimension, largest first; months in order.</param>
public sealed record RevenueFigures(
    RevenuePart Total, long OrdersBefore, long Customers, IReadOnlyDictionary<RevenueDimension, IReadOnlyList<RevenuePart>> Parts);

/// <summary>Adds up the lines of orders and what was booked without one; their sum is the ledger's revenue.</summary>
public sealed class RevenueRepository(NpgsqlDataSource database)
{
    private const string Query =
        """
        with sold as (
            select order_id as id, customer_id, month, amount_sgd, product, country, industry, customer, ordered_on between $1 and $2 as is_now
            from biz.revenue_lines
            where ordered_on between $1 and $2 or ordered_on between $3 and $4
        ), named as (
            select id, customer_id, amount_sgd, is_now, case when is_now then to_char(month, 'YYYY-MM') else '' end as month, product, country, industry, customer
            from sold
        )
        select case when grouping(month) = 0 then 0 when grouping(product) = 0 then 1 when grouping(country) = 0 then 2
                    when grouping(industry) = 0 then 3 when grouping(customer) = 0 then 4 else 5 end,
            coalesce(month, product, country, industry, customer, ''),
            coalesce(sum(amount_sgd) filter (where is_now), 0), coalesce(sum(amount_sgd) filter (where not is_now), 0),
            count(distinct id) filter (where is_now), count(distinct id) filter (where not is_now), count(distinct customer_id) filter (where is_now)
        from named
        group by grouping sets ((), (month), (product), (country), (industry), (customer))
        order by 1, 3 desc, 2
        """;

    private const int Whole = 5;

    /// <summary>Revenue of a period and of one to compare with; the same period twice gives zero for the second.</summary>
    public async Task<RevenueFigures> ReadAsync(Period period, Period? compare, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(Query);
        foreach (var day in new[] { period.Start, period.End, compare?.Start ?? DateOnly.MaxValue, compare?.End ?? DateOnly.MinValue })
        {
            command.Parameters.Add(new() { Value = day });
        }

        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var parts = Enum.GetValues<RevenueDimension>().ToDictionary(one => one, _ => new List<RevenuePart>());
        var total = new RevenuePart(string.Empty, 0, 0, 0);
        var (ordersBefore, customers) = (0L, 0L);
        while (await reader.ReadAsync(cancellationToken))
        {
            var part = new RevenuePart(reader.GetString(1), reader.GetDecimal(2), reader.GetDecimal(3), reader.GetInt64(4));
            if (reader.GetInt32(0) == Whole)
            {
                (total, ordersBefore, customers) = (part, reader.GetInt64(5), reader.GetInt64(6));
            }
            else if (part.Name.Length > 0)
            {
                parts[(RevenueDimension)reader.GetInt32(0)].Add(part);
            }
        }

        parts[RevenueDimension.Month].Sort((left, right) => string.CompareOrdinal(left.Name, right.Name));
        return new RevenueFigures(total, ordersBefore, customers, parts.ToDictionary(one => one.Key, one => (IReadOnlyList<RevenuePart>)one.Value));
    }
}
