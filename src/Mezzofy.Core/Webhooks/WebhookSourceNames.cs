namespace Mezzofy.Core.Webhooks;

/// <summary>How sources are called in the inbox; ids of events are told apart within them.</summary>
public static class WebhookSourceNames
{
    /// <summary>The product.</summary>
    public const string Mezzofy = "mezzofy";

    /// <summary>Microsoft Teams.</summary>
    public const string Teams = "teams";

    private const string Prefix = "custom/";

    /// <summary>A configured source.</summary>
    public static string Custom(string name) => Prefix + name;

    /// <summary>The name that a configured source has in its configuration, or null for the product and Teams.</summary>
    public static string? NameOf(string source) => source.StartsWith(Prefix, StringComparison.Ordinal) ? source[Prefix.Length..] : null;
}
