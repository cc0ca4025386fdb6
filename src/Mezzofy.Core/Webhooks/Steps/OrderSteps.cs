using System.Globalization;
using System.Text.Json.Nodes;
using Mezzofy.Core.CompanyData.Revenue;
using Mezzofy.Core.Delivery;
using Mezzofy.Core.Identity;
using Mezzofy.Core.Tools;
using Mezzofy.Core.Webhooks.Inbox;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Mezzofy.Core.Webhooks.Steps;

/// <summary>Of an order: its revenue in the ledger, once for the order.</summary>
internal sealed class LedgerStep(EventOwners owners, EventEffects effects) : IEventStep
{
    public const string StepName = "ledger_entry";

    public string Name => StepName;

    public async Task<StepOutcome> RunAsync(ReceivedEvent received, CancellationToken cancellationToken)
    {
        var order = received.Required("order_id");
        await owners.OfAsync(Departments.Finance, cancellationToken, Permissions.FinanceWrite);
        var booking = Booking(received, order);
        var booked = await effects.ChangeAsync(
            EventEffects.Key(received, order, Name), connection => RevenueJournal.BookAsync(connection, booking, cancellationToken), cancellationToken);
        return StepOutcome.Of(new JsonObject
        {
            ["entry_id"] = booked.EntryId, ["amount_sgd"] = booked.AmountSgd, ["status"] = booked.IsNew ? "booked" : "exists", ["month"] = $"{booking.Day:yyyy-MM}",
        });
    }

    private static RevenueBooking Booking(ReceivedEvent received, string order)
    {
        var tax = received.Amount("tax") ?? 0;
        var amount = received.Amount("amount", "subtotal") ?? received.Amount("total") - tax;
        var currency = received.Text("currency")?.ToUpperInvariant() ?? "SGD";
        Require(amount >= 0.01m, "payload_invalid", "data.amount must be at least one cent.");
        Require(currency is "SGD" or "MYR", "invalid_currency", "The ledger takes SGD and MYR.");
        var customer = received.Text("company_name", "customer_id");
        return new(
            order, received.Day(), amount!.Value, tax, currency, Account(received.Text("stream", "category")),
            customer is null ? $"Revenue {order}" : $"Revenue {order}, {customer}", received.Text("payment_status", "status") is "paid");
    }

    private static int Account(string? stream) => stream?.ToLowerInvariant() switch
    {
        "coupon" or "coupons" => 4100,
        "messaging" => 4200,
        "service" or "services" => 4300,
        _ => 4000,
    };

    private static void Require(bool holds, string code, string message)
    {
        if (!holds)
        {
            throw new ToolRefusedException(code, message);
        }
    }
}

/// <summary>Of an order: the month's figures, which the database keeps with every line that is booked; read again, so that the record shows them with the order.</summary>
internal sealed class RefreshFiguresStep(NpgsqlDataSource database, EventRecords records) : IEventStep
{
    public const string StepName = "refresh_figures";

    public string Name => StepName;

    public async Task<StepOutcome> RunAsync(ReceivedEvent received, CancellationToken cancellationToken)
    {
        var ledger = await records.DoneAsync(received.Id, LedgerStep.StepName, cancellationToken);
        var day = DateOnly.ParseExact($"{ledger?["month"]}-01", "yyyy-MM-dd", CultureInfo.InvariantCulture);
        await using var command = database.CreateCommand(
            """
            select coalesce(sum(m.credit - m.debit), 0) from biz.account_months m join biz.ledger_accounts a on a.code = m.account_code
            where m.month = $1 and a.type = 'revenue'
            """);
        command.Parameters.AddWithValue(day);
        return StepOutcome.Of(new JsonObject { ["month"] = $"{day:yyyy-MM}", ["revenue_sgd"] = (decimal)(await command.ExecuteScalarAsync(cancellationToken))! });
    }
}

/// <summary>Of a large order: a card for finance.</summary>
internal sealed class NotifyFinanceStep(EventOwners owners, EventRecords records, EventEffects effects, IOptions<WebhookOptions> options) : IEventStep
{
    public const string StepName = "notify_finance";

    public string Name => StepName;

    public async Task<StepOutcome> RunAsync(ReceivedEvent received, CancellationToken cancellationToken)
    {
        var order = received.Required("order_id");
        var ledger = await records.DoneAsync(received.Id, LedgerStep.StepName, cancellationToken);
        var amount = (decimal)ledger!["amount_sgd"]!;
        if (amount < options.Value.Mezzofy.LargeOrderSgd)
        {
            return StepOutcome.Skip("below_large_order_amount");
        }

        var owner = await owners.OfAsync(Departments.Finance, cancellationToken, Permissions.TeamsPost);
        var figures = await records.DoneAsync(received.Id, RefreshFiguresStep.StepName, cancellationToken);
        var post = new TeamsPost(Departments.Finance, $"Large order: {order}", $"Completed on {received.Day():d MMMM yyyy} and booked as journal entry {ledger["entry_id"]}.")
        {
            Facts =
            [
                new("Customer", received.Text("company_name", "customer_id") ?? "unknown"), new("Amount before tax", Money(amount)),
                new($"Revenue {figures?["month"]}", Money((decimal?)figures?["revenue_sgd"] ?? 0)),
            ],
        };
        return await effects.PostAsync(EventEffects.Key(received, order, Name), owner, post, cancellationToken);
    }

    private static string Money(decimal amount) => string.Create(CultureInfo.InvariantCulture, $"SGD {amount:N2}");
}
