namespace Mezzofy.Core.CompanyData.Demo;

/// <summary>Invented names. Addresses end in <c>.example</c> (RFC 2606), so no mail ever reaches a stranger.</summary>
internal sealed class DemoNames
{
    private static readonly string[] Places =
    [
        "Merlion", "Orchard", "Tiong Bahru", "Katong", "Marina", "Raffles", "Sentosa", "Bukit", "Kallang", "Joo Chiat", "Kampong", "Esplanade",
        "Bangsar", "Kinabalu", "Langkawi", "Melati", "Penang", "Straits", "Mutiara", "Nusantara", "Rimba", "Selera", "Harmoni", "Cahaya",
        "Lotus", "Jade", "Golden", "Silver", "Phoenix", "Dragon", "Lucky", "Sunrise", "Pearl", "Heritage", "Urban", "Botanic", "Little Nyonya",
        "Peranakan", "Monsoon", "Equator", "Lantern", "Bamboo", "Saffron", "Pandan", "Kaya", "Coral", "Emerald", "Velvet", "Cedar", "Summit",
    ];

    private static readonly Dictionary<string, string[]> Trades = new()
    {
        ["F&B"] = ["Kitchen", "Kopitiam", "Bakery", "Restaurant Group", "Tea House", "Seafood", "Bistro", "Noodle Bar", "Dessert Lab", "Coffee Roasters"],
        ["Retail"] = ["Department Store", "Fashion", "Electronics", "Supermart", "Home & Living", "Books", "Toys", "Optical"],
        ["Beauty & Wellness"] = ["Spa", "Salon", "Aesthetics", "Wellness", "Nail Studio"],
        ["Hospitality"] = ["Hotel", "Resort", "Serviced Suites", "Boutique Inn"],
        ["Fitness"] = ["Fitness Club", "Yoga", "Climbing Gym", "Swim School"],
        ["Entertainment"] = ["Cinemas", "Karaoke", "Theme Park", "Bowling"],
        ["Education"] = ["Learning Centre", "Music School", "Enrichment Hub"],
        ["Healthcare"] = ["Dental", "Family Clinic", "Pharmacy"],
        ["Automotive"] = ["Car Care", "Tyres & Service"],
    };

    private static readonly (string, int)[] Industries =
    [
        ("F&B", 34), ("Retail", 20), ("Beauty & Wellness", 13), ("Hospitality", 9), ("Fitness", 7), ("Entertainment", 6), ("Education", 5),
        ("Healthcare", 4), ("Automotive", 2),
    ];

    private static readonly (string, int)[] SingaporeCities = [("Singapore", 1)];
    private static readonly (string, int)[] MalaysianCities =
        [("Kuala Lumpur", 9), ("Petaling Jaya", 5), ("Johor Bahru", 5), ("George Town", 4), ("Ipoh", 2), ("Kota Kinabalu", 2), ("Melaka", 2)];

    private static readonly string[] FirstNames =
    [
        "Wei Ling", "Jia Hui", "Kai Wen", "Jun Jie", "Mei Xin", "Zhi Hao", "Hui Min", "Siti", "Nurul", "Aisyah", "Farid", "Hafiz", "Azlan",
        "Priya", "Arjun", "Kavitha", "Ravi", "Deepa", "Suresh", "Rachel", "Daniel", "Grace", "Marcus", "Michelle", "Adam", "Sarah", "Jason", "Amanda",
    ];

    private static readonly string[] LastNames =
    [
        "Tan", "Lim", "Lee", "Ng", "Wong", "Goh", "Chua", "Ong", "Teo", "Koh", "Rahman", "Abdullah", "Ismail", "Hassan", "Yusof", "Nair",
        "Kumar", "Menon", "Pillai", "Raj", "Fernandez", "Pereira", "Chan", "Low",
    ];

    private readonly HashSet<string> taken = [];

    /// <summary>A company that nobody else has.</summary>
    public (string Name, string Industry, string Country, string City) Company(DemoRandom random)
    {
        var country = random.Permille(600) ? "SG" : "MY";
        var industry = random.Pick(Industries);
        var name = $"{random.Pick(Places)} {random.Pick(Trades[industry])}";
        while (!taken.Add(name))
        {
            name = $"{random.Pick(Places)} {random.Pick(Places)} {random.Pick(Trades[industry])}";
        }

        return (name, industry, country, random.Pick(country == "SG" ? SingaporeCities : MalaysianCities));
    }

    /// <summary>A person.</summary>
    public static string Person(DemoRandom random) => $"{random.Pick(FirstNames)} {random.Pick(LastNames)}";

    /// <summary>Where a person of a company is written to.</summary>
    public static string Email(string person, string company, string country) =>
        $"{Slug(person, '.')}@{Slug(company, '-')}.{(country == "MY" ? "my" : "sg")}.example";

    private static string Slug(string text, char separator) =>
        string.Join(separator, text.Replace("&", "and", StringComparison.Ordinal).ToLowerInvariant().Split(' ', StringSplitOptions.RemoveEmptyEntries));
}
