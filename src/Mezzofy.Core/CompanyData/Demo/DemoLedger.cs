namespace Mezzofy.Core.CompanyData.Demo;

/// <summary>The journal while it is written, with every account's balance (debits less credits) so far.</summary>
internal sealed class DemoLedger(DemoHistory history)
{
    private readonly Dictionary<int, decimal> balances = [];

    /// <summary>Debits less credits of an account.</summary>
    public decimal Balance(int account) => balances.GetValueOrDefault(account);

    /// <summary>Debits less credits of all accounts from one code to another.</summary>
    public decimal Balance(int from, int to) => balances.Where(one => one.Key >= from && one.Key <= to).Sum(one => one.Value);

    /// <summary>Posts an entry; amounts above zero are debits, below zero credits, zeros are left out.</summary>
    public void Post(DateOnly day, string kind, string description, string? cashFlow, long? orderId, params (int Account, decimal Amount)[] lines)
    {
        var postings = new List<DemoPosting>(lines.Length);
        foreach (var (account, amount) in lines)
        {
            if (amount != 0)
            {
                postings.Add(new DemoPosting(account, Math.Max(amount, 0), Math.Max(-amount, 0)));
                balances[account] = balances.GetValueOrDefault(account) + amount;
            }
        }

        if (postings.Count > 0)
        {
            history.Entries.Add(new DemoEntry(day, kind, description, cashFlow, orderId, postings));
        }
    }

    /// <summary>Puts the entries of a month, from a position on, in the order of their days and gives them their ids.</summary>
    public void Number(DateOnly month, int from)
    {
        var count = history.Entries.Count - from;
        var ordered = history.Entries.GetRange(from, count).OrderBy(entry => entry.Day).ToList();
        for (var index = 0; index < count; index++)
        {
            history.Entries[from + index] = ordered[index] with { Id = (DemoCalendar.Stamp(month) * 10_000) + index + 1 };
        }
    }
}
