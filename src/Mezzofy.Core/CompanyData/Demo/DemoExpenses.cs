namespace Mezzofy.Core.CompanyData.Demo;

/// <summary>What the company pays, books and owes besides its sales, month by month.</summary>
internal sealed class DemoExpenses(DemoHistory history, DemoLedger ledger)
{
    private const int Bank = 1010;
    private const int RinggitBank = 1020;
    private const int Payables = 2100;
    private readonly DemoYearEnd yearEnd = new(ledger);
    private decimal salesTaxDue;

    /// <summary>What falls due from the months before.</summary>
    public void BeginMonth(DateOnly month)
    {
        var random = new DemoRandom("expenses", DemoCalendar.Stamp(month));
        var index = DemoCalendar.Index(month);
        Pay(14, 2300, "payroll", "CPF and EPF of the month before", "employees");
        Pay(15, Payables, "supplier_payment", "Suppliers' invoices of the month before", "suppliers");
        Spend(1, 6200, month.Year >= 2026 ? 11_200m : 9_600m, "Office rent, Singapore and Kuala Lumpur");
        Spend(5, 6400, random.NearCents(4_100m + (index * 55m), 4), "Software subscriptions");
        Spend(18, 6210, random.NearCents(1_350m, 9), "Utilities and telecoms");
        Spend(22, 6410, random.NearCents(2_200m + (index * 20m), 30), "Travel and client meetings");
        Spend(11, 6450, random.NearCents(980m, 25), "Office supplies and refreshments");
        if (month.Month % 3 == 0)
        {
            Spend(20, 6420, random.NearCents(6_800m, 8), "Accounting, audit and legal fees");
        }

        if (month.Month % 3 == 2)
        {
            var cost = random.NearCents(9_500m + (index * 120m), 35);
            ledger.Post(Workday(12), "equipment", "Computers and scanners", "equipment", null, (1500, cost), (Bank, -cost));
        }

        PayStaff(month, index);
        RepayLoan(month);

        void Spend(int day, int account, decimal amount, string description) =>
            ledger.Post(Workday(day), "expense", description, "suppliers", null, (account, amount), (Bank, -amount));

        void Pay(int day, int account, string kind, string description, string cashFlow)
        {
            var due = -ledger.Balance(account);
            ledger.Post(Workday(day), kind, description, cashFlow, null, (account, due), (Bank, -due));
        }

        DateOnly Workday(int day) => DemoCalendar.Workday(DemoCalendar.Day(month, day));
    }

    /// <summary>Bills received and amounts booked on the last day.</summary>
    public void EndMonth(DateOnly month)
    {
        var random = new DemoRandom("bills", DemoCalendar.Stamp(month));
        var last = DemoCalendar.Last(month);
        var sold = history.Orders.Where(order => order.Day >= month && order.Day <= last).ToList();
        var revenue = sold.Sum(order => order.SubtotalSgd);
        var messaging = sold.Sum(order => order.Lines.Where(line => line.Account == 4200).Sum(line => line.AmountSgd));
        var partners = sold.Where(order => order.Channel == "partner").Sum(order => order.SubtotalSgd);
        var advertising = history.CampaignDays.Where(day => day.Day >= month && day.Day <= last).Sum(day => day.Spend);
        Bill(5010, random.NearCents(8_400m + (revenue * 0.052m), 3), "Cloud hosting");
        Bill(5020, random.NearCents(messaging * 0.58m, 3), "SMS and WhatsApp carriers");
        Bill(5040, Cents(partners * 0.2m), "Partner commissions");
        Bill(6300, advertising, "Advertising and campaigns");
        yearEnd.Book(month, last);
        SettleSalesTax(month, last);
        var sweep = Math.Round(ledger.Balance(RinggitBank) - 120_000m, 0);
        if (sweep > 0)
        {
            ledger.Post(last, "transfer", "Transfer from the ringgit account", null, null, (Bank, sweep), (RinggitBank, -sweep));
        }

        void Bill(int account, decimal amount, string description) =>
            ledger.Post(last, "bill", description, null, null, (account, amount), (Payables, -amount));
    }

    private void PayStaff(DateOnly month, int index)
    {
        var raise = 100m + (index * 1.8m);
        var months = month.Month == 12 ? 1.35m : 1m;
        decimal Salary(decimal start) => Cents(start * raise * months / 100);
        decimal[] salaries = [Salary(20_900m), Salary(9_600m), Salary(11_800m), Salary(28_200m), Salary(13_300m)];
        var gross = salaries.Sum();
        var employer = Cents(gross * 0.145m);
        var employee = Cents(gross * 0.17m);
        ledger.Post(
            DemoCalendar.WorkdayBefore(DemoCalendar.Day(month, 25)), "payroll", month.Month == 12 ? "Salaries and annual bonus" : "Salaries", "employees", null,
            (6010, salaries[0]), (6020, salaries[1]), (6030, salaries[2]), (6040, salaries[3]), (6050, salaries[4]), (6060, employer),
            (2300, -(employer + employee)), (Bank, -(gross - employee)));
    }

    private void RepayLoan(DateOnly month)
    {
        var day = DemoCalendar.Workday(DemoCalendar.Day(month, 7));
        var owed = -ledger.Balance(2500);
        var interest = Cents(owed * 0.0545m / 12);
        var principal = Math.Min(owed, 5_000m);
        ledger.Post(day, "loan", "Bank loan, interest", "interest", null, (7010, interest), (Bank, -interest));
        ledger.Post(day, "loan", "Bank loan, repayment", "borrowings", null, (2500, principal), (Bank, -principal));
    }

    /// <summary>Taxes collected in a quarter are paid at the end of the month after it.</summary>
    private void SettleSalesTax(DateOnly month, DateOnly last)
    {
        if (month.Month % 3 == 1)
        {
            ledger.Post(last, "tax_payment", "GST and SST of the quarter before", "taxes", null, (2200, salesTaxDue), (Bank, -salesTaxDue));
        }
        else if (month.Month % 3 == 0)
        {
            salesTaxDue = -ledger.Balance(2200);
        }
    }

    private static decimal Cents(decimal amount) => Math.Round(amount, 2, MidpointRounding.AwayFromZero);
}
