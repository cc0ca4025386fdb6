using System.Globalization;
using Mezzofy.Core.CompanyData.Leads;
using Mezzofy.Core.Language.Periods;
using Mezzofy.Core.Outputs.Text;

namespace Mezzofy.Core.Tools.Sales.Leads;

/// <summary>Reads what the lead tools are given, strictly, so that what people and other systems write fits the CRM.</summary>
internal static class LeadTexts
{
    private const int LongestName = 120;
    private const int LongestNote = 2000;

    /// <summary>The caller's today.</summary>
    public static DateOnly Today(ToolContext context) => PeriodClock.At(context.Now, context.Caller.TimeZone).Today;

    /// <summary>The next weekday after a day.</summary>
    public static DateOnly NextWorkday(DateOnly day, int days = 1)
    {
        var next = day.AddDays(days);
        return next.DayOfWeek switch { DayOfWeek.Saturday => next.AddDays(2), DayOfWeek.Sunday => next.AddDays(1), _ => next };
    }

    /// <summary>One line of at most 120 characters, or null.</summary>
    public static string? Line(string? text) => PlainText.OneLine(text, LongestName) is { Length: > 0 } line ? line : null;

    /// <summary>A note of at most 2,000 characters, or null.</summary>
    public static string? Note(string? text) => PlainText.OneLine(text, LongestNote) is { Length: > 0 } note ? note : null;

    /// <summary>An ISO 3166 code; the names of the home markets are known.</summary>
    /// <exception cref="ToolRefusedException"><c>invalid_country</c>.</exception>
    public static string? Country(string? text) => text?.Trim().ToUpperInvariant() switch
    {
        null or "" => null,
        "SINGAPORE" or "SINGAPURA" or "新加坡" => "SG",
        "MALAYSIA" or "马来西亚" => "MY",
        { Length: 2 } code when code.All(char.IsAsciiLetterUpper) => code,
        _ => throw new ToolRefusedException("invalid_country", $"\"{text}\" is no country code: give SG, MY or another two letters."),
    };

    /// <summary>A language of ours, or null.</summary>
    public static string? Language(string? text) => text is "en" or "zh" or "ms" ? text : null;

    /// <summary>An address in lower case, or null.</summary>
    /// <exception cref="ToolRefusedException"><c>invalid_address</c>.</exception>
    public static string? Email(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }

        return System.Net.Mail.MailAddress.TryCreate(text.Trim(), out var address) && address.Address == text.Trim() && text.Length <= 254
            ? address.Address.ToLowerInvariant()
            : throw new ToolRefusedException("invalid_address", $"\"{PlainText.OneLine(text, LongestName)}\" is not an e-mail address.");
    }

    /// <summary>A day, as <c>2026-11-30</c> or in words.</summary>
    /// <exception cref="ToolRefusedException"><c>invalid_date</c>.</exception>
    public static DateOnly? Day(string? text, ToolContext context)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }

        return DateOnly.TryParseExact(text.Trim(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : PeriodParser.Read(text, PeriodClock.At(context.Now, context.Caller.TimeZone)).Period?.Start
                ?? throw new ToolRefusedException("invalid_date", $"\"{PlainText.OneLine(text, LongestName)}\" is no day: write it as 2026-11-30.");
    }

    /// <summary>An amount that fits.</summary>
    /// <exception cref="ToolRefusedException"><c>invalid_value</c>.</exception>
    public static decimal? Value(decimal? value) => value is null or (>= 0 and < 1_000_000_000)
        ? value
        : throw new ToolRefusedException("invalid_value", "The value must be between 0 and 1,000,000,000 SGD.");

    /// <summary>A state of a lead.</summary>
    /// <exception cref="ToolRefusedException"><c>invalid_status</c>.</exception>
    public static string? Status(string? status) => status is null || LeadStatus.All.Contains(status)
        ? status
        : throw new ToolRefusedException("invalid_status", $"A lead is {string.Join(", ", LeadStatus.All)}; not \"{PlainText.OneLine(status, 40)}\".");
}
