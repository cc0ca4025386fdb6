using Mezzofy.Core.Tools.Support;

namespace Mezzofy.Core.Tests.Tools.Reports;

public sealed class TicketClusterTests
{
    [Fact]
    public void Tickets_about_one_thing_are_found_across_words_languages_and_categories()
    {
        TicketText[] tickets =
        [
            Ticket("T-1", "Acme", "Coupon QR code does not scan", category: "redemption"), Ticket("T-2", "Bravo", "优惠券二维码无法扫描", category: "other"),
            Ticket("T-3", "Charlie", "Kod QR kupon tidak dapat diimbas", category: "redemption"), Ticket("T-4", "Acme", "Question about my invoice", category: "billing"),
            Ticket("T-5", "Delta", "Coupon QR code not scanning", category: "redemption", isNow: false),
        ];
        var issue = TicketClusters.Recurring(tickets).ShouldHaveSingleItem();
        (issue.Tickets, issue.Customers, issue.Before, issue.Category).ShouldBe((3, 3, 1, "redemption"));
        issue.Numbers.ShouldBe(["T-1", "T-2", "T-3"], ignoreOrder: true);
        issue.IsKnown.ShouldBeFalse();
    }

    [Fact]
    public void One_customer_writing_three_times_is_no_recurring_issue() =>
        TicketClusters.Recurring([.. Enumerable.Range(1, 3).Select(number => Ticket($"T-{number}", "Acme", "Points are missing"))]).ShouldBeEmpty();

    [Fact]
    public void Different_problems_that_share_a_word_stay_apart() => TicketClusters.Recurring(
    [
        Ticket("T-1", "Acme", "Card payment failed"), Ticket("T-2", "Bravo", "Failed to log in"), Ticket("T-3", "Charlie", "SMS campaign failed to send"), Ticket("T-4", "Delta", "QR code on the card"),
    ]).ShouldBeEmpty();

    [Fact]
    public void The_order_of_the_tickets_does_not_matter()
    {
        var tickets = Enumerable.Range(1, 30).Select(number => Ticket($"T-{number}", $"C{number % 7}", number % 3 == 0 ? "收不到验证码" : number % 3 == 1 ? "OTP not received" : "Invoice question")).ToList();
        var forwards = TicketClusters.Recurring(tickets);
        tickets.Reverse();
        TicketClusters.Recurring(tickets).Select(issue => (issue.Tickets, issue.Customers)).ShouldBe(forwards.Select(issue => (issue.Tickets, issue.Customers)));
        forwards.Select(issue => issue.Tickets).ShouldBe([20, 10]);
    }

    private static TicketText Ticket(string number, string customer, string subject, string category = "other", bool isNow = true) =>
        new(number, customer, subject, subject, category, isNow, !isNow, true, null);
}
