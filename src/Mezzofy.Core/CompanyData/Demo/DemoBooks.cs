namespace Mezzofy.Core.CompanyData.Demo;

/// <summary>Posts a month: sales, receipts, write-offs, then what the company itself pays (see <see cref="DemoExpenses"/>).</summary>
internal sealed class DemoBooks(DemoHistory history, DemoLedger ledger)
{
    private readonly DemoExpenses expenses = new(history, ledger);
    private int ordersPosted;
    private bool opened;

    public void Add(DateOnly month)
    {
        Open();
        var from = history.Entries.Count;
        var last = DemoCalendar.Last(month);
        expenses.BeginMonth(month);
        for (; ordersPosted < history.Orders.Count; ordersPosted++)
        {
            Sell(history.Orders[ordersPosted]);
        }

        foreach (var payment in history.Payments.Where(one => one.Day >= month && one.Day <= last))
        {
            Settle(payment);
        }

        expenses.EndMonth(month);
        ledger.Number(month, from);
    }

    private void Open()
    {
        if (opened)
        {
            return;
        }

        opened = true;
        var day = DemoCalendar.Epoch.AddDays(-1);
        ledger.Post(
            day, "opening", "Balances brought forward", null, null,
            (1010, 586_400.25m), (1020, 92_310.40m), (1500, 184_000m), (1590, -61_333.20m), (2100, -31_870.15m), (2300, -33_900m),
            (2500, -300_000m), (3000, -1_200_000m), (3100, 764_392.70m));
        ledger.Number(new DateOnly(day.Year, day.Month, 1), 0);
    }

    private void Sell(DemoOrder order)
    {
        var sales = order.Lines.GroupBy(line => line.Account).Select(group => (group.Key, -group.Sum(line => line.AmountSgd)));
        ledger.Post(
            order.Day, "sale", $"Invoice SO-{order.Id}, {order.Customer.Name}", null, order.Id,
            [(1100, order.TotalSgd), .. sales, (2200, -order.TaxSgd)]);
    }

    private void Settle(DemoPayment payment)
    {
        var total = payment.Order.TotalSgd;
        var order = $"SO-{payment.Order.Id}, {payment.Order.Customer.Name}";
        if (payment.WrittenOff)
        {
            ledger.Post(payment.Day, "write_off", $"Written off {order}", null, payment.Order.Id, (6440, total), (1100, -total));
            return;
        }

        var bank = payment.Order.Customer.Country == "MY" ? 1020 : 1010;
        var fee = payment.Method == "card" ? Math.Round(total * 0.029m, 2, MidpointRounding.AwayFromZero) : 0m;
        ledger.Post(
            payment.Day, "receipt", $"Receipt for {order}", "customers", payment.Order.Id, (bank, total - fee), (5030, fee), (1100, -total));
    }
}
