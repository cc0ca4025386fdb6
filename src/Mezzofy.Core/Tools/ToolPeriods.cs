using Mezzofy.Core.Language;
using Mezzofy.Core.Language.Periods;

namespace Mezzofy.Core.Tools;

/// <summary>Reads the period argument of a tool.</summary>
public static class ToolPeriods
{
    /// <summary>The period; the clock's latest when nothing is said.</summary>
    /// <exception cref="ToolRefusedException"><c>invalid_period</c>, with a sentence in the language.</exception>
    public static Period Read(string? text, PeriodClock clock, string language)
    {
        var reading = PeriodParser.Read(text, clock);
        return reading.Period ?? throw new ToolRefusedException("invalid_period", PeriodText.Explain(reading.Problem!.Value, reading.Source, language));
    }
}
