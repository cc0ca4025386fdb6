using System.Security.Cryptography;
using System.Text;
using Mezzofy.Core.Identity;
using Npgsql;

namespace Mezzofy.Core.CompanyData.Reporting;

/// <summary>
/// A department's login role, which can read that department's views in schema <c>reporting</c> and nothing else. The guard of
/// <c>database_query</c> is this role: what a model's SQL may do is what the session's own user may do.
/// </summary>
/// <param name="Department">One of <see cref="Departments"/>.</param>
/// <param name="Name">The role; roles are shared by all databases of a server, so the database is part of it.</param>
/// <param name="Password">Derived from a secret, so that all processes of an installation agree without storing it.</param>
public sealed record ReaderRole(string Department, string Name, string Password)
{
    /// <summary>The views of each department, by the first word of their names.</summary>
    private static readonly Dictionary<string, string[]> Prefixes = new()
    {
        [Departments.Finance] = ["finance"],
        [Departments.Sales] = ["sales"],
        [Departments.Marketing] = ["marketing"],
        [Departments.Support] = ["support"],
        [Departments.Management] = ["finance", "sales", "marketing", "support", "kpi"],
    };

    /// <summary>The role of a department.</summary>
    /// <param name="department">One of <see cref="Departments"/>.</param>
    /// <param name="database">The name of the database.</param>
    /// <param name="secret">At least as secret as the main connection.</param>
    public static ReaderRole Of(string department, string database, string secret)
    {
        var key = Encoding.UTF8.GetBytes(secret);
        var tag = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(database)))[..12];
        var name = $"mezzofy_read_{department}_{tag}";
        return new(department, name, Convert.ToHexStringLower(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(name))));
    }

    /// <summary>Whether the department may read the view.</summary>
    public bool MayRead(string view) => Prefixes[Department].Contains(view.Split('_')[0]);

    /// <summary>How it connects: few connections, each reset before it is used again.</summary>
    public string ConnectionString(string main) => new NpgsqlConnectionStringBuilder(main)
    {
        Username = Name,
        Password = Password,
        MaxPoolSize = 8,
        NoResetOnClose = false,
        Options = null,
        ApplicationName = $"mezzofy {Department} reader",
    }.ConnectionString;
}
