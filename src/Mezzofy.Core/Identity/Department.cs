namespace Mezzofy.Core.Identity;

/// <summary>The five departments; each has an agent of the same name (seed, Router).</summary>
public static class Departments
{
    /// <summary>Finance.</summary>
    public const string Finance = "finance";

    /// <summary>Sales.</summary>
    public const string Sales = "sales";

    /// <summary>Marketing.</summary>
    public const string Marketing = "marketing";

    /// <summary>Customer support.</summary>
    public const string Support = "support";

    /// <summary>Management, across departments.</summary>
    public const string Management = "management";

    /// <summary>All departments, in the order in which options are shown.</summary>
    public static IReadOnlyList<string> All { get; } = [Finance, Sales, Marketing, Support, Management];

    /// <summary>The permission to read a department's data.</summary>
    public static string ReadPermission(string department) => department switch
    {
        Finance => Permissions.FinanceRead,
        Sales => Permissions.SalesRead,
        Marketing => Permissions.MarketingRead,
        Support => Permissions.SupportRead,
        Management => Permissions.ManagementRead,
        _ => throw new ArgumentOutOfRangeException(nameof(department), department, "There is no such department."),
    };
}
