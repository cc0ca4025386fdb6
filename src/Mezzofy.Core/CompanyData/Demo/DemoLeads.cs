namespace Mezzofy.Core.CompanyData.Demo;

/// <summary>New leads of a month, each with the steps that will be taken until it is won or lost.</summary>
internal sealed class DemoLeads(DemoHistory history, DemoNames names)
{
    private static readonly (string, int)[] Sources =
        [("website", 21), ("campaign", 38), ("referral", 14), ("event", 9), ("linkedin", 10), ("partner", 9)];

    private static readonly (string Plan, int Weight)[] Plans = [("starter", 44), ("growth", 39), ("enterprise", 17)];

    private static readonly string[] Reasons = ["price", "chose a competitor", "no budget this year", "no response", "built in-house", "wrong fit"];

    private static readonly (string Status, string Kind, string Summary)[] Stages =
    [
        ("contacted", "call", "Introduced the platform; interested in digital vouchers."),
        ("qualified", "meeting", "Confirmed outlets, budget and who decides."),
        ("proposal", "demo", "Showed coupon issuing and redemption; sent a proposal."),
        ("negotiation", "call", "Went through the price and the start date."),
    ];

    public void Add(DateOnly month)
    {
        var random = new DemoRandom("leads", DemoCalendar.Stamp(month));
        var count = (34 + (DemoCalendar.Index(month) * 3 / 5) + random.Between(-4, 4)) * (DemoCalendar.SeasonPercent(month) + 100) / 200;
        var days = Enumerable.Range(0, count).Select(_ => DemoCalendar.Day(month, random.Between(1, 31))).Order().ToList();
        for (var number = 1; number <= count; number++)
        {
            history.Leads.Add(One((DemoCalendar.Stamp(month) * 10_000) + number, days[number - 1]));
        }
    }

    private DemoLead One(long id, DateOnly created)
    {
        var random = new DemoRandom("lead", id);
        var (company, industry, country, city) = names.Company(random);
        var contact = DemoNames.Person(random);
        var source = random.Pick(Sources);
        var campaign = source == "campaign" ? DemoCampaigns.Running(history, created, country, random) : null;
        var plan = random.Pick(Plans);
        var won = random.Permille(plan == "enterprise" ? 105 : 150);
        return new DemoLead(
            id, company, contact, DemoNames.Email(contact, company, country), industry, country, city,
            source == "campaign" && campaign is null ? "website" : source, campaign?.Id, random.Pick(DemoStaff.Sales), Value(plan, random), created,
            won ? null : random.Pick(Reasons), Steps(created, won, random)) { Plan = plan };
    }

    private static decimal Value(string plan, DemoRandom random) => plan switch
    {
        "starter" => random.Near(2_400, 25),
        "growth" => random.Near(10_500, 30),
        _ => random.Near(41_000, 35),
    };

    private static List<DemoLeadStep> Steps(DateOnly created, bool won, DemoRandom random)
    {
        var steps = new List<DemoLeadStep>();
        var stages = won ? Stages.Length : random.Between(1, Stages.Length);
        var day = DemoCalendar.Workday(created.AddDays(random.Between(0, 2)));
        for (var stage = 0; stage < stages; stage++)
        {
            var (status, kind, summary) = Stages[stage];
            day = Take(steps, day, status, kind, summary, random);
            if (random.Permille(350))
            {
                day = Take(steps, day, status, "email", "Sent the details that were asked for.", random);
            }
        }

        steps.Add(new DemoLeadStep(day, won ? "won" : "lost", null, "note", won ? "Signed the order form." : "Closed as lost."));
        return steps;
    }

    /// <summary>Adds a step and answers the day of the next one; a quarter of the follow-ups are forgotten for a while.</summary>
    private static DateOnly Take(List<DemoLeadStep> steps, DateOnly day, string status, string kind, string summary, DemoRandom random)
    {
        var followUp = DemoCalendar.Workday(day.AddDays(random.Between(3, 12)));
        steps.Add(new DemoLeadStep(day, status, followUp, kind, summary));
        return random.Permille(250) ? DemoCalendar.Workday(followUp.AddDays(random.Between(2, 14))) : followUp;
    }
}
