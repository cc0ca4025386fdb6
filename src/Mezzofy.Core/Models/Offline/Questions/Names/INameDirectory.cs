namespace Mezzofy.Core.Models.Offline.Questions.Names;

/// <summary>A name as it stands in the company's data.</summary>
/// <param name="Column">The column of the reporting views that holds it.</param>
/// <param name="Value">The name.</param>
public sealed record KnownName(string Column, string Value);

/// <summary>The names that a department's views hold.</summary>
public interface INameDirectory
{
    /// <summary>The names, perhaps some minutes old.</summary>
    /// <param name="agent">Whose views may be read.</param>
    /// <param name="cancellationToken">Gives up.</param>
    Task<IReadOnlyList<KnownName>> ReadAsync(string agent, CancellationToken cancellationToken);
}
