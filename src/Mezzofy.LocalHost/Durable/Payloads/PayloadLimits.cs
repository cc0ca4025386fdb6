using System.Text;

namespace Mezzofy.LocalHost.Durable.Payloads;

/// <summary>How much an orchestration may carry.</summary>
internal static class PayloadLimits
{
    /// <summary>The most bytes of an orchestration's input, output or event: what the official client can read back over its channel.</summary>
    public const int Instance = 4 * 1024 * 1024;

    /// <summary>The most bytes of an activity's input or result.</summary>
    public const int Activity = 8 * 1024 * 1024;

    /// <summary>The most UTF-16 bytes of a custom status.</summary>
    public const int CustomStatus = 16 * 1024;

    /// <summary>The most characters of a message that says why an instance failed.</summary>
    public const int FailureText = 32 * 1024;

    /// <summary>From this many characters on a payload is kept apart and a reference travels.</summary>
    public const int OutOfLine = 32 * 1024;

    /// <summary>Refuses what is too large.</summary>
    /// <param name="text">The payload.</param>
    /// <param name="limit">The most bytes of UTF-8.</param>
    /// <param name="what">What it is, at the start of a sentence.</param>
    /// <exception cref="PayloadTooLargeException">It is larger.</exception>
    public static void Check(string? text, int limit, string what)
    {
        if (text is not null && text.Length > limit / 3 && Encoding.UTF8.GetByteCount(text) is var bytes && bytes > limit)
            throw new PayloadTooLargeException($"{what} is too large: limit = {limit:N0} bytes, actual = {bytes:N0} bytes. Pass a reference instead.");
    }
}

/// <summary>A payload is over its limit.</summary>
internal sealed class PayloadTooLargeException(string message) : ArgumentException(message);
