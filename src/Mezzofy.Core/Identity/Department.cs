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
}
