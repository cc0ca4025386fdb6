using Mezzofy.Core.Identity.Passwords;
using Npgsql;

namespace Mezzofy.Core.Identity;

/// <summary>The accounts of the demo company: one for each role, all with the demo password.</summary>
public sealed class DemoAccounts(NpgsqlDataSource database, Users users, PasswordHasher hasher, DemoOptions options)
{
    // Hashes that nobody but this class has set: a person who changed their password keeps it.
    private const string SelectHashes = """
        select email, case when password_changed_at is null then password_hash end from mezzofy.users where email = any($1)
        """;

    private const string UpdateHashes = """
        update mezzofy.users set password_hash = $2 where email = any($1) and password_changed_at is null
        """;

    /// <summary>The people; ids and versions are given when they are created.</summary>
    public static IReadOnlyList<User> People { get; } =
    [
        Make("admin", "Priya Nair", "System Administrator", Departments.Management, "admin"),
        Make("ceo", "Daniel Lim Wei Jie", "Chief Executive Officer", Departments.Management, "ceo"),
        Make("coo", "Nurul Aisyah binti Rahman", "Chief Operating Officer", Departments.Management, "coo", timeZone: "Asia/Kuala_Lumpur"),
        Make("cfo", "Grace Tan Hui Ling", "Chief Financial Officer", Departments.Finance, "cfo"),
        Make("finance.manager", "Rajesh Kumar", "Finance Manager", Departments.Finance, "finance_manager"),
        Make("finance.viewer", "Chloe Ng Si Min", "Finance Executive", Departments.Finance, "finance_viewer"),
        Make("sales.manager", "Marcus Teo Boon Keat", "Sales Manager", Departments.Sales, "sales_manager"),
        Make("sales.rep", "Siti Aminah binti Yusof", "Sales Representative", Departments.Sales, "sales_rep", "ms", "Asia/Kuala_Lumpur"),
        Make("marketing.manager", "Vanessa Koh", "Marketing Manager", Departments.Marketing, "marketing_manager"),
        Make("marketing.creator", "Farah Iskandar", "Content Creator", Departments.Marketing, "marketing_creator", timeZone: "Asia/Kuala_Lumpur"),
        Make("support.manager", "Arjun Menon", "Support Manager", Departments.Support, "support_manager"),
        Make("support.agent", "Lee Jia Hui (李佳慧)", "Support Agent", Departments.Support, "support_agent", "zh"),
    ];

    private static string[] Emails { get; } = [.. People.Select(person => person.Email)];

    /// <summary>Creates what is missing and sets the demo password where it differs; nothing unless <see cref="DemoOptions.Enabled"/>.</summary>
    /// <remarks>One hash when nothing is to be done, two when something is. Roles that were changed meanwhile are left alone.</remarks>
    public async Task EnsureAsync(CancellationToken cancellationToken = default)
    {
        if (!options.Enabled)
        {
            return;
        }

        var hashes = await HashesAsync(cancellationToken);
        if (hashes.Count == Emails.Length && await AreRightAsync(hashes, cancellationToken))
        {
            return;
        }

        var hash = await hasher.HashAsync(options.Password, cancellationToken);
        foreach (var person in People.Where(person => !hashes.ContainsKey(person.Email)))
        {
            await CreateAsync(person, hash, cancellationToken);
        }

        await using var update = database.CreateCommand(UpdateHashes);
        update.Parameters.Add(new() { Value = Emails });
        update.Parameters.Add(new() { Value = hash });
        await update.ExecuteNonQueryAsync(cancellationToken);
    }

    private async Task<bool> AreRightAsync(Dictionary<string, string?> hashes, CancellationToken cancellationToken)
    {
        var distinct = hashes.Values.OfType<string>().Distinct().ToList();
        return distinct.Count == 0
            || (distinct.Count == 1 && await hasher.VerifyAsync(options.Password, distinct[0], cancellationToken) == PasswordCheck.Right);
    }

    private async Task CreateAsync(User person, string hash, CancellationToken cancellationToken)
    {
        try
        {
            await users.CreateAsync(person, hash, cancellationToken);
        }
        catch (ProblemException exception) when (exception.Status == 409)
        {
            // Another process that started at the same time was first.
        }
    }

    private async Task<Dictionary<string, string?>> HashesAsync(CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(SelectHashes);
        command.Parameters.Add(new() { Value = Emails });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var hashes = new Dictionary<string, string?>();
        while (await reader.ReadAsync(cancellationToken))
        {
            hashes.Add(reader.GetString(0), reader.IsDBNull(1) ? null : reader.GetString(1));
        }

        return hashes;
    }

    private static User Make(
        string mailbox, string name, string title, string department, string role, string language = "en", string timeZone = "Asia/Singapore") =>
        new("", $"{mailbox}@mezzofy.com", name, title, department, role, language, timeZone, null, 1);
}
