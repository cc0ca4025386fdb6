namespace Mezzofy.Core.Identity.Directory;

/// <summary>A colleague, as the directory shows them.</summary>
/// <param name="Id">The user, <c>user_…</c>.</param>
/// <param name="Email">The address, lower-case.</param>
/// <param name="Name">The name.</param>
/// <param name="Title">The job title, or empty.</param>
/// <param name="Department">One of <see cref="Departments"/>.</param>
/// <param name="Role">The name of a role in <see cref="Roles"/>.</param>
/// <param name="Language">The preferred language.</param>
public sealed record Person(string Id, string Email, string Name, string Title, string Department, string Role, string Language);

/// <summary>Whom the directory found.</summary>
/// <param name="Query">What was asked.</param>
/// <param name="People">Nobody, the one, or everybody it may mean (at most 20), by name.</param>
public sealed record DirectoryMatch(string Query, IReadOnlyList<Person> People)
{
    /// <summary>The one person it means; null when there is none or more than one.</summary>
    public Person? Only => People.Count == 1 ? People[0] : null;

    /// <summary>Whether it may mean several people: ask back, do not guess.</summary>
    public bool IsAmbiguous => People.Count > 1;
}
