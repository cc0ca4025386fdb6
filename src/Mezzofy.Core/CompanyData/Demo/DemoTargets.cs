namespace Mezzofy.Core.CompanyData.Demo;

/// <summary>What each department was asked to reach, month by month, for every year that has begun.</summary>
internal static class DemoTargets
{
    public static void Add(DemoHistory history, int year)
    {
        var revenue = 132_000m;
        foreach (var month in DemoCalendar.Months(new DateOnly(year, 12, 1)))
        {
            var index = DemoCalendar.Index(month);
            var season = (DemoCalendar.SeasonPercent(month) + 300) / 400m;
            Set("finance", "revenue_sgd", Round(revenue * season, 1000));
            Set("finance", "net_profit_sgd", Round(revenue * season * (0.02m + Math.Min(index, 40) * 0.0028m), 500));
            Set("sales", "new_customers", 7 + (index / 10));
            Set("sales", "won_value_sgd", Round(88_000m + (index * 1_900m), 1000));
            Set("marketing", "new_leads", 38 + (index * 2 / 3));
            Set("marketing", "advertising_sgd", Round(9_000m + (index * 160m), 100));
            Set("support", "resolution_hours", 40 - (index / 6));
            Set("support", "satisfaction", 4.2m);
            Set("management", "active_customers", 120 + (index * 4));
            revenue *= 1.021m;

            void Set(string department, string metric, decimal value) => history.Targets.Add(new DemoTarget(department, metric, month, value));
        }
    }

    private static decimal Round(decimal amount, decimal to) => Math.Round(amount / to, 0, MidpointRounding.AwayFromZero) * to;
}
