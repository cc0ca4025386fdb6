using Mezzofy.Core.Language.Periods;

namespace Mezzofy.Core.Models.Offline;

/// <summary>Who asks.</summary>
/// <param name="Name">Their name.</param>
/// <param name="Email">Their address; null when unknown.</param>
public sealed record Asker(string Name, string? Email = null);

/// <summary>Questions that the offline model can answer with SQL over the reporting views.</summary>
public interface IQuestionCatalogue
{
    /// <summary>Makes ready what <see cref="Find"/> needs to know of the company, such as names.</summary>
    /// <param name="agent">Whose views may be read.</param>
    /// <param name="cancellationToken">Gives up.</param>
    Task PrepareAsync(string agent, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>The SQL that answers the question, or null if it is none that is known.</summary>
    /// <param name="question">The person's words.</param>
    /// <param name="agent">Whose views may be read, one of <see cref="Identity.Departments"/>.</param>
    /// <param name="language">The language of the title.</param>
    /// <param name="clock">What "today" means.</param>
    /// <param name="asker">Who "my" means; null when unknown.</param>
    DataQuestion? Find(string question, string agent, string language, PeriodClock clock, Asker? asker = null);
}
