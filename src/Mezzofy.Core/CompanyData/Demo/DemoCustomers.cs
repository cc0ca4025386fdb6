namespace Mezzofy.Core.CompanyData.Demo;

/// <summary>Who the customers are: those of before the epoch, those whose lead was won in a month, and those who leave in it.</summary>
internal sealed class DemoCustomers(DemoHistory history, DemoNames names)
{
    private const int Founding = 104;
    private static readonly (string Plan, int Weight)[] Plans = [("starter", 44), ("growth", 39), ("enterprise", 17)];

    public void AddFounding()
    {
        for (var number = 1; number <= Founding; number++)
        {
            var random = new DemoRandom("founding-customer", number);
            var (company, industry, country, city) = names.Company(random);
            var contact = DemoNames.Person(random);
            var signedUp = DemoCalendar.Epoch.AddDays(-30 - ((Founding - number) * 8) - random.Below(8));
            history.Customers.Add(Make(
                number, company, industry, country, city, random.Pick(Plans), contact, random.Pick(DemoStaff.Sales).Name, signedUp, false));
        }
    }

    public void Add(DateOnly month)
    {
        SignUp(month);
        var random = new DemoRandom("churn", DemoCalendar.Stamp(month));
        foreach (var customer in history.Customers)
        {
            var day = DemoCalendar.Day(month, random.Between(1, 28));
            if (customer.Churned is null && customer.SignedUp.AddDays(100) < day && random.Permille(Hazard(customer.Plan)))
            {
                customer.Churned = day;
            }
        }
    }

    /// <summary>Those whose lead was won in a month.</summary>
    public void SignUp(DateOnly month)
    {
        var won = history.Leads
            .Where(lead => lead.Steps[^1] is { Status: "won" } step && step.Day >= month && step.Day <= DemoCalendar.Last(month))
            .OrderBy(lead => lead.Steps[^1].Day).ThenBy(lead => lead.Id);
        foreach (var lead in won.ToList())
        {
            lead.Customer = Make(
                history.Customers.Count + 1, lead.Company, lead.Industry, lead.Country, lead.City, lead.Plan, lead.Contact, lead.Owner.Name,
                lead.Steps[^1].Day, true);
            history.Customers.Add(lead.Customer);
        }
    }

    private static int Hazard(string plan) => plan switch { "starter" => 25, "growth" => 16, _ => 9 };

    private static DemoCustomer Make(
        int id, string company, string industry, string country, string city, string plan, string contact, string owner, DateOnly signedUp, bool fromLead)
    {
        var random = new DemoRandom("customer", id);
        var byCard = random.Permille(plan switch { "starter" => 720, "growth" => 350, _ => 40 });
        return new DemoCustomer(
            id, company, industry, country, city, plan, contact, DemoNames.Email(contact, company, country), owner, signedUp)
        {
            BillingDay = random.Between(1, 28),
            PaymentDays = byCard ? 0 : plan == "enterprise" ? random.Between(24, 52) : random.Between(12, 38),
            FromLead = fromLead,
        };
    }
}
