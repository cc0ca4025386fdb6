namespace Mezzofy.Core.Language;

/// <summary>The languages the assistant understands and answers in (ISO 639-1).</summary>
public static class Languages
{
    /// <summary>English.</summary>
    public const string English = "en";

    /// <summary>Chinese, simplified.</summary>
    public const string Chinese = "zh";

    /// <summary>Malay.</summary>
    public const string Malay = "ms";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> All { get; } = [English, Chinese, Malay];
}
