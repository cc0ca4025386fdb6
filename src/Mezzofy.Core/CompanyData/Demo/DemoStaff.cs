namespace Mezzofy.Core.CompanyData.Demo;

/// <summary>The company's own people who own leads, campaigns and tickets; two have the demo accounts' addresses.</summary>
internal static class DemoStaff
{
    public static readonly IReadOnlyList<DemoPerson> Sales =
    [
        new("Jason Lim", "sales.rep@mezzofy.com"), new("Nurul Rahman", "nurul.rahman@mezzofy.com"), new("Arjun Nair", "arjun.nair@mezzofy.com"),
        new("Rachel Koh", "rachel.koh@mezzofy.com"), new("Mei Xin Wong", "sales.manager@mezzofy.com"),
    ];

    public static readonly IReadOnlyList<string> Support = ["Farah Hassan", "Daniel Ong", "Hui Min Chua", "Ravi Kumar"];

    public static readonly IReadOnlyList<string> Marketing = ["Amanda Lee", "Adam Yusof"];
}
