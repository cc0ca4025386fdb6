namespace Mezzofy.Core.CompanyData.Demo;

/// <summary>Two or three campaigns begin every month; each has results for every day it runs.</summary>
internal sealed class DemoCampaigns(DemoHistory history)
{
    private static readonly (string Channel, string Objective, string Name, decimal DailySpend, int Clicks)[] Kinds =
    [
        ("search", "leads", "Google Search: coupon software", 120, 46), ("search", "leads", "Google Search: loyalty app", 95, 36),
        ("social", "awareness", "Facebook and Instagram: merchants", 85, 74), ("social", "leads", "TikTok: cafe owners", 70, 88),
        ("linkedin", "leads", "LinkedIn: retail chains", 130, 21), ("linkedin", "leads", "LinkedIn: hospitality", 115, 18),
        ("email", "retention", "Newsletter: festive vouchers", 22, 58), ("email", "leads", "Email: win-back offer", 18, 41),
        ("event", "leads", "Roadshow", 210, 15), ("partner", "leads", "POS partner co-marketing", 75, 24),
    ];

    public void Add(DateOnly month)
    {
        var random = new DemoRandom("campaigns", DemoCalendar.Stamp(month));
        var count = random.Between(2, 3);
        for (var number = 0; number < count; number++)
        {
            var kind = random.Pick(Kinds);
            var country = random.Permille(580) ? "SG" : "MY";
            var starts = DemoCalendar.Day(month, random.Between(1, 20));
            var ends = starts.AddDays(random.Between(13, 41));
            var days = ends.DayNumber - starts.DayNumber + 1;
            var daily = kind.DailySpend * 1.3m * (100 + DemoCalendar.Index(month)) / 100;
            var budget = Math.Round(daily * days * random.Between(95, 115) / 5000, 0) * 50;
            var campaign = new DemoCampaign(
                history.Campaigns.Count + 1, Name(kind.Name, country, starts), kind.Channel, kind.Objective, country, starts, ends, budget,
                random.Pick(DemoStaff.Marketing));
            history.Campaigns.Add(campaign);
            AddDays(campaign, daily, kind.Clicks * random.Between(60, 140) / 100);
        }
    }

    /// <summary>The campaigns that run on a day, of a country.</summary>
    public static DemoCampaign? Running(DemoHistory history, DateOnly day, string country, DemoRandom random)
    {
        var running = history.Campaigns.Where(one => one.Starts <= day && day <= one.Ends && one.Country == country && one.Objective == "leads").ToList();
        return running.Count == 0 ? null : random.Pick(running);
    }

    private string Name(string kind, string country, DateOnly starts)
    {
        var name = $"{kind}, {(country == "SG" ? "Singapore" : "Malaysia")}, {starts.ToString("MMM yyyy", System.Globalization.CultureInfo.InvariantCulture)}";
        return history.Campaigns.Exists(one => one.Name == name) ? $"{name} ({history.Campaigns.Count + 1})" : name;
    }

    private void AddDays(DemoCampaign campaign, decimal daily, int clicks)
    {
        var random = new DemoRandom("campaign-days", campaign.Id);
        for (var day = campaign.Starts; day <= campaign.Ends; day = day.AddDays(1))
        {
            var clicked = Math.Max(1, clicks * random.Between(55, 145) / 100);
            history.CampaignDays.Add(new DemoCampaignDay(
                campaign, day, clicked * random.Between(28, 64), clicked, random.NearCents(daily, 35)));
        }
    }
}
