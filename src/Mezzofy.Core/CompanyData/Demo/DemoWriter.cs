using Npgsql;

namespace Mezzofy.Core.CompanyData.Demo;

/// <summary>Writes what became visible in a window, table by table; <see cref="DemoChanges"/> brings older rows up to date.</summary>
internal sealed class DemoWriter(NpgsqlConnection connection, DemoHistory history, DemoWindow window, CancellationToken cancellationToken)
{
    public async Task WriteAsync()
    {
        if (window.Before == DateOnly.MinValue)
        {
            await WriteFixedAsync();
        }

        await WriteSalesAsync();
        await WriteLedgerAsync();
        await WriteMarketingAsync();
        await WriteTicketsAsync();
    }

    private async Task WriteFixedAsync()
    {
        await Copy("biz.products (id, sku, name, category, price_sgd, price_myr, recurring)",
            DemoProducts.All.Select(one => new object?[] { one.Id, one.Sku, one.Name, one.Category, one.PriceSgd, one.PriceMyr, one.Recurring }));
        await Copy("biz.ledger_accounts (code, name, name_zh, name_ms, type, category, is_cash)",
            DemoAccounts.All.Select(one => new object?[] { one.Code, one.Name, one.Chinese, one.Malay, one.Type, one.Category, one.IsCash }));
    }

    private async Task WriteSalesAsync()
    {
        await Copy(
            "biz.customers (id, name, industry, country, city, plan, contact_name, contact_email, account_owner, signed_up_on, churned_on)",
            history.Customers.Where(one => window.Shows(one.SignedUp)).Select(one => new object?[]
            {
                one.Id, one.Name, one.Industry, one.Country, one.City, one.Plan, one.Contact, one.Email, one.Owner, one.SignedUp,
                one.Churned <= window.Today ? one.Churned : null,
            }));
        await Copy("biz.exchange_rates (month, currency, sgd_per_unit)",
            history.Rates.Where(one => window.Shows(one.Month)).Select(one => new object?[] { one.Month, "MYR", one.SgdPerMyr }));
        var orders = history.Orders.Where(one => window.Shows(one.Day)).ToList();
        await Copy(
            "biz.orders (id, customer_id, ordered_on, due_on, channel, currency, sgd_per_unit, subtotal, tax, total, subtotal_sgd, tax_sgd, total_sgd)",
            orders.Select(one => new object?[]
            {
                one.Id, one.Customer.Id, one.Day, one.Day.AddDays(one.Customer.PaymentDays == 0 ? 0 : one.Customer.Plan == "starter" ? 14 : 30), one.Channel,
                one.Customer.Currency, one.Rate, one.Subtotal, one.Tax, one.Subtotal + one.Tax, one.SubtotalSgd, one.TaxSgd, one.TotalSgd,
            }));
        await Copy(
            "biz.order_lines (order_id, line_no, product_id, quantity, unit_price, amount, amount_sgd)",
            orders.SelectMany(one => one.Lines.Select((line, index) => new object?[]
                { one.Id, index + 1, line.ProductId, line.Quantity, line.UnitPrice, line.Amount, line.AmountSgd })));
        await Copy("biz.payments (order_id, settled_on, kind, method, amount_sgd)",
            history.Payments.Where(one => window.Shows(one.Day)).Select(one => new object?[]
                { one.Order.Id, one.Day, one.WrittenOff ? "write_off" : "payment", one.Method, one.Order.TotalSgd }));
    }

    private async Task WriteLedgerAsync()
    {
        var entries = history.Entries.Where(one => window.Shows(one.Day)).ToList();
        await Copy("biz.journal_entries (id, posted_on, kind, description, order_id, cash_flow)",
            entries.Select(one => new object?[] { one.Id, one.Day, one.Kind, one.Description, one.OrderId, one.CashFlow }));
        await Copy(
            "biz.journal_lines (entry_id, line_no, posted_on, account_code, debit, credit)",
            entries.SelectMany(one => one.Lines.Select((line, index) => new object?[] { one.Id, index + 1, one.Day, line.Account, line.Debit, line.Credit })));
        await Copy("biz.targets (department, metric, month, target)",
            history.Targets.Where(IsNewTarget).Select(one => new object?[] { one.Department, one.Metric, one.Month, one.Value }));
    }

    private async Task WriteMarketingAsync()
    {
        await Copy(
            "biz.campaigns (id, name, channel, objective, country, starts_on, ends_on, budget_sgd, owner)",
            history.Campaigns.Where(one => window.Shows(Announced(one))).Select(one => new object?[]
                { one.Id, one.Name, one.Channel, one.Objective, one.Country, one.Starts, one.Ends, one.Budget, one.Owner }));
        await Copy("biz.campaign_results (campaign_id, day, impressions, clicks, spend_sgd)",
            history.CampaignDays.Where(one => window.Shows(one.Day)).Select(one => new object?[]
                { one.Campaign.Id, one.Day, one.Impressions, one.Clicks, one.Spend }));
        await Copy(
            "biz.leads (id, company, contact_name, contact_email, industry, country, city, source, campaign_id, owner, owner_email, status, value_sgd, created_on, follow_up_date, last_activity_on, closed_on, lost_reason, customer_id, language)",
            history.Leads.Where(one => window.Shows(one.Created)).Select(one => DemoStates.LeadRow(one, window.Today)));
        await Copy("biz.lead_activities (id, lead_id, occurred_on, kind, summary, done_by)",
            history.Leads.SelectMany(lead => lead.Steps.Select((step, index) => (lead, step, index)))
                .Where(one => window.Shows(one.step.Day))
                .Select(one => new object?[]
                    { (one.lead.Id * 100) + one.index, one.lead.Id, one.step.Day, one.step.Kind, one.step.Summary, one.lead.Owner.Name }));
    }

    private Task WriteTicketsAsync() => Copy(
        "biz.tickets (id, customer_id, subject, description, category, issue, priority, channel, assignee, opened_at, status, first_response_at, resolved_at, resolution, satisfaction, keywords)",
        history.Tickets.Where(one => window.Shows(one.Opened)).Select(one => DemoStates.TicketRow(one, window.To)));

    /// <summary>Campaigns are planned in the month in which they begin, at most two weeks before.</summary>
    private static DateOnly Announced(DemoCampaign campaign) =>
        campaign.Starts.AddDays(-Math.Min(14, campaign.Starts.Day - 1));

    /// <summary>Targets are set for a whole year at its beginning.</summary>
    private bool IsNewTarget(DemoTarget target) => window.Shows(new DateOnly(target.Month.Year, 1, 1));

    private Task Copy(string target, IEnumerable<object?[]> rows) => DemoCopy.RowsAsync(connection, target, rows, cancellationToken);
}
