using Mezzofy.Core.Tests.CompanyData;

namespace Mezzofy.Core.Tests.Models;

[Collection(nameof(DemoDatabase))]
public sealed class DemoAnswerTests(DemoDatabase demo) : IAsyncLifetime
{
    private readonly DemoAnswers answers = new(demo, "sales.rep@mezzofy.com");

    public Task InitializeAsync() => answers.InitializeAsync();

    public Task DisposeAsync() => answers.DisposeAsync();

    [Theory]
    [InlineData("sales", "how many deals did Jason win?", "Jason Lim**: 37")]
    [InlineData("finance", "revenue from Marina Hotel in 2025", "SGD 28,835.64")]
    [InlineData("management", "How much did Katong Resort buy from us this year?", "SGD 58,630.00")]
    [InlineData("support", "how many tickets did Ravi close in October?", "63")]
    [InlineData("support", "tickets from Katong Resort", "Katong Resort | API")]
    [InlineData("sales", "customers of Rachel Koh on the enterprise plan", "| Rachel Koh |")]
    [InlineData("finance", "revenue from Zanzibar Palace in 2025", "“Zanzibar Palace”")]
    [InlineData("sales", "show me orders where customer = \"x' or 1=1\"", "“x' or 1=1”")]
    public Task Names_narrow_an_answer_or_are_said_to_be_unknown(string agent, string question, string expected) => CheckAsync(agent, question, expected);

    [Theory]
    [InlineData("sales", "my open leads", "**Leads, open, yours**")]
    [InlineData("sales", "my customers in Malaysia", "| Jason Lim |")]
    [InlineData("sales", "how many customers in MY", "Malaysia, active**: 83")]
    public Task My_is_the_asker_and_capitals_are_a_country(string agent, string question, string expected) => CheckAsync(agent, question, expected);

    [Theory]
    [InlineData("sales", "leads in negotiation over 20k", "> 20,000")]
    [InlineData("sales", "stale leads not contacted in 14 days", "nothing done since before 9 Nov 2026")]
    [InlineData("sales", "which leads haven't moved since October?", "nothing done since before 1 Oct 2026")]
    [InlineData("finance", "how much is overdue more than 60 days", "due before 24 Sep 2026**: SGD 0.00")]
    [InlineData("support", "how many urgent tickets are there", "urgent, open")]
    [InlineData("support", "tickets open for more than 7 days", "open since before 16 Nov 2026")]
    [InlineData("sales", "leads worth between 10k and 20k", "≥ 10,000, ≤ 20,000")]
    [InlineData("sales", "超过20000的线索", "> 20,000")]
    [InlineData("finance", "invoices overdue by more than two weeks", "due before 9 Nov 2026")]
    [InlineData("finance", "which customers owe us more than 8000?", "| Katong Mutiara Karaoke | 11,251.65 |")]
    [InlineData("support", "tickets waiting over 48 hours", "open since before 21 Nov 2026")]
    [InlineData("sales", "customers except enterprise", "not enterprise plan, active**: 198")]
    [InlineData("sales", "leads over RM 20k", "taken as SGD")]
    [InlineData("sales", "customers who don't like us", "“don't” could not be applied")]
    [InlineData("sales", "leads to follow up today", "**Leads, to follow up today**")]
    public Task Amounts_and_ages_are_applied(string agent, string question, string expected) => CheckAsync(agent, question, expected);

    [Theory]
    [InlineData("management", "best sales rep in 2026 by won value", "| Arjun Nair | 219,521.00 |")]
    [InlineData("sales", "who is our best rep this quarter?", "| Mei Xin Wong | 72,027.00 |")]
    [InlineData("sales", "top 10 customers by orders in 2025", "| Sentosa Electronics | 30 |")]
    [InlineData("finance", "which month had the best revenue this year?", "| --- | --- |\n| Aug 2026 | 328,979.33 |")]
    [InlineData("finance", "top five expenses last month", "**Expenses by account, October 2026**")]
    [InlineData("support", "哪个客服处理的工单最多", "**按处理人的工单**")]
    [InlineData("finance", "今年哪个月收入最高", "| 2026年8月 | 328,979.33 |")]
    [InlineData("sales", "哪个销售员今年业绩最好", "| Arjun Nair | 219,521.00 |")]
    [InlineData("finance", "biggest debtor", "| Katong Mutiara Karaoke | 11,251.65 |")]
    [InlineData("management", "who is our biggest customer", "**Orders by customer**")]
    [InlineData("management", "best selling product this year", "**Revenue by product")]
    [InlineData("finance", "哪些客户欠款最多？给我前三名", "| Katong Mutiara Karaoke | 11,251.65 |\n| Cedar Orchard Salon | 10,627.50 |\n| Peranakan Karaoke | 10,038.90 |")]
    [InlineData("finance", "top product by revenue last month", "**Revenue by product, October 2026**")]
    [InlineData("support", "who is the fastest agent this month", "**Tickets by assignee, November 2026")]
    [InlineData("sales", "compare Jason and Arjun this year", "**Leads by owner, Jason Lim, Arjun Nair")]
    [InlineData("marketing", "上个季度哪个渠道带来的线索最多？", "| website | 43 |")]
    [InlineData("sales", "average deal size 2026 by industry", "| Hospitality | 18,049.10 |")]
    [InlineData("management", "customer count by country", "| SG | 156 |\n| MY | 83 |")]
    public Task Rankings_and_splits_are_of_what_is_asked(string agent, string question, string expected) => CheckAsync(agent, question, expected);

    [Theory]
    [InlineData("management", "how many active customers do we have and how many churned this year", "- Churned: 41\n- Active: 239")]
    [InlineData("finance", "How much did we invoice in October?", "SGD 341,855.20")]
    [InlineData("management", "revenue vs target in October", "- Actual: SGD 314,679.67")]
    [InlineData("finance", "how many customers haven't paid", "unpaid**: 106")]
    [InlineData("finance", "net margin in October", "**Net margin, October 2026**: 20.5%")]
    [InlineData("finance", "average revenue per customer in 2025", "SGD 11,705.78")]
    [InlineData("finance", "how much tax do we owe", "**Taxes payable, at 23 Nov 2026**: SGD 149,004.84")]
    [InlineData("management", "churn rate this year", "20.3%")]
    [InlineData("sales", "Jason's win rate this year", "10.3%")]
    [InlineData("finance", "YTD net profit vs target", "- Actual: SGD 724,362.56\n- Target: SGD 272,500.00\n- Reached: 265.8%")]
    [InlineData("finance", "how many invoices are paid and how many are overdue?", "\n- Paid: 9,150")]
    [InlineData("sales", "Find leads in the F&B industry in Singapore that were not contacted for two weeks", "Leads, Singapore, F&B, open, nothing done since before 9 Nov 2026")]
    [InlineData("finance", "MRR in Oct 2026", "**Revenue, recurring, October 2026**: SGD 149,351.16")]
    [InlineData("finance", "what % of revenue is recurring?", "48.0%")]
    [InlineData("finance", "opex breakdown for Oct-26", "| Salaries, engineering | 44,950.80 |")]
    [InlineData("finance", "how much GST do we owe for Q3?", "**GST and SST payable, at 30 Sep 2026**: SGD 77,046.18")]
    [InlineData("marketing", "how much have we spent on LinkedIn ads so far this year?", "SGD 19,211.92")]
    [InlineData("finance", "list unpaid invoices for Malaysian customers", "Showing 20 of 87 rows. Total: SGD 101,727.08.")]
    public Task Figures_are_those_of_the_books(string agent, string question, string expected) => CheckAsync(agent, question, expected);

    [Theory]
    [InlineData("sales", "how many new customers signed up in Sept compared with Aug?", "- August 2026: 5\n- September 2026: 8 (+60.0%)")]
    [InlineData("support", "average resolution time this month vs last month", "- October 2026: 74.6 hours\n- November 2026: 65.0 hours (-12.9%)")]
    [InlineData("finance", "gross margin last quarter vs the same quarter in 2025", "- Q3 2025: 86.4%\n- Q3 2026: 86.2% (-0.2 points)")]
    [InlineData("finance", "第三季度收入多少？比去年同期怎么样？", "SGD 888,877.45 (+25.0%)")]
    [InlineData("finance", "is revenue up or down from last month", "- 1 Oct to 23 Oct 2026: SGD 247,139.42\n- 1 Nov to 23 Nov 2026: SGD 269,969.19 (+9.2%)")]
    [InlineData("sales", "win rate Q3 vs Q2", "- Q2 2026: 12.9%\n- Q3 2026: 13.4% (+0.5 points)")]
    public Task Two_periods_are_both_told_with_the_change(string agent, string question, string expected) => CheckAsync(agent, question, expected);

    [Fact]
    public async Task A_follow_up_compares_what_was_asked_before() =>
        (await answers.AskAsync("finance", "Daniel", "what was our revenue in Q3?", "compare Q2 and Q3")).ShouldBe("**Revenue**\n- Q2 2026: SGD 799,124.25\n- Q3 2026: SGD 888,877.45 (+11.2%)");

    [Fact]
    public async Task A_time_that_is_not_known_is_said_instead_of_a_whole_year() =>
        (await answers.AskAsync("finance", "Daniel", "revenue between Chinese New Year and Hari Raya")).ShouldContain("“Chinese New Year” is not a period I understand");

    [Fact]
    public async Task What_is_mine_is_found_by_the_address_of_the_account() =>
        (await answers.AskAsync("sales", "Siti Aminah binti Yusof", "my open leads")).ShouldContain("| Jason Lim |");

    private async Task CheckAsync(string agent, string question, string expected) => (await answers.AskAsync(agent, "Jason Lim", question)).ShouldContain(expected);
}
