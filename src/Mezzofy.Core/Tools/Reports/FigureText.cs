using System.Globalization;
using Mezzofy.Core.Outputs;

namespace Mezzofy.Core.Tools.Reports;

/// <summary>Writes the figures of a report for people, in its language, with their change; what is not known is a dash.</summary>
internal sealed class FigureText(string language)
{
    private const string NotKnown = "–";

    /// <summary>A number of things: 1,234.</summary>
    public KeyFigure Count(Term label, decimal? now, decimal? before, bool? moreIsGood = null) =>
        new(label.In(language), Count(now), Change(now, before), Good(now, before, moreIsGood));

    /// <summary>An amount, in whole dollars: SGD 88,305.</summary>
    public KeyFigure Money(Term label, decimal? now, decimal? before, bool? moreIsGood = null) =>
        new(label.In(language), Money(now), Change(now, before), Good(now, before, moreIsGood));

    /// <summary>An amount with cents, for what costs little apiece.</summary>
    public KeyFigure Price(Term label, decimal? now, decimal? before, bool? moreIsGood = null) =>
        new(label.In(language), Price(now), Change(now, before), Good(now, before, moreIsGood));

    /// <summary>A part of a whole or a return, its change in percentage points; 0.2 is 20 %.</summary>
    public KeyFigure Rate(Term label, decimal? now, decimal? before, bool? moreIsGood = null) =>
        new(label.In(language), Rate(now), PointChange(now, before), Good(now, before, moreIsGood));

    /// <summary>A time in hours.</summary>
    public KeyFigure Hours(Term label, decimal? now, decimal? before) =>
        new(label.In(language), Hours(now), Change(now, before), Good(now, before, false));

    /// <summary>A mark from 1 to 5; its change is the difference.</summary>
    public KeyFigure Score(Term label, decimal? now, decimal? before) =>
        new(label.In(language), Score(now), Difference(now, before), Good(now, before, true));

    public static string Count(decimal? number) => Text(number, "#,##0.##");

    public static string Money(decimal? amount) => amount is null ? NotKnown : Sign(Math.Round(amount.Value, 0, MidpointRounding.AwayFromZero), "#,##0");

    public static string Price(decimal? amount) => amount is null ? NotKnown : Sign(Math.Round(amount.Value, 2, MidpointRounding.AwayFromZero), "#,##0.00");

    public static string Rate(decimal? rate) => rate is null ? NotKnown : Text(Rounded(rate.Value * 100), "#,##0.0'%'");

    public string Hours(decimal? hours) => hours is null ? NotKnown : CommonTerms.Hours.In(language, Text(Rounded(hours.Value), "#,##0.0"));

    public string Score(decimal? score) => score is null ? NotKnown : CommonTerms.OutOfFive.In(language, Text(score, "0.00"));

    /// <summary>The relative change, +12.3%; null when there is nothing to compare with.</summary>
    public static string? Change(decimal? now, decimal? before) =>
        Relative(now, before) is { } change ? Text(Rounded(change * 100), "+#,##0.0'%';-#,##0.0'%';0.0'%'") : null;

    /// <summary>The relative change as a fraction; null when there is nothing to compare with.</summary>
    public static decimal? Relative(decimal? now, decimal? before) => before is null or 0 || now is null ? null : (now - before) / Math.Abs(before.Value);

    /// <summary>A share; null when the whole is nothing.</summary>
    public static decimal? Share(decimal part, decimal whole) => whole == 0 ? null : part / whole;

    private string? PointChange(decimal? now, decimal? before) =>
        now is null || before is null ? null : Text(Rounded((now.Value - before.Value) * 100), "+#,##0.0;-#,##0.0;0.0") + CommonTerms.Points.In(language);

    private static string? Difference(decimal? now, decimal? before) =>
        now is null || before is null ? null : Text(now - before, "+0.00;-0.00;0.00");

    private static bool? Good(decimal? now, decimal? before, bool? moreIsGood) =>
        now is null || before is null || now == before || moreIsGood is null ? null : now > before == moreIsGood;

    private static string Sign(decimal amount, string format) => $"{(amount < 0 ? "-" : "")}SGD {Text(Math.Abs(amount), format)}";

    private static decimal Rounded(decimal number) => Math.Round(number, 1, MidpointRounding.AwayFromZero);

    private static string Text(decimal? number, string format) => number?.ToString(format, CultureInfo.InvariantCulture) ?? NotKnown;
}
