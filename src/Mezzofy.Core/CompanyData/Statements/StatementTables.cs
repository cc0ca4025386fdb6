using Mezzofy.Core.Language.Periods;
using Mezzofy.Core.Outputs;
using static Mezzofy.Core.CompanyData.Statements.StatementLabels;

namespace Mezzofy.Core.CompanyData.Statements;

/// <summary>The three tables. Every total is the sum of the rows above it; a test adds them up again.</summary>
internal sealed class StatementTables(StatementSet set, string language)
{
    private readonly IReadOnlyList<Statement> columns = [set.Current, .. set.Comparisons];

    public TableBlock Income()
    {
        var rows = new List<TableRow> { Heading("revenue") };
        rows.AddRange(Accounts("revenue", -1));
        rows.Add(Row("total_revenue", one => one.Revenue, RowStyle.Subtotal));
        rows.Add(Heading("cost_of_sales"));
        rows.AddRange(Accounts("cost_of_sales", 1));
        rows.Add(Row("total_cost_of_sales", one => one.CostOfSales, RowStyle.Subtotal));
        rows.Add(Row("gross_profit", one => one.GrossProfit, RowStyle.Total));
        foreach (var category in Statement.OperatingCategories)
        {
            rows.Add(Heading(category));
            rows.AddRange(Accounts(category, 1));
        }

        rows.Add(Row("total_operating_expenses", one => one.OperatingExpenses, RowStyle.Subtotal));
        rows.Add(Row("operating_profit", one => one.OperatingProfit, RowStyle.Total));
        rows.Add(Row("other_income", one => one.Income("other_income")));
        rows.Add(Row("finance_costs", one => one.Income("finance_costs")));
        rows.Add(Row("profit_before_tax", one => one.ProfitBeforeTax, RowStyle.Subtotal));
        rows.Add(Row("income_tax", one => one.Income("income_tax")));
        rows.Add(Row("net_profit", one => one.NetProfit, RowStyle.Total));
        return Table(rows);
    }

    public TableBlock Balance()
    {
        List<TableRow> rows =
        [
            Heading("current_assets"), .. Closings("current_assets", 1), Sum("current_assets", 1),
            Heading("non_current_assets"), .. Closings("non_current_assets", 1), Sum("non_current_assets", 1),
            Row("total_assets", one => one.Assets, RowStyle.Total),
            Heading("current_liabilities"), .. Closings("current_liabilities", -1), Sum("current_liabilities", -1),
            Heading("non_current_liabilities"), .. Closings("non_current_liabilities", -1), Sum("non_current_liabilities", -1),
            Row("total_liabilities", one => one.Liabilities, RowStyle.Subtotal),
            Heading("equity"),
            Row("capital", one => one.Capital), Row("retained_before", one => one.RetainedBefore),
            Row("profit_of_period", one => one.NetProfit), Row("distributions", one => one.Distributions),
            Row("total_equity", one => one.Equity, RowStyle.Subtotal),
            Row("total_liabilities_and_equity", one => one.Liabilities + one.Equity, RowStyle.Total),
        ];
        return Table(rows);
    }

    public TableBlock Cash()
    {
        List<TableRow> rows =
        [
            Heading("operating_activities"), .. Flows("customers", "suppliers", "employees", "taxes", "interest"), .. Others(),
            Row("net_operating", one => one.OperatingCash, RowStyle.Subtotal),
            Heading("investing_activities"), .. Flows("equipment"), Row("net_investing", one => one.InvestingCash, RowStyle.Subtotal),
            Heading("financing_activities"), .. Flows("borrowings", "owners"),
            Row("net_financing", one => one.FinancingCash, RowStyle.Subtotal),
            Row("net_change", one => one.NetCash, RowStyle.Total),
            Row("opening_cash", one => one.OpeningCash), Row("closing_cash", one => one.ClosingCash, RowStyle.Total),
        ];
        return Table(rows);
    }

    private IEnumerable<TableRow> Others() => columns.Any(one => one.Cash("other") != 0) ? Flows("other") : [];

    private IEnumerable<TableRow> Flows(params string[] headings) => headings.Select(heading => Row(heading, one => one.Cash(heading)));

    private IEnumerable<TableRow> Accounts(string category, int sign) => Each(category, account => account.Movement * sign);

    private IEnumerable<TableRow> Closings(string category, int sign) => Each(category, account => account.Closing * sign);

    private TableRow Sum(string category, int sign) =>
        Row("total_" + category, one => one.Accounts.Where(account => account.Category == category).Sum(account => account.Closing * sign), RowStyle.Subtotal);

    private IEnumerable<TableRow> Each(string category, Func<LedgerBalance, decimal> value)
    {
        foreach (var account in set.Current.Accounts.Where(account => account.Category == category))
        {
            var values = columns.Select(one => value(one.Accounts.First(other => other.Code == account.Code))).ToList();
            if (values.Exists(amount => amount != 0))
            {
                yield return Line(account.Names[language], values, RowStyle.Normal);
            }
        }
    }

    private TableRow Heading(string key) => new([Of(key, language), .. columns.Select(_ => (TableCell)(string?)null), .. set.Comparisons.Select(_ => (TableCell)(string?)null)], RowStyle.Heading);

    private TableRow Row(string key, Func<Statement, decimal> value, RowStyle style = RowStyle.Normal) =>
        Line(Of(key, language), [.. columns.Select(value)], style);

    private static TableRow Line(string label, List<decimal> values, RowStyle style) =>
        new([label, .. values.Select(value => (TableCell)value), .. values.Skip(1).Select(value => (TableCell)Change(values[0], value))], style);

    /// <summary>The relative change, or null when there is nothing to relate to: nothing before, or a gain after a loss.</summary>
    public static decimal? Change(decimal now, decimal before) => before == 0 || (now != 0 && now > 0 != before > 0) ? null : Math.Round((now - before) / Math.Abs(before), 4);

    private TableBlock Table(List<TableRow> rows) => new(
        null,
        [
            new TableColumn(Of("sgd", language)),
            .. columns.Select(one => new TableColumn(PeriodText.Short(one.Period, language), ColumnKind.Money)),
            .. set.Comparisons.Select(one => new TableColumn(ChangeHeader(one), ColumnKind.Percent)),
        ],
        rows);

    private string ChangeHeader(Statement one) =>
        set.Comparisons.Count == 1 ? Of("change", language) : $"{Of("change", language)}, {PeriodText.Short(one.Period, language)}";
}
