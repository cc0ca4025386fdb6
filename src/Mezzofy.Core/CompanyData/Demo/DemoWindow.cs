namespace Mezzofy.Core.CompanyData.Demo;

/// <summary>What became visible after one instant and up to another; days are the company's, in Singapore.</summary>
internal sealed record DemoWindow(DateTimeOffset From, DateTimeOffset To)
{
    private static readonly TimeSpan Singapore = TimeSpan.FromHours(8);

    /// <summary>The day of the end, in Singapore.</summary>
    public DateOnly Today { get; } = DayOf(To);

    /// <summary>The last day that was visible before.</summary>
    public DateOnly Before { get; } = From == DateTimeOffset.MinValue ? DateOnly.MinValue : DayOf(From);

    /// <summary>Whether a day became visible.</summary>
    public bool Shows(DateOnly day) => day > Before && day <= Today;

    /// <summary>Whether an instant became visible.</summary>
    public bool Shows(DateTimeOffset at) => at > From && at <= To;

    private static DateOnly DayOf(DateTimeOffset at) => DateOnly.FromDateTime(at.ToOffset(Singapore).DateTime);
}
