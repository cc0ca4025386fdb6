namespace Mezzofy.Core.CompanyData.Demo;

/// <summary>Everything that ever happened to the demo company, up to the end of a month; what has not happened yet is left out when it is written.</summary>
internal sealed class DemoHistory
{
    public List<DemoCustomer> Customers { get; } = [];

    public List<DemoOrder> Orders { get; } = [];

    public List<DemoPayment> Payments { get; } = [];

    public List<DemoEntry> Entries { get; } = [];

    public List<DemoRate> Rates { get; } = [];

    public List<DemoCampaign> Campaigns { get; } = [];

    public List<DemoCampaignDay> CampaignDays { get; } = [];

    public List<DemoLead> Leads { get; } = [];

    public List<DemoTicket> Tickets { get; } = [];

    public List<DemoTarget> Targets { get; } = [];

    /// <summary>Generates the history through the month of a day: about 20 ms a year.</summary>
    public static DemoHistory Generate(DateOnly through)
    {
        var history = new DemoHistory();
        var names = new DemoNames();
        var campaigns = new DemoCampaigns(history);
        var leads = new DemoLeads(history, names);
        var customers = new DemoCustomers(history, names);
        var orders = new DemoOrders(history);
        var tickets = new DemoTickets(history);
        var ledger = new DemoLedger(history);
        var books = new DemoBooks(history, ledger);
        customers.AddFounding();
        for (var month = DemoCalendar.Epoch.AddMonths(-3); month < DemoCalendar.Epoch; month = month.AddMonths(1))
        {
            campaigns.Add(month);
            leads.Add(month);
            customers.SignUp(month);
        }

        foreach (var month in DemoCalendar.Months(through))
        {
            campaigns.Add(month);
            leads.Add(month);
            customers.Add(month);
            orders.Add(month);
            tickets.Add(month);
            books.Add(month);
        }

        DemoTargets.Add(history, through.Year);
        return history;
    }
}
