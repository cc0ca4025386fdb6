using Mezzofy.Core.Language.Periods;
using Mezzofy.Core.Outputs;
using Mezzofy.Core.Tools;
using static Mezzofy.Core.CompanyData.Statements.StatementLabels;

namespace Mezzofy.Core.CompanyData.Statements;

/// <summary>Which parts of a statement are wanted.</summary>
public enum StatementPart
{
    /// <summary>Income statement, balance sheet and cash flow.</summary>
    All,

    /// <summary>The income statement.</summary>
    IncomeStatement,

    /// <summary>The balance sheet.</summary>
    BalanceSheet,

    /// <summary>The cash flow statement.</summary>
    CashFlow,
}

/// <summary>Writes a statement as a report and as the summary a model sees.</summary>
internal sealed class StatementReport(StatementSet set, string language)
{
    private readonly Statement now = set.Current;
    private readonly Statement? before = set.Comparisons.Count > 0 ? set.Comparisons[0] : null;
    private readonly StatementFigures figures = new(set, language);

    public ReportDocument Document(StatementPart part, string preparedFor, DateTimeOffset asOf)
    {
        var tables = new StatementTables(set, language);
        var title = part switch
        {
            StatementPart.IncomeStatement => Of("income_statement", language),
            StatementPart.BalanceSheet => Of("balance_sheet", language),
            StatementPart.CashFlow => Of("cash_flow", language),
            _ => Of("title", language),
        };
        List<ReportSection> sections = [new(Of("overview", language), [new TextBlock(string.Join("\n\n", Notes())), .. Charts(part)])];
        Add(StatementPart.IncomeStatement, "income_statement", tables.Income);
        Add(StatementPart.BalanceSheet, "balance_sheet", tables.Balance);
        Add(StatementPart.CashFlow, "cash_flow", tables.Cash);
        return new ReportDocument(title, Period(), language, $"{Stem(part)}_{PeriodText.Stem(set.Asked)}", sections)
        {
            KeyFigures = figures.Of(part).Take(4).ToList(),
            PreparedFor = preparedFor,
            AsOf = asOf,
            Sources = [Say("source", language, PeriodText.Describe(now.Period, language))],
        };

        void Add(StatementPart which, string key, Func<TableBlock> table)
        {
            if (part == StatementPart.All || part == which)
            {
                sections.Add(new ReportSection(Of(key, language), [table()]));
            }
        }
    }

    public ReportSummary Summary(string reportId, StatementPart part, ReportDocument report) =>
        new(reportId, report.Title, report.Subtitle, figures.Of(part).ToList()) { Notes = Notes() };

    private static string Stem(StatementPart part) => part switch
    {
        StatementPart.IncomeStatement => "income_statement",
        StatementPart.BalanceSheet => "balance_sheet",
        StatementPart.CashFlow => "cash_flow_statement",
        _ => "financial_statement",
    };

    private string Period() => PeriodText.Describe(set.Asked, language, set.Today);

    private List<string> Notes()
    {
        var notes = new List<string>();
        if (before is not null)
        {
            notes.Add(Say("compared", language, PeriodText.Describe(before.Period, language)));
        }
        else if (set.Asked.Previous().Start < set.FirstDay)
        {
            notes.Add(Say("no_comparison", language, PeriodText.Day(set.FirstDay, language)));
        }

        if (set.Asked.Start < set.FirstDay)
        {
            notes.Add(Say("begins_inside", language, PeriodText.Day(set.FirstDay, language)));
        }

        if (set.Asked.End >= set.Today && set.Today.AddDays(1).Day != 1)
        {
            notes.Add(Say("running", language, PeriodText.Day(set.Today, language)));
        }

        return notes;
    }

    private IEnumerable<ChartBlock> Charts(StatementPart part) => part switch
    {
        StatementPart.BalanceSheet =>
            [Bars("balance_sheet", ("total_assets", one => one.Assets), ("total_liabilities", one => one.Liabilities), ("total_equity", one => one.Equity))],
        StatementPart.CashFlow =>
            [Bars("cash_flow", ("net_operating", one => one.OperatingCash), ("net_investing", one => one.InvestingCash), ("net_financing", one => one.FinancingCash))],
        _ => [Trend(), Mix()],
    };

    private ChartBlock Bars(string title, params (string Key, Func<Statement, decimal> Value)[] bars) => new(
        Of(title, language), ChartKind.Bar, [.. bars.Select(bar => Of(bar.Key, language))],
        [.. new[] { now }.Concat(set.Comparisons).Select(one =>
            new ChartSeries(PeriodText.Short(one.Period, language), [.. bars.Select(bar => (decimal?)bar.Value(one))]))],
        "SGD");

    private ChartBlock Trend() => new(
        Of("trend", language), ChartKind.Bar, [.. set.Trend.Select(month => PeriodText.ShortMonth(month.Month, language))],
        [
            new ChartSeries(Of("revenue", language), [.. set.Trend.Select(month => (decimal?)month.Revenue)]),
            new ChartSeries(Of("costs", language), [.. set.Trend.Select(month => (decimal?)month.Costs)]),
            new ChartSeries(Of("net_profit", language), [.. set.Trend.Select(month => (decimal?)month.NetProfit)]),
        ],
        "SGD");

    private ChartBlock Mix()
    {
        var streams = now.Accounts.Where(account => account.Category == "revenue" && account.Movement < 0).ToList();
        return new ChartBlock(
            Of("revenue_mix", language), ChartKind.Pie, [.. streams.Select(account => account.Names[language])],
            [new ChartSeries(Of("revenue", language), [.. streams.Select(account => (decimal?)-account.Movement)])], "SGD");
    }
}
