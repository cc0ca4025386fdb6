using System.ComponentModel;
using Mezzofy.Core.CompanyData.Revenue;
using Mezzofy.Core.CompanyData.Writes;
using Mezzofy.Core.Identity;
using Mezzofy.Core.Language.Periods;
using Mezzofy.Core.Outputs.Text;

namespace Mezzofy.Core.Tools.Finance;

/// <summary>What <see cref="LogRevenue"/> needs.</summary>
public sealed record LogRevenueArguments(
    [property: Description("The order or invoice number; it is booked once.")] string Reference,
    [property: Description("The amount before tax.")] decimal Amount,
    [property: Description("SGD or MYR; SGD when left out.")] string? Currency = null,
    [property: Description("GST or SST on top of the amount; 0 when left out.")] decimal? Tax = null,
    [property: Description("What was sold: subscriptions, coupons, messaging or services; subscriptions when left out.")] string? Stream = null,
    [property: Description("The customer's name.")] string? Customer = null,
    [property: Description("The day it was earned, as 2026-11-25; today when left out.")] string? Date = null,
    [property: Description("Whether it has been paid; otherwise a receivable is booked.")] bool? Paid = null);

/// <summary>What came of a booking.</summary>
/// <param name="Status"><c>booked</c>, or <c>exists</c> when the reference was booked before.</param>
/// <param name="Reference">The order or invoice.</param>
/// <param name="EntryId">The journal entry.</param>
/// <param name="AmountSgd">Before tax, in SGD.</param>
public sealed record RevenueLogged(string Status, string Reference, long EntryId, decimal AmountSgd);

/// <summary>Books revenue into the ledger: a debit of the bank or of receivables, credits of revenue and tax; once for a reference.</summary>
public sealed class LogRevenue(CallEffects effects) : Tool<LogRevenueArguments>
{
    private const int LongestReference = 80;
    private const decimal Most = 100_000_000;

    /// <inheritdoc/>
    public override ToolDescriptor Descriptor { get; } = new(
        "log_revenue",
        "Books revenue into the double-entry ledger, once for an order or invoice number; booking it again changes nothing. Returns the journal entry.",
        [Permissions.FinanceWrite],
        ToolEffect.Write)
    {
        Agents = [Departments.Finance],
    };

    /// <inheritdoc/>
    protected override async Task<ToolResult> RunAsync(LogRevenueArguments arguments, ToolContext context, CancellationToken cancellationToken)
    {
        var booking = Booking(arguments, context);
        var logged = await effects.OnceAsync(
            context.IdempotencyKey,
            async connection =>
            {
                var booked = await RevenueJournal.BookAsync(connection, booking, cancellationToken);
                return new RevenueLogged(booked.IsNew ? "booked" : "exists", booking.Reference, booked.EntryId, booked.AmountSgd);
            },
            cancellationToken);
        return new ToolResult(logged) { Sources = [new ToolSource("view", "finance_ledger", 1, logged.Reference)] };
    }

    private static RevenueBooking Booking(LogRevenueArguments arguments, ToolContext context)
    {
        var today = PeriodClock.At(context.Now, context.Caller.TimeZone).Today;
        var reference = PlainText.OneLine(arguments.Reference, LongestReference);
        var day = string.IsNullOrWhiteSpace(arguments.Date) ? today : PeriodParser.Read(arguments.Date, new PeriodClock(today)).Period?.Start;
        var currency = arguments.Currency?.Trim().ToUpperInvariant() switch { null or "" or "S$" or "SGD" => "SGD", "RM" or "MYR" => "MYR", _ => null };
        Require(reference.Length > 0, "reference_missing", "Name the order or invoice.");
        Require(arguments.Amount is > 0 and < Most && arguments.Tax is null or (>= 0 and < Most), "invalid_amount", "The amount must be more than 0 and less than 100,000,000, the tax not negative.");
        Require(day is { } known && known <= today && known > today.AddYears(-2), "invalid_date", "The day must lie in the last two years, today at the latest.");
        Require(currency is not null, "invalid_currency", "The ledger takes SGD and MYR.");
        var customer = PlainText.OneLine(arguments.Customer, LongestReference);
        return new RevenueBooking(
            reference, day!.Value, arguments.Amount, arguments.Tax ?? 0, currency!, Account(arguments.Stream),
            customer.Length == 0 ? $"Revenue {reference}" : $"Revenue {reference}, {customer}", arguments.Paid == true);
    }

    private static int Account(string? stream) => stream?.Trim().ToLowerInvariant() switch
    {
        null or "" or "subscription" or "subscriptions" => 4000,
        "coupon" or "coupons" => 4100,
        "messaging" => 4200,
        "service" or "services" => 4300,
        _ => throw new ToolRefusedException("invalid_stream", "Revenue comes from subscriptions, coupons, messaging or services."),
    };

    private static void Require(bool holds, string code, string message)
    {
        if (!holds)
        {
            throw new ToolRefusedException(code, message);
        }
    }
}
