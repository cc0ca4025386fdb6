namespace Mezzofy.Core;

/// <summary>One page of a list (http-api, Lists).</summary>
/// <param name="Items">At most the asked number of items.</param>
/// <param name="NextCursor">What to ask for next, opaque; null on the last page.</param>
public sealed record Page<T>(IReadOnlyList<T> Items, string? NextCursor);

/// <summary>What part of a list is asked for.</summary>
/// <param name="Limit">1 to 200.</param>
/// <param name="Cursor">From the page before, or null for the first.</param>
public sealed record PageRequest(int Limit = PageRequest.DefaultLimit, string? Cursor = null)
{
    /// <summary>The number of items when none is asked for.</summary>
    public const int DefaultLimit = 50;

    /// <summary>The most items a page may have.</summary>
    public const int MaxLimit = 200;
}
