using System.ComponentModel;
using Mezzofy.Core.CompanyData.Statements;
using Mezzofy.Core.Identity;
using Mezzofy.Core.Language;
using Mezzofy.Core.Language.Periods;

namespace Mezzofy.Core.Tools.Finance;

/// <summary>What <see cref="FinancialStatement"/> needs.</summary>
/// <param name="Period">In words; the last completed quarter when left out.</param>
/// <param name="Compare">What to compare with; the period before when left out.</param>
/// <param name="Part">Which statements; all when left out.</param>
public sealed record FinancialStatementArguments(
    [property: Description("The period as a person writes it: \"latest\", \"last month\", \"Q4 2025\", \"2025\", \"this year\", \"Jan to Mar 2026\". Latest means the last completed quarter.")] string? Period = null,
    [property: Description("What to compare with: previous (the period before), last_year (the same period a year earlier), both or none.")] PeriodComparison? Compare = null,
    [property: Description("Which statements: all, income_statement, balance_sheet or cash_flow.")] StatementPart? Part = null);

/// <summary>Income statement, balance sheet and cash flow of a period, from the ledger.</summary>
public sealed class FinancialStatement(StatementService statements) : Tool<FinancialStatementArguments>
{
    /// <inheritdoc/>
    public override ToolDescriptor Descriptor { get; } = new(
        "financial_statement",
        "Makes the company's financial statement for a period: income statement, balance sheet and cash flow in SGD, with a comparison and charts. Returns key figures and a report_id for pdf_generator or document_generator.",
        [Permissions.FinanceRead],
        ToolEffect.Read)
    {
        Agents = [Departments.Finance, Departments.Management],
    };

    /// <inheritdoc/>
    protected override async Task<ToolResult> RunAsync(
        FinancialStatementArguments arguments, ToolContext context, CancellationToken cancellationToken)
    {
        var clock = PeriodClock.At(context.Now, context.Caller.TimeZone);
        var period = ToolPeriods.Read(arguments.Period, clock, context.Language);
        var set = await statements.ReadAsync(period, arguments.Compare ?? PeriodComparison.Previous, clock.Today, cancellationToken, arguments.Part == StatementPart.BalanceSheet)
            ?? throw await NoneAsync(period, clock.Today, context.Language, cancellationToken);
        var report = new StatementReport(set, context.Language);
        var id = Ids.New(Ids.Report, context.Now);
        var part = arguments.Part ?? StatementPart.All;
        var document = report.Document(part, context.Caller.Name, context.LocalNow);
        return new ToolResult(report.Summary(id, part, document))
        {
            Report = document,
            ReportId = id,
            Sources = [new ToolSource("view", "finance_account_months", set.Current.Accounts.Count, document.Subtitle)],
        };
    }

    private async Task<ToolRefusedException> NoneAsync(Period period, DateOnly today, string language, CancellationToken cancellationToken)
    {
        var name = PeriodText.Describe(period, language);
        if (period.Start > today)
        {
            return new ToolRefusedException("period_not_begun", StatementLabels.Say("future", language, name));
        }

        return await statements.FirstDayAsync(cancellationToken) is { } first
            ? new ToolRefusedException("no_data", StatementLabels.Say("before_books", language, PeriodText.Day(first, language), name))
            : new ToolRefusedException("no_data", StatementLabels.Say("empty", language));
    }
}
