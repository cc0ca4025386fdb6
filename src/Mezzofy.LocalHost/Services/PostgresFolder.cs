using System.Security.Cryptography;
using System.Text;
using Mezzofy.LocalHost.Hosting;

namespace Mezzofy.LocalHost.Services;

/// <summary>Where PostgreSQL's programs and files lie: in the data folder, or, where the user it runs as cannot reach that, under /var/tmp.</summary>
/// <param name="Programs">Its programs.</param>
/// <param name="Cluster">Its database cluster.</param>
internal sealed record PostgresFolder(string Programs, string Cluster)
{
    private const string Elsewhere = "/var/tmp";

    /// <summary>Finds or makes a place.</summary>
    /// <exception cref="StartupException">There is no place that the user can reach.</exception>
    public static PostgresFolder Prepare(string data, string programs, ServiceAccount account)
    {
        if (account.HandedOver is not { } user)
            return new PostgresFolder(programs, Path.Combine(data, "postgres"));
        var inside = Path.Combine(data, "postgres");
        var outside = Path.Combine(Elsewhere, $"local-services-{Hash(data)}");
        return new PostgresFolder(
            account.Can(Path.Combine(programs, "postgres"), "--version") ? programs : Copy(programs, Path.Combine(outside, "programs")),
            Own(account, user, Path.Combine(inside, "files")) ?? Own(account, user, Path.Combine(outside, "files"))
            ?? throw new StartupException($"PostgreSQL, running as {user.Name}, can write neither {inside} nor {outside}: set ConnectionStrings:Postgres."));
    }

    // The cluster's folder is made by initdb itself, so its parent is what is handed over.
    private static string? Own(ServiceAccount account, PasswdEntry user, string folder)
    {
        Directory.CreateDirectory(folder);
        return Command.Run(["chown", $"{user.Uid}:{user.Gid}", folder]).Succeeded && account.Can("test", "-w", folder)
            ? Path.Combine(folder, "postgres")
            : null;
    }

    private static string Copy(string programs, string to)
    {
        if (!Directory.Exists(to))
        {
            var partly = $"{to}.new";
            Directory.CreateDirectory(partly);
            _ = Command.Run(["cp", "-RL", "--", Path.GetDirectoryName(programs)! + "/.", partly]);
            _ = Command.Run(["chmod", "-R", "a+rX", partly]);
            Directory.Move(partly, to);
        }

        return Path.Combine(to, "bin");
    }

    private static string Hash(string path) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(path)))[..16];
}
