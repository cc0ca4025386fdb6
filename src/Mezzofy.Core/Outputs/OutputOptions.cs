namespace Mezzofy.Core.Outputs;

/// <summary>How files are rendered. Settings: <c>Outputs:*</c>.</summary>
public sealed record OutputOptions
{
    /// <summary>The configuration section.</summary>
    public const string Section = "Outputs";

    /// <summary>The browser to print with; null looks in the usual places. Setting: <c>Outputs:ChromiumPath</c>.</summary>
    public string? ChromiumPath { get; init; }

    /// <summary>How many documents are printed at once, 1 to 16. Setting: <c>Outputs:MaxConcurrentRenders</c>.</summary>
    public int MaxConcurrentRenders { get; init; } = 2;

    /// <summary>The longest one document may take, waiting included, a bound one longer; 1 second to 5 minutes. Setting: <c>Outputs:RenderTimeLimit</c>.</summary>
    public TimeSpan RenderTimeLimit { get; init; } = TimeSpan.FromSeconds(30);
}
