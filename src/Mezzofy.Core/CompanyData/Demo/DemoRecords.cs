namespace Mezzofy.Core.CompanyData.Demo;

internal sealed record DemoProduct(int Id, string Sku, string Name, string Category, decimal PriceSgd, decimal PriceMyr, bool Recurring, int Account);

internal sealed record DemoCustomer(
    int Id, string Name, string Industry, string Country, string City, string Plan, string Contact, string Email, string Owner, DateOnly SignedUp)
{
    /// <summary>Set when the customer leaves; known only from that day on.</summary>
    public DateOnly? Churned { get; set; }

    /// <summary>The day of the month on which the plan is billed, 1 to 28.</summary>
    public required int BillingDay { get; init; }

    /// <summary>How many days after the invoice it is usually paid; 0 is by card.</summary>
    public required int PaymentDays { get; init; }

    /// <summary>The lead it came from, when it signed up under the eyes of this data.</summary>
    public required bool FromLead { get; init; }

    public string Currency => Country == "MY" ? "MYR" : "SGD";
}

internal sealed record DemoOrderLine(int ProductId, int Quantity, decimal UnitPrice, decimal Amount, decimal AmountSgd, int Account);

internal sealed record DemoOrder(
    long Id, DemoCustomer Customer, DateOnly Day, string Channel, decimal Rate, decimal Tax, decimal TaxSgd, IReadOnlyList<DemoOrderLine> Lines)
{
    public decimal Subtotal { get; } = Lines.Sum(line => line.Amount);

    public decimal SubtotalSgd { get; } = Lines.Sum(line => line.AmountSgd);

    public decimal TotalSgd => SubtotalSgd + TaxSgd;
}

internal sealed record DemoPayment(DemoOrder Order, DateOnly Day, bool WrittenOff)
{
    public string Method => WrittenOff ? "none" : Order.Customer.PaymentDays == 0 ? "card" : "bank_transfer";
}

internal sealed record DemoPosting(int Account, decimal Debit, decimal Credit);

internal sealed record DemoEntry(DateOnly Day, string Kind, string Description, string? CashFlow, long? OrderId, IReadOnlyList<DemoPosting> Lines)
{
    public long Id { get; init; }
}

internal sealed record DemoRate(DateOnly Month, decimal SgdPerMyr);

internal sealed record DemoCampaign(
    int Id, string Name, string Channel, string Objective, string Country, DateOnly Starts, DateOnly Ends, decimal Budget, string Owner);

internal sealed record DemoCampaignDay(DemoCampaign Campaign, DateOnly Day, int Impressions, int Clicks, decimal Spend);

/// <summary>One step of a lead: from this day on it has this status and is to be followed up on that day.</summary>
internal sealed record DemoLeadStep(DateOnly Day, string Status, DateOnly? FollowUp, string Kind, string Summary);

internal sealed record DemoLead(
    long Id, string Company, string Contact, string Email, string Industry, string Country, string City, string Source, int? CampaignId,
    DemoPerson Owner, decimal Value, DateOnly Created, string? LostReason, IReadOnlyList<DemoLeadStep> Steps)
{
    /// <summary>The plan it is after.</summary>
    public required string Plan { get; init; }

    /// <summary>The customer it became; set when it is won.</summary>
    public DemoCustomer? Customer { get; set; }

    /// <summary>The last step taken up to a day, or null before the first contact.</summary>
    public DemoLeadStep? At(DateOnly day) => Steps.LastOrDefault(step => step.Day <= day);
}

internal sealed record DemoTicket(
    long Id, DemoCustomer Customer, DemoIssue Issue, string Priority, string Channel, string Assignee,
    DateTimeOffset Opened, DateTimeOffset Responded, DateTimeOffset Resolved, bool Waits, int? Satisfaction)
{
    /// <summary>What a reader sees at an instant.</summary>
    public string StatusAt(DateTimeOffset now) =>
        now >= Resolved.AddDays(7) ? "closed" : now >= Resolved ? "resolved" : now < Responded ? "open" : Waits ? "waiting" : "in_progress";
}

internal sealed record DemoTarget(string Department, string Metric, DateOnly Month, decimal Value);

internal sealed record DemoPerson(string Name, string Email);

internal sealed record DemoIssue(string Category, string Issue, string Subject, string Description, string Resolution, int Weight);
