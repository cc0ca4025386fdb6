namespace Mezzofy.Core.CompanyData.Reporting;

/// <summary>Settings of what models may read, under <c>Reporting:</c>.</summary>
public sealed record ReportingOptions
{
    /// <summary>The section.</summary>
    public const string Section = "Reporting";

    /// <summary>What the reader roles' passwords are derived from; the main connection's password when left out.</summary>
    public string? Secret { get; init; }

    /// <summary>The most rows a query may return; default 200.</summary>
    public int MaxRows { get; init; } = 200;

    /// <summary>The most characters of one cell; longer ones are cut; default 500.</summary>
    public int MaxCell { get; init; } = 500;

    /// <summary>The most a query may cost by the planner's estimate, in its own units; default 500,000.</summary>
    public double MaxCost { get; init; } = 500_000;
}
