namespace Mezzofy.Core.CompanyData.Demo;

/// <summary>What customers write to support about; some come in waves.</summary>
internal static class DemoIssues
{
    public static readonly IReadOnlyList<(DemoIssue Item, int Weight)> All = new DemoIssue[]
    {
        new("redemption", "QR code not scanning", "Coupon QR code does not scan at the counter", "Staff scan the code and nothing happens.", "Cleared the scanner cache and updated the outlet app.", 13),
        new("redemption", "Coupon shown as already used", "Coupon refused as already redeemed", "The customer says the coupon was never used.", "Found a double tap; reissued the coupon.", 9),
        new("redemption", "Wrong outlet restriction", "Coupon cannot be used at one outlet", "The coupon works everywhere but at one outlet.", "Corrected the outlet list of the campaign.", 6),
        new("login", "Staff cannot log in", "Outlet staff cannot log in", "Password is refused since this morning.", "Reset the account and enabled single sign-on.", 10),
        new("login", "OTP not received", "One-time password does not arrive", "Customers wait for the code and give up.", "Switched the route of the messaging carrier.", 8),
        new("billing", "Invoice question", "Question about the last invoice", "The amount differs from the quotation.", "Explained the add-on and sent a breakdown.", 9),
        new("billing", "Card payment failed", "Card payment failed", "The renewal was declined twice.", "Sent a new payment link.", 5),
        new("integration", "POS sync delayed", "POS sync is hours behind", "Redemptions appear in the POS the next day.", "Restarted the connector and replayed the queue.", 8),
        new("integration", "API returns 429", "API calls are rejected", "Our integration gets 429 at peak hours.", "Raised the limit and advised on batching.", 4),
        new("messaging", "SMS delivered late", "SMS campaign delivered late", "The promotion was over when messages arrived.", "Carrier congestion; credited the bundle.", 8),
        new("messaging", "WhatsApp template rejected", "WhatsApp template was rejected", "The template is refused without a reason.", "Reworded the template and resubmitted.", 4),
        new("reports", "Report numbers differ", "Redemption report does not match the POS", "The totals differ by a few coupons.", "Explained the time zone; fixed the filter.", 6),
        new("setup", "Help with a campaign", "How do we set up a birthday campaign", "We would like a coupon on each birthday.", "Walked through the automation screen.", 12),
        new("points", "Points missing", "Loyalty points are missing", "Points of a purchase were not added.", "Added the points by hand; found a delayed receipt.", 9),
        new("other", "Feature request", "Please add Apple Wallet passes", "Our members ask for it.", "Added to the roadmap.", 5),
    }.Select(issue => (issue, issue.Weight)).ToList();

    /// <summary>The issue that came in a wave in a month, or null.</summary>
    public static DemoIssue? Wave(DateOnly month)
    {
        var random = new DemoRandom("wave", DemoCalendar.Stamp(month));
        var issue = All[random.Below(12)].Item;
        return random.Permille(400) ? issue : null;
    }
}
