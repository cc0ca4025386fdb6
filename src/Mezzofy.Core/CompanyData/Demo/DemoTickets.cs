namespace Mezzofy.Core.CompanyData.Demo;

/// <summary>Tickets of a month, opened mostly in business hours, with how long each will take.</summary>
internal sealed class DemoTickets(DemoHistory history)
{
    private static readonly TimeSpan Singapore = TimeSpan.FromHours(8);
    private static readonly (string, int)[] Priorities = [("low", 18), ("normal", 55), ("high", 21), ("urgent", 6)];
    private static readonly (string, int)[] Channels = [("email", 40), ("chat", 30), ("portal", 20), ("phone", 10)];
    private static readonly (int, int)[] Scores = [(5, 46), (4, 33), (3, 13), (2, 5), (1, 3)];

    public void Add(DateOnly month)
    {
        var random = new DemoRandom("tickets", DemoCalendar.Stamp(month));
        var opened = new List<(DateTimeOffset At, DemoCustomer Customer)>();
        foreach (var customer in history.Customers)
        {
            var chance = customer.Plan switch { "starter" => 420, "growth" => 520, _ => 660 };
            for (var number = 0; number < 2; number++)
            {
                var at = When(month, random);
                if (random.Permille(chance) && IsActive(customer, DateOnly.FromDateTime(at.DateTime)))
                {
                    opened.Add((at, customer));
                }
            }
        }

        var id = DemoCalendar.Stamp(month) * 10_000;
        var wave = DemoIssues.Wave(month);
        foreach (var (at, customer) in opened.OrderBy(one => one.At).ThenBy(one => one.Customer.Id))
        {
            history.Tickets.Add(One(++id, customer, at, wave));
        }
    }

    private static DemoTicket One(long id, DemoCustomer customer, DateTimeOffset opened, DemoIssue? wave)
    {
        var random = new DemoRandom("ticket", id);
        var issue = random.Pick(DemoIssues.All);
        var priority = random.Pick(Priorities);
        var slow = random.Permille(130) ? random.Between(3, 12) * 24 : 0;
        var responded = opened.AddMinutes(random.Between(4, priority switch { "urgent" => 25, "high" => 90, _ => 300 }));
        var hours = priority switch { "urgent" => random.Between(1, 9), "high" => random.Between(2, 40), "normal" => random.Between(4, 104), _ => random.Between(20, 190) };
        return new DemoTicket(
            id, customer, wave is not null && random.Permille(300) ? wave : issue, priority, random.Pick(Channels), random.Pick(DemoStaff.Support),
            opened, responded, responded.AddMinutes(((hours + slow) * 60) + random.Below(60)), random.Permille(220), random.Permille(550) ? random.Pick(Scores) : null);
    }

    private static DateTimeOffset When(DateOnly month, DemoRandom random)
    {
        var day = DemoCalendar.Day(month, random.Between(1, DateTime.DaysInMonth(month.Year, month.Month)));
        if (day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday && random.Permille(600))
        {
            day = DemoCalendar.Day(month, Math.Max(1, day.Day - 3));
        }

        var minute = random.Permille(850) ? random.Between(8 * 60, 19 * 60) : random.Between(0, (24 * 60) - 1);
        return new DateTimeOffset(day.ToDateTime(TimeOnly.MinValue).AddMinutes(minute), Singapore);
    }

    private static bool IsActive(DemoCustomer customer, DateOnly day) => customer.SignedUp <= day && !(customer.Churned <= day);
}
