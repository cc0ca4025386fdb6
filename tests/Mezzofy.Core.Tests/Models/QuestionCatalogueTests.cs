using Mezzofy.Core.Language.Periods;
using Mezzofy.Core.Models.Offline.Questions;

namespace Mezzofy.Core.Tests.Models;

public sealed class QuestionCatalogueTests
{
    private static readonly PeriodClock Today = new(new DateOnly(2026, 11, 23));
    private static readonly QuestionCatalogue Catalogue = new();

    [Theory]
    [InlineData("support", "How many open tickets are there?", "count(*)|support_tickets|is_open")]
    [InlineData("support", "how many tickets were opened last month", "count(*)|opened_on between date '2026-10-01' and date '2026-10-31'")]
    [InlineData("support", "what is our average resolution time this year?", "avg(resolution_hours)|2026-01-01")]
    [InlineData("support", "Show tickets by category", "group by 1|category")]
    [InlineData("support", "which customers have the most complaints?", "customer|count(*)|group by 1 order by 2 desc")]
    [InlineData("support", "oldest unresolved tickets", "is_open|order by opened_on asc")]
    [InlineData("support", "list the urgent open tickets", "ticket_no|priority = 'urgent'|is_open")]
    [InlineData("support", "现在有多少未解决的工单？", "count(*)|is_open")]
    [InlineData("support", "berapa banyak tiket yang masih terbuka?", "count(*)|is_open")]
    [InlineData("support", "purata masa penyelesaian tiket bulan lepas", "avg(resolution_hours)|2026-10-01")]
    [InlineData("support", "how satisfied are customers with our tickets, average rating?", "avg(satisfaction)")]
    [InlineData("sales", "how many leads do we have in Singapore F&B?", "count(*)|sales_leads|country = 'SG'|industry ilike")]
    [InlineData("sales", "leads by status", "status|count(*)|group by 1")]
    [InlineData("sales", "top 5 customers by revenue this year", "sales_orders|customer|sum(amount_sgd)|order by 2 desc|limit 5|2026-01-01")]
    [InlineData("sales", "which leads are overdue for follow up?", "lead_no|is_overdue")]
    [InlineData("sales", "what is the total value of open opportunities?", "sum(value_sgd)|is_open")]
    [InlineData("sales", "biggest 3 open deals", "lead_no|is_open|order by value_sgd desc|limit 3")]
    [InlineData("sales", "why do we lose deals, by reason", "lost_reason|group by 1")]
    [InlineData("sales", "新加坡有多少潜在客户", "count(*)|sales_leads|country = 'SG'")]
    [InlineData("sales", "berapa prospek yang kita menang tahun ini", "count(*)|status = 'won'|2026-01-01")]
    [InlineData("sales", "how many customers churned last quarter?", "count(*)|sales_customers|churned_on between date '2026-07-01'")]
    [InlineData("sales", "latest orders", "order_no|order by ordered_on desc")]
    [InlineData("finance", "what was our revenue last month?", "sum(amount_sgd)|finance_revenue|2026-10-01")]
    [InlineData("finance", "revenue by product this year", "product|sum(amount_sgd)|group by 1")]
    [InlineData("finance", "revenue by month in 2025", "date_trunc('month', ordered_on)|2025-01-01|order by 1 asc")]
    [InlineData("finance", "who owes us money?", "finance_invoices|outstanding_sgd > 0")]
    [InlineData("finance", "how much is overdue?", "sum(outstanding_sgd)|status = 'overdue'")]
    [InlineData("finance", "what is our cash balance?", "sum(amount)|is_cash")]
    [InlineData("finance", "expenses by account last quarter", "account|sum(amount)|account_type = 'expense'|2026-07-01")]
    [InlineData("finance", "how much did we spend on salaries in October 2026?", "sum(amount)|account_type = 'expense'|salar")]
    [InlineData("finance", "net profit this year", "sum(net_income)|finance_months|2026-01-01")]
    [InlineData("finance", "上个月的收入是多少？", "sum(amount_sgd)|finance_revenue|2026-10-01")]
    [InlineData("finance", "berapa baki tunai kita?", "sum(amount)|is_cash")]
    [InlineData("finance", "今年按产品的收入", "product|sum(amount_sgd)|group by 1")]
    [InlineData("marketing", "which campaign has the best ROI?", "campaign|sum(won_value_sgd)|order by 2 desc")]
    [InlineData("marketing", "how many leads did each campaign bring?", "campaign|sum(leads)|group by 1")]
    [InlineData("marketing", "campaign spend by channel this year", "channel|sum(spend_sgd)|group by 1")]
    [InlineData("marketing", "what campaigns are running now?", "date '2026-11-23' between starts_on and ends_on")]
    [InlineData("marketing", "哪个活动的回报率最高？", "campaign|order by 2 desc")]
    [InlineData("marketing", "kempen mana yang melebihi bajet?", "spend_sgd > budget_sgd")]
    [InlineData("management", "how many open tickets do we have", "support_tickets|is_open")]
    [InlineData("management", "revenue last quarter by country", "country|sum(amount_sgd)|2026-07-01")]
    public void A_question_becomes_the_query_that_answers_it(string agent, string message, string parts)
    {
        var question = Catalogue.Find(message, agent, "en", Today);

        question.ShouldNotBeNull();
        foreach (var part in parts.Split('|'))
        {
            question.Sql.ShouldContain(part);
        }
    }

    [Theory]
    [InlineData("support", "hello there")]
    [InlineData("support", "what is the weather?")]
    [InlineData("finance", "how many open tickets are there?")]
    [InlineData("finance", "revenue in Q7 2025")]
    [InlineData("sales", "")]
    [InlineData("sales", "'; drop table biz.leads; --")]
    public void What_is_not_understood_is_left(string agent, string message) => Catalogue.Find(message, agent, "en", Today).ShouldBeNull();

    [Fact]
    public void Nothing_of_the_question_gets_into_the_query()
    {
        var question = Catalogue.Find("how many open tickets'; drop table biz.leads; -- \" ) union select", "support", "en", Today)!;

        question.Sql.ShouldBe("select count(*) as \"Number\" from reporting.support_tickets where is_open");
    }

    [Theory]
    [InlineData("en", "\"Category\"", "Tickets by category")]
    [InlineData("zh", "\"类别\"", "按类别的工单")]
    [InlineData("ms", "\"Kategori\"", "Tiket mengikut kategori")]
    public void Headings_and_title_are_in_the_users_language(string language, string heading, string title)
    {
        var question = Catalogue.Find("tickets by category", "support", language, Today)!;

        question.Sql.ShouldContain(heading);
        question.Title.ShouldBe(title);
    }
}
