using Mezzofy.Core.Language;
using Mezzofy.Core.Tools.Reports;
using Npgsql;

namespace Mezzofy.Core.Tools.Marketing;

/// <summary>What campaigns cost and brought in a period: leads that came in and deals that were won in it.</summary>
internal sealed record CampaignResult(long Impressions, long Clicks, decimal Spend, int Leads, int Won, decimal WonValue)
{
    public bool IsNothing => this is { Impressions: 0, Spend: 0, Leads: 0, Won: 0 };

    /// <summary>Clicks of impressions.</summary>
    public decimal? ClickRate => FigureText.Share(Clicks, Impressions);

    /// <summary>SGD; null without leads.</summary>
    public decimal? CostPerLead => FigureText.Share(Spend, Leads);

    /// <summary>(won value − spend) / spend; null without spend.</summary>
    public decimal? Roi => FigureText.Share(WonValue - Spend, Spend);

    public static CampaignResult Sum(IEnumerable<CampaignResult> results) => results.Aggregate(
        new CampaignResult(0, 0, 0, 0, 0, 0),
        (sum, one) => new(
            sum.Impressions + one.Impressions, sum.Clicks + one.Clicks, sum.Spend + one.Spend, sum.Leads + one.Leads, sum.Won + one.Won, sum.WonValue + one.WonValue));
}

/// <summary>A campaign: its plan, what it did so far, and its result in the period.</summary>
internal sealed record Campaign(
    string Name, string Channel, string Objective, DateOnly Starts, DateOnly Ends, decimal Budget, decimal SpendToDate, int LeadsToDate, int WonToDate,
    decimal WonValueToDate, CampaignResult Result)
{
    /// <summary>The return so far: (won value − spend) / spend.</summary>
    public decimal? RoiToDate => FigureText.Share(WonValueToDate - SpendToDate, SpendToDate);

    /// <summary>SGD a lead so far.</summary>
    public decimal? CostPerLeadToDate => FigureText.Share(SpendToDate, LeadsToDate);

    public bool RunsIn(Period period) => Starts <= period.End && Ends >= period.Start;

    /// <summary>How much of its time has passed, 0 to 1.</summary>
    public decimal Elapsed(DateOnly today) =>
        Math.Clamp((today.DayNumber - Starts.DayNumber + 1) / (decimal)(Ends.DayNumber - Starts.DayNumber + 1), 0, 1);
}

/// <summary>All that the campaign report is made of.</summary>
/// <param name="Running">The campaigns that ran in the period.</param>
/// <param name="Earlier">What the period had from others: deals that were won after their campaign had ended.</param>
/// <param name="Channels">The period by channel, of all campaigns.</param>
/// <param name="Now">The period, of all campaigns.</param>
/// <param name="Before">The period before.</param>
/// <param name="Days">How many days of results were read.</param>
/// <param name="DaysToWin">The median from lead to deal, of all that campaigns won.</param>
internal sealed record CampaignFigures(
    IReadOnlyList<Campaign> Running, CampaignResult Earlier, IReadOnlyList<(string Name, CampaignResult Result)> Channels, CampaignResult Now, CampaignResult Before,
    long Days, decimal? DaysToWin)
{
    public static async Task<CampaignFigures> ReadAsync(ReportScope scope, ReportReader reader)
    {
        var all = await reader.RowsAsync(CampaignSql.Campaigns, Read, scope.Covered.Start, scope.Covered.End);
        var before = await reader.RowsAsync(CampaignSql.Campaigns, Read, scope.Before.Start, scope.Before.End);
        var more = await reader.RowsAsync(CampaignSql.Context, row => (row.GetInt64(0), row.Number(1)), scope.Covered.Start, scope.Covered.End);
        var channels = all.GroupBy(one => one.Channel, (channel, own) => (channel, CampaignResult.Sum(own.Select(one => one.Result))));
        return new(
            [.. all.Where(one => one.RunsIn(scope.Covered))],
            CampaignResult.Sum(all.Where(one => !one.RunsIn(scope.Covered)).Select(one => one.Result)),
            [.. channels.OrderByDescending(channel => channel.Item2.Spend).ThenBy(channel => channel.channel, StringComparer.Ordinal)],
            CampaignResult.Sum(all.Select(one => one.Result)),
            CampaignResult.Sum(before.Select(one => one.Result)),
            more[0].Item1,
            more[0].Item2);
    }

    /// <summary>Campaigns that are to bring leads, the best first: by return so far, then by what a lead cost.</summary>
    public IReadOnlyList<Campaign> Ranked { get; } = [.. Running
        .Where(one => one is { Objective: "leads", SpendToDate: > 0 })
        .OrderByDescending(one => one.RoiToDate)
        .ThenBy(one => one.CostPerLeadToDate ?? decimal.MaxValue)
        .ThenBy(one => one.Name, StringComparer.Ordinal)];

    /// <summary>Campaigns that spent more than they may, the most first.</summary>
    public IReadOnlyList<Campaign> OverBudget { get; } =
        [.. Running.Where(one => one.SpendToDate > one.Budget).OrderByDescending(one => one.SpendToDate - one.Budget)];

    private static Campaign Read(NpgsqlDataReader row) => new(
        row.GetString(0), row.GetString(1), row.GetString(2), row.GetFieldValue<DateOnly>(3), row.GetFieldValue<DateOnly>(4), row.GetDecimal(5), row.GetDecimal(6),
        row.GetInt32(7), row.GetInt32(8), row.GetDecimal(9),
        new(row.GetInt64(10), row.GetInt64(11), row.GetDecimal(12), row.GetInt32(13), row.GetInt32(14), row.GetDecimal(15)));
}
