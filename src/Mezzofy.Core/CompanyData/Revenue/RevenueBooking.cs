using Mezzofy.Core.CompanyData.Writes;
using Npgsql;

namespace Mezzofy.Core.CompanyData.Revenue;

/// <summary>Revenue to be booked, in its own currency.</summary>
/// <param name="Reference">The order or invoice; booked once.</param>
/// <param name="Day">When it was earned.</param>
/// <param name="Amount">Before tax.</param>
/// <param name="Tax">GST or SST on top.</param>
/// <param name="Currency"><c>SGD</c> or <c>MYR</c>.</param>
/// <param name="Account">The revenue account's code.</param>
/// <param name="Description">For the journal.</param>
/// <param name="IsPaid">Whether the money is in the bank; else a receivable is booked.</param>
public sealed record RevenueBooking(string Reference, DateOnly Day, decimal Amount, decimal Tax, string Currency, int Account, string Description, bool IsPaid);

/// <summary>A booking as it stands in the ledger.</summary>
/// <param name="EntryId">The journal entry.</param>
/// <param name="AmountSgd">Before tax, in SGD.</param>
/// <param name="IsNew">Whether this call booked it.</param>
public sealed record RevenueBooked(long EntryId, decimal AmountSgd, bool IsNew);

/// <summary>Books revenue into the double-entry ledger, each reference once.</summary>
public static class RevenueJournal
{
    private const int Receivables = 1100;
    private const int TaxPayable = 2200;

    /// <summary>Books it, or finds the entry that booked the reference before.</summary>
    /// <remarks>Debits equal credits, or the database refuses to commit.</remarks>
    public static async Task<RevenueBooked> BookAsync(NpgsqlConnection connection, RevenueBooking booking, CancellationToken cancellationToken)
    {
        // Two bookings of one reference at once: the second waits here until the first is committed.
        await connection.RunAsync("select pg_advisory_xact_lock(hashtextextended('revenue ' || $1, 0))", cancellationToken, booking.Reference);
        if (await KnownAsync(connection, booking.Reference, cancellationToken) is { } known)
        {
            return known;
        }

        var rate = await RateAsync(connection, booking.Currency, booking.Day, cancellationToken);
        var (amount, tax) = (Cents(booking.Amount * rate), Cents(booking.Tax * rate));
        var entry = await EntryAsync(connection, booking, cancellationToken);
        var debit = !booking.IsPaid ? Receivables : booking.Currency == "MYR" ? 1020 : 1010;
        List<(int Account, decimal Debit, decimal Credit)> lines = [(debit, amount + tax, 0), (booking.Account, 0, amount), (TaxPayable, 0, tax)];
        lines.RemoveAll(line => line.Debit == 0 && line.Credit == 0);
        await connection.RunAsync(
            """
            insert into biz.journal_lines (entry_id, line_no, posted_on, account_code, debit, credit)
            select $1, number, $2, account, debit, credit from unnest($3::int[], $4::numeric[], $5::numeric[]) with ordinality line (account, debit, credit, number)
            """,
            cancellationToken, entry, booking.Day, lines.ConvertAll(line => line.Account).ToArray(), lines.ConvertAll(line => line.Debit).ToArray(), lines.ConvertAll(line => line.Credit).ToArray());
        await connection.RunAsync("insert into biz.revenue_references (reference, entry_id, amount_sgd) values ($1, $2, $3)", cancellationToken, booking.Reference, entry, amount);
        return new RevenueBooked(entry, amount, true);
    }

    // An order that the shop has invoiced is in the ledger by its number.
    private static async Task<RevenueBooked?> KnownAsync(NpgsqlConnection connection, string reference, CancellationToken cancellationToken)
    {
        var known = await connection.RowsAsync(
            """
            select entry_id, amount_sgd from biz.revenue_references where lower(reference) = lower($1)
            union all
            select e.id, o.subtotal_sgd from biz.orders o join biz.journal_entries e on e.order_id = o.id and e.kind = 'sale' where o.order_no = upper($1)
            limit 1
            """,
            row => new RevenueBooked(row.GetInt64(0), row.GetDecimal(1), false), cancellationToken, reference);
        return known.Count == 0 ? null : known[0];
    }

    private static async Task<decimal> RateAsync(NpgsqlConnection connection, string currency, DateOnly day, CancellationToken cancellationToken)
    {
        if (currency == "SGD")
        {
            return 1;
        }

        var rates = await connection.RowsAsync(
            "select sgd_per_unit from biz.exchange_rates where currency = $1 and month <= $2 order by month desc limit 1", row => row.GetDecimal(0), cancellationToken, currency, day);
        return rates.Count > 0 ? rates[0] : throw new Tools.ToolRefusedException("rate_missing", $"There is no exchange rate for {currency} in that month.");
    }

    private static async Task<long> EntryAsync(NpgsqlConnection connection, RevenueBooking booking, CancellationToken cancellationToken)
    {
        var entries = await connection.RowsAsync(
            "insert into biz.journal_entries (posted_on, kind, description, cash_flow) values ($1, 'sale', $2, $3::text) returning id", row => row.GetInt64(0), cancellationToken,
            booking.Day, booking.Description, booking.IsPaid ? "customers" : null);
        return entries[0];
    }

    private static decimal Cents(decimal amount) => Math.Round(amount, 2, MidpointRounding.AwayFromZero);
}
