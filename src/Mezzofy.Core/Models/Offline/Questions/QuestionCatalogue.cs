using System.Collections.Concurrent;
using Mezzofy.Core.Language.Periods;
using Mezzofy.Core.Models.Offline.Questions.Names;

namespace Mezzofy.Core.Models.Offline.Questions;

/// <summary>
/// Understands questions about the company's data without a language model: finds the subject, the figure, what narrows and what
/// splits it, and writes the query. Quick; the same question on the same day with the same names gives the same query.
/// </summary>
/// <param name="directory">The names that questions may hold; null for none.</param>
public sealed class QuestionCatalogue(INameDirectory? directory = null) : IQuestionCatalogue
{
    private readonly ConcurrentDictionary<string, (IReadOnlyList<KnownName> Names, NameIndex Index)> names = new();

    /// <inheritdoc/>
    public async Task PrepareAsync(string agent, CancellationToken cancellationToken)
    {
        if (directory is null)
        {
            return;
        }

        var read = await directory.ReadAsync(agent, cancellationToken);
        if (!names.TryGetValue(agent, out var kept) || !ReferenceEquals(kept.Names, read))
        {
            names[agent] = (read, new NameIndex(read));
        }
    }

    /// <summary>The query of a question, or null when it is not understood.</summary>
    /// <param name="question">What was asked, in any of the three languages.</param>
    /// <param name="agent">Whose views may be asked: a department; management asks them all.</param>
    /// <param name="language">The language of headings and title.</param>
    /// <param name="clock">What "this month" is counted from.</param>
    /// <param name="asker">Who "my" means; null when unknown.</param>
    public DataQuestion? Find(string question, string agent, string language, PeriodClock clock, Asker? asker = null)
    {
        var known = names.TryGetValue(agent, out var kept) ? kept.Index : NameIndex.Empty;
        return new QuestionReader(agent, language, clock, asker, known).Read(question) is { } reading
            ? QuestionSql.Write(reading, language, clock.Today)
            : null;
    }
}
