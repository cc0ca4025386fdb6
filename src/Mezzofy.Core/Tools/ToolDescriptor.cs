namespace Mezzofy.Core.Tools;

/// <summary>What a tool is, what it needs and what it may do.</summary>
/// <param name="Name">snake_case, as shown in <c>tools_used</c>.</param>
/// <param name="Description">For the model: what it does, when to use it, what it returns.</param>
/// <param name="Permissions">The caller needs at least one of these; it is not offered, and refused when called, without.</param>
/// <param name="Effect">What it changes.</param>
public sealed record ToolDescriptor(string Name, string Description, IReadOnlyList<string> Permissions, ToolEffect Effect)
{
    /// <summary>The longest it may run; then it is cancelled and the model is told.</summary>
    public TimeSpan TimeLimit { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long it usually takes, half a second unless it says otherwise; what decides whether a run goes on in the background.</summary>
    public TimeSpan Expected { get; init; } = TimeSpan.FromSeconds(0.5);

    /// <summary>The departments whose agents have it; empty for all.</summary>
    public IReadOnlyList<string> Agents { get; init; } = [];
}

/// <summary>What a tool changes.</summary>
public enum ToolEffect
{
    /// <summary>Nothing.</summary>
    Read,

    /// <summary>The company's own data; can be undone.</summary>
    Write,

    /// <summary>Something leaves the company or reaches a person: mail, a Teams post, a push.</summary>
    Outward,
}
