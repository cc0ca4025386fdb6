using System.Globalization;

namespace Mezzofy.Core.CompanyData.Statements;

/// <summary>How figures are written in summaries.</summary>
internal static class ReportNumbers
{
    /// <summary>An amount: <c>SGD 12,345.60</c>, <c>-SGD 12.00</c>.</summary>
    public static string Money(decimal amount) =>
        $"{(amount < 0 ? "-" : string.Empty)}SGD {Math.Abs(amount).ToString("#,##0.00", CultureInfo.InvariantCulture)}";

    /// <summary>A relative change: <c>+3.1%</c>.</summary>
    public static string Change(decimal share) => share.ToString("+0.0%;-0.0%;0.0%", CultureInfo.InvariantCulture);

    /// <summary>A count: <c>1,234</c>.</summary>
    public static string Count(long number) => number.ToString("#,##0", CultureInfo.InvariantCulture);

    /// <summary>A share: <c>62.5%</c>.</summary>
    public static string Share(decimal share) => share.ToString("0.0%", CultureInfo.InvariantCulture);
}
