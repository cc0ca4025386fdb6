using Npgsql;
using NpgsqlTypes;

namespace Mezzofy.Core.Identity.Directory;

/// <summary>Finds colleagues the way people name them: by address, "me", role, title or name.</summary>
public sealed class CompanyDirectory(NpgsqlDataSource database)
{
    private const string Select = """
        select u.id, u.email, u.name, u.title, u.department, u.role, u.language
          from mezzofy.users u
         where u.disabled_at is null and
        """;

    private const int Most = 20;
    private const int MostInTeam = 1000;
    private const string ByTeam = "u.department = ($1::text[])[1] and u.role like '%' || ($1::text[])[2]";
    private const string ById = "u.id = $1";
    private const string ByEmail = "u.email = $1";
    private const string ByRole = "u.role = $1";
    private const string ByTitle = "lower(u.title) = $1";
    private const string ByLocalPart = "split_part(u.email, '@', 1) = $1";
    private const string ByName = "(select bool_and(strpos(lower(u.name), word) > 0) from unnest($1::text[]) word)";

    /// <summary>Whom the words mean. People with a disabled account are not found.</summary>
    /// <param name="query">For example <c>ceo@mezzofy.com</c>, <c>the CFO</c>, <c>财务经理</c>, <c>Grace Tan</c> or <c>me</c>.</param>
    /// <param name="caller">Who asks; needed for "me" and "my manager".</param>
    /// <param name="cancellationToken">Stops the search.</param>
    public async Task<DirectoryMatch> FindAsync(string query, Caller? caller, CancellationToken cancellationToken = default)
    {
        var words = DirectoryQuery.Clean(query);
        if (words.Length == 0)
        {
            return new DirectoryMatch(query, []);
        }

        if (words.Contains('@'))
        {
            return new DirectoryMatch(query, await ListAsync(ByEmail, words, cancellationToken));
        }

        if (caller is not null && JobTitles.IsSelf(words))
        {
            return new DirectoryMatch(query, await ListAsync(ById, caller.UserId, cancellationToken));
        }

        return new DirectoryMatch(query, await ByTitleOrNameAsync(words, caller, cancellationToken));
    }

    /// <summary>Everybody in the team that is named, by name; nobody when the words name no team.</summary>
    /// <param name="query">For example <c>the sales team</c>, <c>all support agents</c> or <c>财务部</c>.</param>
    /// <param name="cancellationToken">Stops the search.</param>
    public async Task<IReadOnlyList<Person>> FindTeamAsync(string query, CancellationToken cancellationToken = default) =>
        TeamNames.Find(DirectoryQuery.Clean(query)) is var (department, role)
            ? await ListAsync(ByTeam, new[] { department, role ?? "" }, cancellationToken, MostInTeam)
            : [];

    private async Task<IReadOnlyList<Person>> ByTitleOrNameAsync(string words, Caller? caller, CancellationToken cancellationToken)
    {
        var people = await ListAsync(ByTitle, words, cancellationToken);
        if (people.Count == 0 && JobTitles.RoleOf(words, caller) is { } role)
        {
            people = await ListAsync(ByRole, role, cancellationToken);
        }

        if (people.Count == 0)
        {
            people = await ListAsync(ByLocalPart, words.Replace(' ', '.'), cancellationToken);
        }

        return people.Count > 0 ? people : Closest(words, await ListAsync(ByName, words.Split(' '), cancellationToken));
    }

    // The whole name beats whole words of it, and these beat parts of words: "Tan" is Grace Tan, not also Tania.
    private static IReadOnlyList<Person> Closest(string words, List<Person> people)
    {
        var exact = people.FindAll(person => person.Name.Equals(words, StringComparison.OrdinalIgnoreCase));
        if (exact.Count > 0)
        {
            return exact;
        }

        var parts = words.Split(' ');
        var whole = people.FindAll(person => parts.All(part => Parts(person).Contains(part)));
        return whole.Count > 0 ? whole : people.FindAll(person => parts.All(part => IsPart(part, person)));
    }

    private static string[] Parts(Person person) =>
        person.Name.ToLowerInvariant().Split([' ', ',', '(', ')', '（', '）', '-', '/'], StringSplitOptions.RemoveEmptyEntries);

    // Chinese names are written without spaces; of other names at least three letters from the start of a word.
    private static bool IsPart(string part, Person person) =>
        part.Any(letter => letter >= '\u2e80') || Parts(person).Any(word => word == part || (part.Length >= 3 && word.StartsWith(part, StringComparison.Ordinal)));

    private async Task<List<Person>> ListAsync(string condition, object value, CancellationToken cancellationToken, int limit = Most)
    {
        await using var command = database.CreateCommand($"{Select} {condition} order by u.name, u.id limit {limit}");
        command.Parameters.Add(new() { Value = value, NpgsqlDbType = value is string ? NpgsqlDbType.Text : NpgsqlDbType.Array | NpgsqlDbType.Text });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var people = new List<Person>();
        while (await reader.ReadAsync(cancellationToken))
        {
            people.Add(new Person(
                reader.GetString(0), reader.GetString(1), reader.GetString(2), reader.GetString(3), reader.GetString(4), reader.GetString(5), reader.GetString(6)));
        }

        return people;
    }
}
