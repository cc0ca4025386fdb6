namespace Mezzofy.Core.Models.Offline;

/// <summary>What a report or question is about.</summary>
internal enum Topic
{
    Statement,
    Revenue,
    Pipeline,
    Campaigns,
    Tickets,
    Kpis,
    Question,
}

/// <summary>One piece of work; members that the message does not speak of are null or empty.</summary>
internal sealed record WorkItem
{
    public Topic? Topic { get; init; }

    /// <summary>The period in the person's words.</summary>
    public string? Period { get; init; }

    /// <summary>Whether one report for each month of the period is meant.</summary>
    public bool EachMonth { get; init; }

    /// <summary>Why what stands there is no period, in the language of the answer.</summary>
    public string? PeriodProblem { get; init; }

    public string? Compare { get; init; }

    public string? GroupBy { get; init; }

    /// <summary>Which of the financial statements, when it is one of them.</summary>
    public string? Part { get; init; }

    public DataQuestion? Question { get; init; }

    /// <summary>The words that name two periods to compare; null when only one or none is named.</summary>
    public string? Versus { get; init; }

    /// <summary>The words of the question, so that it can be asked again of another period.</summary>
    public string? Asked { get; init; }

    /// <summary><c>pdf</c>, <c>csv</c>, <c>markdown</c>, or formats that cannot be made.</summary>
    public IReadOnlyList<string> Formats { get; init; } = [];

    /// <summary>Whether it asks to generate or prepare something, as opposed to show it.</summary>
    public bool IsMade { get; init; }

    /// <summary>Whether it says "report", "numbers" or the like without saying of what.</summary>
    public bool IsGeneric { get; init; }

    /// <summary>This item with what it leaves open taken from an earlier one.</summary>
    public WorkItem Over(WorkItem earlier) => earlier with
    {
        Topic = Topic ?? earlier.Topic,
        Asked = Period is null || earlier.Asked is null ? earlier.Asked : earlier.AskedOf(Period),
        Period = Period ?? earlier.Period,
        PeriodProblem = Period is null ? PeriodProblem ?? earlier.PeriodProblem : PeriodProblem,
        EachMonth = EachMonth || earlier.EachMonth,
        Compare = Compare ?? earlier.Compare,
        Versus = Versus,
        GroupBy = GroupBy ?? earlier.GroupBy,
        Part = Part ?? earlier.Part,
        Formats = Formats.Count > 0 ? Formats : earlier.Formats,
        IsMade = IsMade || earlier.IsMade,
    };

    private string AskedOf(string period) =>
        Period is { Length: > 0 } old && Asked!.Contains(old, StringComparison.Ordinal) ? Asked.Replace(old, period, StringComparison.Ordinal) : $"{Asked} {period}";
}

/// <summary>A mail to be sent.</summary>
/// <param name="To">As people name them; empty when the message does not say.</param>
/// <param name="Cc">Copies.</param>
/// <param name="Items">The items it carries, by index.</param>
/// <param name="Text">The person's own text, for a mail that carries no report.</param>
internal sealed record SendOrder(IReadOnlyList<string> To, IReadOnlyList<string> Cc, IReadOnlyList<int> Items, string? Text = null)
{
    /// <summary>By what it is sent; a Teams post has its channel as the one recipient.</summary>
    public SendBy By { get; init; }

    /// <summary>"Send me the statement" without a word of mail: it is handed over here, in the conversation.</summary>
    public bool IsHandedOver { get; init; }
}

/// <summary>What a message asks for.</summary>
/// <param name="Items">The work, in order.</param>
/// <param name="Sends">The mails, in order.</param>
internal sealed record OfflineRequest(IReadOnlyList<WorkItem> Items, IReadOnlyList<SendOrder> Sends)
{
    /// <summary>Something to be said at once, without any tool: small talk, or that something cannot be done.</summary>
    public string? Reply { get; init; }

    /// <summary>Something to be done with a record, in place of items and mails; null for reports and questions.</summary>
    public Actions.OfflineAction? Action { get; init; }
}
