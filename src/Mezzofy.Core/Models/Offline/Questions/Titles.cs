using System.Globalization;
using Mezzofy.Core.Language;
using Mezzofy.Core.Language.Periods;

namespace Mezzofy.Core.Models.Offline.Questions;

/// <summary>What a question's answer is called: the figure, the subject, what narrows it and the period, as it was understood.</summary>
internal static class Titles
{
    private static readonly Label By = new("{0} by {1}", "按{1}的{0}", "{0} mengikut {1}");
    private static readonly Label AsOf = new("at {0}", "截至{0}", "pada {0}");

    public static string Of(QuestionReading reading, Figure figure, string language, DateOnly today)
    {
        List<string> parts = [Head(reading, figure, language)];
        parts.AddRange(reading.Filters.Where(filter => filter.Sql != "true" || filter.Name.English == "signed up").Select(filter => filter.Name.In(language)).Distinct());
        parts.AddRange(reading.Having.Select(bound => bound.ToString()));
        if (reading.Subject.IsBalance)
        {
            parts.Add(string.Format(CultureInfo.InvariantCulture, AsOf.In(language), PeriodText.Day(reading.Period is { } asked && asked.End < today ? asked.End : today, language)));
        }
        else if (reading.Period is { } period && (reading.DateColumn is not null || reading.Several.Count > 0 || figure.Columns[0].Sql.Contains("{from}", StringComparison.Ordinal)) && !reading.Filters.Any(filter => filter.TakesPeriod))
        {
            parts.Add(PeriodText.Describe(period, language, today));
        }

        return string.Join(language == Languages.Chinese ? "，" : ", ", parts);
    }

    private static string Head(QuestionReading reading, Figure figure, string language)
    {
        var subject = reading.Subject.Name.In(language);
        if (reading.Dimension is { } dimension)
        {
            return string.Format(CultureInfo.InvariantCulture, By.In(language), subject, dimension.Name.In(language).ToLower(CultureInfo.InvariantCulture));
        }

        return figure.Title is not { } title || reading.IsRecord ? subject
            : reading.Subject.IsFigure && reading.Share is null ? (reading.Subject.IsBalance || title == subject ? subject : title)
            : language == Languages.Chinese ? $"{subject}{title}" : $"{title}, {subject.ToLower(CultureInfo.InvariantCulture)}";
    }
}
