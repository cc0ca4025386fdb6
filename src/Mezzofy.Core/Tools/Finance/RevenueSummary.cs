using System.ComponentModel;
using Mezzofy.Core.CompanyData.Revenue;
using Mezzofy.Core.CompanyData.Statements;
using Mezzofy.Core.Identity;
using Mezzofy.Core.Language;
using Mezzofy.Core.Language.Periods;

namespace Mezzofy.Core.Tools.Finance;

/// <summary>What <see cref="RevenueSummary"/> needs.</summary>
/// <param name="Period">In words; this year to date when left out.</param>
/// <param name="By">One dimension; all when left out.</param>
/// <param name="Compare">What to compare with; the same period a year earlier when left out.</param>
public sealed record RevenueSummaryArguments(
    [property: Description("The period as a person writes it: \"last month\", \"Q4 2025\", \"this year\". This year when left out.")] string? Period = null,
    [property: Description("Split by one of month, product, country, industry or customer; all of them when left out.")] RevenueDimension? By = null,
    [property: Description("What to compare with: previous (the period before), last_year (the same period a year earlier) or none.")] PeriodComparison? Compare = null);

/// <summary>Revenue by month, product, country, industry and customer, from the orders.</summary>
public sealed class RevenueSummary(RevenueRepository revenue) : Tool<RevenueSummaryArguments>
{
    /// <inheritdoc/>
    public override ToolDescriptor Descriptor { get; } = new(
        "revenue_summary",
        "Summarises revenue (orders before tax, SGD) of a period by month, product, country, industry and customer, with a comparison and charts. Returns key figures and a report_id for pdf_generator or document_generator.",
        [Permissions.FinanceRead],
        ToolEffect.Read)
    {
        Agents = [Departments.Finance, Departments.Management],
    };

    /// <inheritdoc/>
    protected override async Task<ToolResult> RunAsync(RevenueSummaryArguments arguments, ToolContext context, CancellationToken cancellationToken)
    {
        var clock = PeriodClock.At(context.Now, context.Caller.TimeZone);
        var asked = string.IsNullOrWhiteSpace(arguments.Period)
            ? CalendarPeriods.Unit(PeriodKind.Year, clock.Today)
            : ToolPeriods.Read(arguments.Period, clock, context.Language);
        if (asked.Start > clock.Today)
        {
            throw new ToolRefusedException("period_not_begun", RevenueLabels.Say("future", context.Language, PeriodText.Describe(asked, context.Language)));
        }

        var compare = StatementService.Comparisons(asked, arguments.Compare ?? PeriodComparison.LastYear, clock.Today).FirstOrDefault();
        var figures = await revenue.ReadAsync(asked.UpTo(clock.Today), compare, cancellationToken);
        if (figures.Total.Orders == 0)
        {
            throw new ToolRefusedException("no_data", RevenueLabels.Say("none", context.Language, PeriodText.Describe(asked, context.Language)));
        }

        return Result(new RevenueReport(figures, asked, figures.OrdersBefore == 0 ? null : compare, clock.Today, context.Language), figures, arguments.By, context);
    }

    private static ToolResult Result(RevenueReport report, RevenueFigures figures, RevenueDimension? by, ToolContext context)
    {
        var id = Ids.New(Ids.Report, context.Now);
        var document = report.Document(by, context.Caller.Name, context.LocalNow);
        return new ToolResult(report.Summary(id, document, by))
        {
            Report = document,
            ReportId = id,
            Sources = [new ToolSource("view", "finance_revenue", figures.Total.Orders, document.Subtitle)],
        };
    }
}
