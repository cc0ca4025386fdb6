namespace Mezzofy.Core.CompanyData.Demo;

/// <summary>What the company sells.</summary>
internal static class DemoProducts
{
    public static readonly DemoProduct Starter = new(1, "SUB-STARTER", "Starter plan", "subscription", 149, 399, true, 4000);
    public static readonly DemoProduct Growth = new(2, "SUB-GROWTH", "Growth plan", "subscription", 549, 1490, true, 4000);
    public static readonly DemoProduct Enterprise = new(3, "SUB-ENTERPRISE", "Enterprise plan", "subscription", 1980, 5400, true, 4000);
    public static readonly DemoProduct Coupons5K = new(4, "CPN-5K", "Coupon pack 5,000", "coupons", 260, 720, false, 4100);
    public static readonly DemoProduct Coupons25K = new(5, "CPN-25K", "Coupon pack 25,000", "coupons", 1050, 2880, false, 4100);
    public static readonly DemoProduct GiftCards = new(6, "CPN-GIFT", "Gift card programme", "coupons", 1680, 4600, false, 4100);
    public static readonly DemoProduct Sms = new(7, "MSG-SMS", "SMS bundle 2,000", "messaging", 190, 520, false, 4200);
    public static readonly DemoProduct WhatsApp = new(8, "MSG-WA", "WhatsApp bundle 5,000", "messaging", 420, 1150, false, 4200);
    public static readonly DemoProduct Onboarding = new(9, "SVC-ONBOARD", "Onboarding", "services", 900, 2400, false, 4300);
    public static readonly DemoProduct Integration = new(10, "SVC-POS", "POS integration", "services", 2800, 7600, false, 4300);
    public static readonly DemoProduct Design = new(11, "SVC-DESIGN", "Campaign design", "services", 1450, 3900, false, 4300);

    public static readonly IReadOnlyList<DemoProduct> All =
        [Starter, Growth, Enterprise, Coupons5K, Coupons25K, GiftCards, Sms, WhatsApp, Onboarding, Integration, Design];

    /// <summary>What a customer of a plan buys besides it, and how often of ten.</summary>
    public static readonly IReadOnlyDictionary<string, (DemoProduct Item, int Weight)[]> AddOns = new Dictionary<string, (DemoProduct, int)[]>
    {
        ["starter"] = [(Coupons5K, 6), (Sms, 3), (Design, 1)],
        ["growth"] = [(Coupons5K, 3), (Coupons25K, 3), (Sms, 2), (WhatsApp, 2), (Design, 1), (GiftCards, 1)],
        ["enterprise"] = [(Coupons25K, 5), (GiftCards, 2), (WhatsApp, 3), (Integration, 1), (Design, 1)],
    };

    /// <summary>The product that is the plan.</summary>
    public static DemoProduct Plan(string plan) => plan switch { "starter" => Starter, "growth" => Growth, _ => Enterprise };
}
