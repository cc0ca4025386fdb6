using Mezzofy.Core.Language;

namespace Mezzofy.Core.CompanyData.Statements;

/// <summary>The figures of one period: income statement, balance sheet and cash flow, SGD, all from the same ledger balances.</summary>
/// <param name="Period">The period, at most up to today.</param>
/// <param name="Accounts">Every account with its opening balance and movement.</param>
/// <param name="CashFlows">Cash received and paid by heading.</param>
public sealed record Statement(Period Period, IReadOnlyList<LedgerBalance> Accounts, IReadOnlyDictionary<string, decimal> CashFlows)
{
    private static readonly string[] Operating = ["staff_costs", "premises", "marketing", "administration", "depreciation"];

    /// <summary>The categories of operating expenses, in the order in which they are shown.</summary>
    public static IReadOnlyList<string> OperatingCategories => Operating;

    /// <summary>Sales before tax.</summary>
    public decimal Revenue => Income("revenue");

    /// <summary>What the sales cost directly.</summary>
    public decimal CostOfSales => -Income("cost_of_sales");

    /// <summary>Revenue less cost of sales.</summary>
    public decimal GrossProfit => Revenue - CostOfSales;

    /// <summary>Staff, premises, marketing, administration, depreciation.</summary>
    public decimal OperatingExpenses => -Operating.Sum(Income);

    /// <summary>Gross profit less operating expenses.</summary>
    public decimal OperatingProfit => GrossProfit - OperatingExpenses;

    /// <summary>Operating profit with other income and finance costs.</summary>
    public decimal ProfitBeforeTax => OperatingProfit + Income("other_income") + Income("finance_costs");

    /// <summary>What is left after income tax.</summary>
    public decimal NetProfit => Accounts.Where(IsResult).Sum(one => -one.Movement);

    /// <summary>All assets at the end.</summary>
    public decimal Assets => Accounts.Where(one => one.Type == "asset").Sum(one => one.Closing);

    /// <summary>All liabilities at the end.</summary>
    public decimal Liabilities => -Accounts.Where(one => one.Type == "liability").Sum(one => one.Closing);

    /// <summary>Results of all time before the period, less dividends before it, with what was brought forward.</summary>
    public decimal RetainedBefore => -Accounts.Where(one => IsResult(one) || IsRetained(one)).Sum(one => one.Opening);

    /// <summary>Dividends and other movements of retained earnings in the period.</summary>
    public decimal Distributions => -Accounts.Where(IsRetained).Sum(one => one.Movement);

    /// <summary>Share capital at the end.</summary>
    public decimal Capital => -Accounts.Where(one => one.Type == "equity" && !IsRetained(one)).Sum(one => one.Closing);

    /// <summary>Capital, retained earnings and the period's profit.</summary>
    public decimal Equity => Capital + RetainedBefore + NetProfit + Distributions;

    /// <summary>Cash on the day before the period.</summary>
    public decimal OpeningCash => Accounts.Where(one => one.IsCash).Sum(one => one.Opening);

    /// <summary>Cash at the end.</summary>
    public decimal ClosingCash => Accounts.Where(one => one.IsCash).Sum(one => one.Closing);

    /// <summary>A heading of the cash flow; zero when nothing moved.</summary>
    public decimal Cash(string heading) => CashFlows.GetValueOrDefault(heading);

    /// <summary>Cash from customers less what operating the company cost.</summary>
    public decimal OperatingCash => Cash("customers") + Cash("suppliers") + Cash("employees") + Cash("taxes") + Cash("interest") + Cash("other");

    /// <summary>Cash from what was bought to keep, negative where more was bought than sold.</summary>
    public decimal InvestingCash => Cash("equipment");

    /// <summary>Cash from lenders and owners, negative where more was paid to them.</summary>
    public decimal FinancingCash => Cash("borrowings") + Cash("owners");

    /// <summary>What the period added to the cash.</summary>
    public decimal NetCash => CashFlows.Values.Sum();

    /// <summary>What a category added to the result.</summary>
    public decimal Income(string category) => Accounts.Where(one => one.Category == category && IsResult(one)).Sum(one => -one.Movement);

    private static bool IsResult(LedgerBalance account) => account.Type is "revenue" or "expense";

    // Account 3000 is the share capital; what else is equity belongs to retained earnings.
    private static bool IsRetained(LedgerBalance account) => account.Type == "equity" && account.Code != 3000;
}
