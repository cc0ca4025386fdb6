using System.Text.RegularExpressions;
using Mezzofy.Core.Identity;
using Mezzofy.Core.Language.Periods;
using Mezzofy.Core.Models.Offline.Questions.Names;

namespace Mezzofy.Core.Models.Offline.Questions;

/// <summary>
/// Reads what narrows a question beyond the fixed words: record numbers, names, the asker, ages and amounts. What it has read is taken
/// out of the text; what cannot be applied to the subject is noted.
/// </summary>
internal sealed partial class Restrictions(Subject subject, string language, PeriodClock clock, Asker? asker)
{
    private readonly List<Filter> filters = [];
    private readonly List<string> notes = [];

    public IReadOnlyList<Filter> Filters => filters;

    public IReadOnlyList<string> Notes => notes;

    /// <summary>Amounts that bound rows or, when the question is split, the figure of each member.</summary>
    public List<Bound> Amounts { get; } = [];

    /// <summary>Whether one record was named by its number.</summary>
    public bool IsRecord { get; private set; }

    /// <summary>Reads them; returns the rest of the text.</summary>
    public QuestionText Read(QuestionText text, IReadOnlyList<NameHit> names)
    {
        text = ReadNumber(text);
        text = ReadNames(text, names);
        if (AskerWords.AreIn(text))
        {
            ReadAsker();
        }

        text = ReadBounds(ReadIdle(text));
        foreach (var unknown in UnknownNames.In(text))
        {
            notes.Add(QuestionNotes.UnknownName.In(language, unknown));
        }

        return text;
    }

    private QuestionText ReadNumber(QuestionText text)
    {
        var column = subject.List[0];
        if (!column.EndsWith("_no", StringComparison.Ordinal) || RecordNumber().Match(text.Normalized) is not { Success: true } match)
        {
            return text;
        }

        var number = match.Value.ToUpperInvariant();
        IsRecord = true;
        filters.Add(new Filter(new(number, number, number), "", $"{column} = {NameHit.Literal(number)}") { IsName = true });
        return text.Without(match.Index, match.Index + match.Length);
    }

    private QuestionText ReadNames(QuestionText text, IReadOnlyList<NameHit> names)
    {
        foreach (var group in names.Where(hit => hit.Fits(subject.Names)).GroupBy(hit => subject.Names.First(column => hit.Fits([column]))))
        {
            // Two people or customers of one kind are both meant: "Jason and Ravi".
            var all = group.First() with { Names = [.. group.SelectMany(hit => hit.Names)], Words = string.Join(", ", group.Select(hit => hit.Words)) };
            var filter = all.Condition([group.Key]);
            filters.Add(Negation.Before(text, group.First().Start) ? Not(filter) : filter);
        }

        foreach (var hit in names.Where(hit => !hit.Fits(subject.Names)))
        {
            notes.Add(QuestionNotes.NameNotApplied.In(language, hit.Words, subject.Name.In(language)));
        }

        return names.Aggregate(text, (rest, hit) => rest.Without(hit.Start, hit.End));
    }

    private void ReadAsker()
    {
        if (subject.Owner is not { } owner || asker is null)
        {
            notes.Add(QuestionNotes.NobodysOwn.In(language, subject.Name.In(language)));
            return;
        }

        var name = $"{owner} = {NameHit.Literal(asker.Name)}";
        var byAddress = asker.Email is { } email && subject.Department == Departments.Sales
            ? $"({name} or {owner} in (select owners.owner from reporting.sales_owners as owners where owners.owner_email = {NameHit.Literal(email.ToLowerInvariant())}))"
            : name;
        filters.Add(new Filter(new("yours", "您的", "milik anda"), "", byAddress, owner) { IsName = true });
    }

    private QuestionText ReadIdle(QuestionText text)
    {
        if (IdleWords.Find(text.Normalized) is not { } idle || subject.Ages.FirstOrDefault(age => age.IsIdle) is not { } aging)
        {
            return text;
        }

        var rest = text.Without(idle.Index, idle.Index + idle.Length);
        if (IdleWords.Length(rest.Normalized) is { } length)
        {
            filters.Add(Aged(aging.Name, aging.Older, clock.Today.AddDays(-length.Days)));
            return rest.Without(length.Start, length.End);
        }

        if (PeriodParser.FindAll(rest.Cased, clock) is [{ Period: { } period } found, ..])
        {
            filters.Add(Aged(aging.Name, aging.Older, period.Start));
            return rest.Without(found.Index, found.Index + found.Source.Length);
        }

        filters.Add(Aged(aging.Name, aging.Older, clock.Today.AddDays(-IdleWords.UsualDays)));
        return rest;
    }

    private QuestionText ReadBounds(QuestionText text)
    {
        foreach (var bound in Bounds.In(text.Normalized).OrderBy(bound => bound.Start))
        {
            var isRead = string.IsNullOrWhiteSpace(text.Normalized[bound.Start..bound.End]) && !Amounts.Exists(other => other.Start == bound.Start);
            text = isRead ? text : ReadBound(text, bound);
        }

        return text;
    }

    private QuestionText ReadBound(QuestionText text, Bound bound)
    {
        if ((bound.Days ?? HoursOfAge(text, bound)) is { } days)
        {
            if (subject.Ages.FirstOrDefault(age => !age.IsIdle && age.Terms?.IsIn(text) != false) is not { } aging)
            {
                notes.Add(QuestionNotes.NotApplied.In(language, text.Cased[bound.Start..bound.End].Trim()));
            }
            else
            {
                filters.Add(Aged(aging.Name, bound.IsMore ? aging.Older : aging.Younger, clock.Today.AddDays(-days)));
            }
        }
        else
        {
            Amounts.Add(bound);
            if (Ringgit().IsMatch(text.Normalized[bound.Start..bound.End]))
            {
                notes.Add(QuestionNotes.InDollars.In(language));
            }

            AmountText = AmountText.Length > 0 ? AmountText : text.Cased[bound.Start..bound.End].Trim();
        }

        return text.Without(bound.Start, bound.End);
    }

    // "Waiting over 48 hours" is an age, "took more than 48 hours to resolve" a figure.
    private int? HoursOfAge(QuestionText text, Bound bound) =>
        bound is { Unit: "hour", Number: >= 24 } && subject.Ages.Length > 0 && !new Terms("took|take|resolve|resolved|solved|closed|answered|responded|resolution|response|respond|解决|响应|selesai").IsIn(text) ? (int)(bound.Number / 24) : null;

    /// <summary>The words of <see cref="Amounts"/>.</summary>
    public string AmountText { get; private set; } = "";

    /// <summary>The opposite of a condition.</summary>
    public static Filter Not(Filter filter) => filter with
    {
        Name = new($"not {filter.Name.English}", $"非{filter.Name.Chinese}", $"bukan {filter.Name.Malay}"),
        Sql = $"({filter.Sql}) is not true",
        DateColumn = null,
    };

    private static Filter Aged(Label name, string condition, DateOnly day)
    {
        string Told(string wording, string inLanguage) => wording.Replace("{0}", PeriodText.Day(day, inLanguage), StringComparison.Ordinal);
        return new Filter(
            new(Told(name.English, "en"), Told(name.Chinese, "zh"), Told(name.Malay, "ms")), "", condition.Replace("{0}", QuestionSql.Date(day), StringComparison.Ordinal)) { Group = "state", IsName = true };
    }

    [GeneratedRegex(@"\b(?:rm|myr)\b|\brm(?=[0-9])|ringgit")]
    private static partial Regex Ringgit();

    [GeneratedRegex(@"\b(?:l|t|so|inv)-[0-9]{6,}\b")]
    private static partial Regex RecordNumber();
}
