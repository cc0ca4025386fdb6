namespace Mezzofy.Core.CompanyData.Demo;

/// <summary>Orders of a month: plans billed on their day, add-ons in between; and when each will be paid.</summary>
internal sealed class DemoOrders(DemoHistory history)
{
    private const int UnpaidPermille = 5;
    private const int WrittenOffAfterDays = 150;

    public void Add(DateOnly month)
    {
        var rate = Rate(month);
        history.Rates.Add(new DemoRate(month, rate));
        var wanted = new List<(DemoCustomer Customer, DateOnly Day, string Channel, List<(DemoProduct Product, int Quantity)> Items)>();
        foreach (var customer in history.Customers.Where(one => one.SignedUp <= DemoCalendar.Last(month)))
        {
            wanted.AddRange(Wanted(customer, month).Where(one => customer.Churned is null || one.Day < customer.Churned));
        }

        var number = DemoCalendar.Stamp(month) * 10_000;
        foreach (var (customer, day, channel, items) in wanted.OrderBy(one => one.Day).ThenBy(one => one.Customer.Id))
        {
            var order = Make(++number, customer, day, channel, rate, items);
            history.Orders.Add(order);
            history.Payments.Add(Settle(order));
        }
    }

    private static IEnumerable<(DemoCustomer, DateOnly Day, string, List<(DemoProduct, int)>)> Wanted(DemoCustomer customer, DateOnly month)
    {
        var random = new DemoRandom("orders", (customer.Id * 1000L) + DemoCalendar.Index(month));
        var plan = DemoProducts.Plan(customer.Plan);
        if (customer.SignedUp >= month)
        {
            yield return (customer, customer.SignedUp, "account_manager", [(DemoProducts.Onboarding, 1), (plan, 1)]);
        }
        else
        {
            yield return (customer, DemoCalendar.Day(month, customer.BillingDay), "subscription", [(plan, 1)]);
        }

        var (slots, chance) = customer.Plan switch { "starter" => (1, 210), "growth" => (2, 230), _ => (3, 330) };
        for (var slot = 0; slot < slots; slot++)
        {
            var day = DemoCalendar.Day(month, random.Between(1, 28));
            var buys = random.Permille(chance * DemoCalendar.SeasonPercent(month) / 100);
            var product = random.Pick(DemoProducts.AddOns[customer.Plan]);
            var quantity = product.Category is "services" ? 1 : random.Between(1, 3);
            if (buys && day > customer.SignedUp)
            {
                yield return (customer, day, Channel(customer, random), [(product, quantity)]);
            }
        }
    }

    private static string Channel(DemoCustomer customer, DemoRandom random) =>
        customer.Country == "MY" && random.Permille(400) ? "partner" : random.Permille(650) ? "self_service" : "account_manager";

    private static DemoOrder Make(
        long id, DemoCustomer customer, DateOnly day, string channel, decimal rate, List<(DemoProduct Product, int Quantity)> items)
    {
        var malaysian = customer.Country == "MY";
        var applied = malaysian ? rate : 1m;
        var lines = items.ConvertAll(item =>
        {
            var price = malaysian ? item.Product.PriceMyr : item.Product.PriceSgd;
            var amount = price * item.Quantity;
            return new DemoOrderLine(item.Product.Id, item.Quantity, price, amount, Cents(amount * applied), item.Product.Account);
        });
        var tax = Cents(lines.Sum(line => line.Amount) * (malaysian ? 0.08m : 0.09m));
        return new DemoOrder(id, customer, day, channel, applied, tax, Cents(tax * applied), lines);
    }

    private static DemoPayment Settle(DemoOrder order)
    {
        var random = new DemoRandom("payment", order.Id);
        var customer = order.Customer;
        if (customer.PaymentDays == 0)
        {
            return new DemoPayment(order, order.Day, false);
        }

        return random.Permille(UnpaidPermille)
            ? new DemoPayment(order, DemoCalendar.Workday(order.Day.AddDays(WrittenOffAfterDays)), true)
            : new DemoPayment(order, DemoCalendar.Workday(order.Day.AddDays(Math.Max(1, customer.PaymentDays + random.Between(-7, 12)))), false);
    }

    /// <summary>What a ringgit costs: drifts upwards in small steps, as it did.</summary>
    private static decimal Rate(DateOnly month)
    {
        var index = DemoCalendar.Index(month);
        var drift = Math.Min(index, 30) * 0.0011m;
        return Math.Round(0.2850m + drift + (new DemoRandom("rate", index).Between(-30, 30) * 0.0001m), 6);
    }

    private static decimal Cents(decimal amount) => Math.Round(amount, 2, MidpointRounding.AwayFromZero);
}
