using System.Globalization;
using System.Text.Json;
using Mezzofy.Core.Outputs.Text;
using Mezzofy.Core.Tools;
using Mezzofy.Core.Webhooks.Inbox;

namespace Mezzofy.Core.Webhooks.Steps;

/// <summary>Reads members of an event's data, as values to be stored or shown and never as instructions.</summary>
internal static class EventData
{
    private const int Line = 200;
    private const decimal Most = 100_000_000;

    /// <summary>One line of text, or a number's digits; null without any.</summary>
    public static string? Text(this ReceivedEvent received, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (Find(received, name) is { } value && PlainText.OneLine(value.ValueKind == JsonValueKind.String ? Read(value) : value.GetRawText(), Line) is { Length: > 0 } line)
            {
                return line;
            }
        }

        return null;
    }

    /// <summary>The same, which must be there.</summary>
    /// <exception cref="ToolRefusedException"><c>payload_invalid</c>.</exception>
    public static string Required(this ReceivedEvent received, string name) =>
        received.Text(name) ?? throw new ToolRefusedException("payload_invalid", $"data.{name} is missing.");

    /// <summary>Text of several lines, at most 10,000 characters; empty without any.</summary>
    public static string Long(this ReceivedEvent received, string name) =>
        Find(received, name) is { ValueKind: JsonValueKind.String } value ? PlainText.StringInfoPrefix(PlainText.Clean(Read(value)), 10_000) : "";

    /// <summary>An amount, as a number or as its digits, from 0 to 100 million; null without any.</summary>
    /// <exception cref="ToolRefusedException"><c>payload_invalid</c>.</exception>
    public static decimal? Amount(this ReceivedEvent received, params ReadOnlySpan<string> names) =>
        received.Text(names) is not { } text ? null
        : decimal.TryParse(text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out var amount) && amount is >= 0 and < Most ? amount
        : throw new ToolRefusedException("payload_invalid", $"data.{names[0]} is not an amount from 0 to {Most}.");

    /// <summary>A mail address, or null when there is none that can be one.</summary>
    public static string? Address(this ReceivedEvent received, string name) =>
        received.Text(name) is { Length: <= 254 } text && System.Net.Mail.MailAddress.TryCreate(text, out var address) && address.Address == text ? text.ToLowerInvariant() : null;

    /// <summary>The day on which it happened in Singapore.</summary>
    public static DateOnly Day(this ReceivedEvent received) => Language.Periods.PeriodClock.At(received.At, "Asia/Singapore").Today;

    private static JsonElement? Find(ReceivedEvent received, string name) =>
        received.Json.ValueKind == JsonValueKind.Object && received.Json.TryGetProperty(name, out var value)
        && value.ValueKind is JsonValueKind.String or JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False
            ? value
            : null;

    private static string? Read(JsonElement value)
    {
        try
        {
            return value.GetString();
        }
        catch (InvalidOperationException)
        {
            // Half of a surrogate pair is no text.
            return null;
        }
    }
}
