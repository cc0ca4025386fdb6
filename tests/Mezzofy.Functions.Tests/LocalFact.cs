namespace Mezzofy.Functions.Tests;

/// <summary>A test that reaches into the app's database or log: only where the suite starts the app itself.</summary>
public sealed class LocalFactAttribute : FactAttribute
{
    /// <summary>Skips it where <c>MEZZOFY_BASE_URL</c> names an app that runs elsewhere.</summary>
    public LocalFactAttribute() => Skip = Remote.Reason;
}

/// <inheritdoc cref="LocalFactAttribute"/>
public sealed class LocalTheoryAttribute : TheoryAttribute
{
    /// <inheritdoc cref="LocalFactAttribute()"/>
    public LocalTheoryAttribute() => Skip = Remote.Reason;
}

internal static class Remote
{
    public static string? Reason => string.IsNullOrEmpty(Environment.GetEnvironmentVariable("MEZZOFY_BASE_URL"))
        ? null
        : "needs the app's own database or log";
}
