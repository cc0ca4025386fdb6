namespace Mezzofy.Core.CompanyData.Demo;

/// <summary>Insurance, depreciation, interest earned, income tax and dividends.</summary>
internal sealed class DemoYearEnd(DemoLedger ledger)
{
    private const int Bank = 1010;
    private decimal profitBefore;
    private decimal provided;
    private decimal lastProfit;
    private decimal openingResult;

    public void Book(DateOnly month, DateOnly last)
    {
        BookInsurance(month, last);
        BookDepreciation(last);
        var earned = Cents(Math.Max(0, ledger.Balance(Bank)) * 0.0115m / 12);
        ledger.Post(last, "interest", "Interest on deposits", "interest", null, (Bank, earned), (7510, -earned));
        BookIncomeTax(month, last);
        PayDividend(month);
    }

    private void BookInsurance(DateOnly month, DateOnly last)
    {
        if (month.Month == 1)
        {
            var premium = 14_400m + (DemoCalendar.Index(month) * 50m);
            ledger.Post(
                DemoCalendar.Workday(DemoCalendar.Day(month, 9)), "insurance", $"Insurance {month.Year}", "suppliers", null, (1300, premium), (Bank, -premium));
        }

        var share = Cents(ledger.Balance(1300) / (13 - month.Month));
        ledger.Post(last, "insurance", "Insurance, the month's share", null, null, (6430, share), (1300, -share));
    }

    private void BookDepreciation(DateOnly last)
    {
        var depreciation = Math.Min(Cents(ledger.Balance(1500) / 60), ledger.Balance(1500) + ledger.Balance(1590));
        ledger.Post(last, "depreciation", "Depreciation of equipment", null, null, (6500, depreciation), (1590, -depreciation));
    }

    /// <summary>17 % of the year's profit so far, booked every month; last year's is paid in October.</summary>
    private void BookIncomeTax(DateOnly month, DateOnly last)
    {
        if (month.Month == 10 && ledger.Balance(2400) < 0)
        {
            var owed = Math.Min(-ledger.Balance(2400), -ledger.Balance(2400) - provided);
            ledger.Post(
                DemoCalendar.Workday(DemoCalendar.Day(month, 15)), "tax_payment", $"Income tax {month.Year - 1}", "taxes", null, (2400, owed), (Bank, -owed));
        }

        var profit = -ledger.Balance(4000, 7999) - profitBefore;
        var expense = Cents(Math.Max(0, profit) * 0.17m) - provided;
        ledger.Post(last, "tax", "Income tax, provision", null, null, (8010, expense), (2400, -expense));
        provided += expense;

        if (month.Month == 12)
        {
            profitBefore = -ledger.Balance(4000, 7999);
            lastProfit = -ledger.Balance(4000, 8999) - openingResult;
            openingResult = -ledger.Balance(4000, 8999);
            provided = 0;
        }
    }

    /// <summary>A fifth of last year's profit, in June.</summary>
    private void PayDividend(DateOnly month)
    {
        if (month.Month == 6 && lastProfit > 50_000m)
        {
            var dividend = Math.Round(lastProfit / 5000, 0) * 1000;
            ledger.Post(
                DemoCalendar.Workday(DemoCalendar.Day(month, 16)), "dividend", $"Dividend for {month.Year - 1}", "owners", null, (3200, dividend), (Bank, -dividend));
        }
    }

    private static decimal Cents(decimal amount) => Math.Round(amount, 2, MidpointRounding.AwayFromZero);
}
