using System.Globalization;
using Mezzofy.Core.Outputs;
using static Mezzofy.Core.CompanyData.Statements.StatementLabels;

namespace Mezzofy.Core.CompanyData.Statements;

/// <summary>The key figures of a statement, those that matter most first: what is answered in the chat, and on the cover of its PDF.</summary>
internal sealed class StatementFigures(StatementSet set, string language)
{
    private readonly Statement now = set.Current;
    private readonly Statement? before = set.Comparisons.Count > 0 ? set.Comparisons[0] : null;

    /// <summary>The figures of the part that was asked for.</summary>
    public IEnumerable<KeyFigure> Of(StatementPart part) => part switch
    {
        StatementPart.IncomeStatement => [.. Result(), .. Operations()],
        StatementPart.BalanceSheet => [.. Balance(), Cash()],
        StatementPart.CashFlow => Flows(),
        _ => [.. Result(), Cash(), .. Operations(), .. Balance()],
    };

    private IEnumerable<KeyFigure> Result()
    {
        yield return Figure("revenue", one => one.Revenue);
        yield return Figure("gross_profit", one => one.GrossProfit);
        yield return Figure("net_profit", one => one.NetProfit);
    }

    private IEnumerable<KeyFigure> Operations()
    {
        yield return Figure("operating_expenses", one => one.OperatingExpenses, false);
        yield return Figure("operating_profit", one => one.OperatingProfit);
        yield return Margin("gross_margin", now.GrossProfit);
        yield return Margin("net_margin", now.NetProfit);
    }

    private IEnumerable<KeyFigure> Balance()
    {
        yield return Figure("total_assets", one => one.Assets, null);
        yield return Figure("total_liabilities", one => one.Liabilities, null);
        yield return Figure("total_equity", one => one.Equity);
    }

    private IEnumerable<KeyFigure> Flows()
    {
        yield return Figure("customers", one => one.Cash("customers"));
        yield return Figure("suppliers", one => one.Cash("suppliers"), null);
        yield return Figure("employees", one => one.Cash("employees"), null);
        yield return Figure("net_operating", one => one.OperatingCash);
        yield return Figure("net_investing", one => one.InvestingCash, null);
        yield return Figure("net_financing", one => one.FinancingCash, null);
        yield return Cash();
        yield return Figure("net_change", one => one.NetCash);
        yield return Figure("opening_cash", one => one.OpeningCash, null);
    }

    private KeyFigure Cash() => Figure("closing_cash", one => one.ClosingCash);

    private KeyFigure Figure(string key, Func<Statement, decimal> value, bool? growthIsGood = true)
    {
        var change = before is null ? null : StatementTables.Change(value(now), value(before));
        return new KeyFigure(
            StatementLabels.Of(key, language), ReportNumbers.Money(value(now)), change is { } share ? ReportNumbers.Change(share) : null,
            change is null or 0 || growthIsGood is null ? null : change > 0 == growthIsGood);
    }

    private KeyFigure Margin(string key, decimal profit) => new(
        StatementLabels.Of(key, language), now.Revenue == 0 ? "–" : (profit / now.Revenue).ToString("0.0%", CultureInfo.InvariantCulture));
}
