using System.Runtime.InteropServices;
using Mezzofy.LocalHost.Hosting;

namespace Mezzofy.LocalHost.Services;

/// <summary>
/// Who PostgreSQL runs as. It refuses root, and a user without a name. An ordinary user runs it as it is. Otherwise a user namespace of its
/// own shows it another user while the files stay the caller's, wherever they lie; where the kernel does not allow that, root hands
/// PostgreSQL to the user <c>nobody</c>, with a folder that user can reach.
/// </summary>
/// <param name="Prefix">What is put in front of its command.</param>
/// <param name="HandedOver">The user its files must belong to; null where they stay the caller's.</param>
internal sealed partial record ServiceAccount(IReadOnlyList<string> Prefix, PasswdEntry? HandedOver)
{
    private const string Passwd = "/etc/passwd";

    /// <summary>Finds out.</summary>
    /// <exception cref="StartupException">The process is root's and there is no way.</exception>
    public static ServiceAccount Find()
    {
        var itself = new ServiceAccount([], null);
        if (!OperatingSystem.IsLinux())
            return itself;
        var users = File.ReadLines(Passwd).Select(PasswdEntry.Parse).OfType<PasswdEntry>().ToList();
        var uid = GetEffectiveUserId();
        if (uid != 0 && users.Any(user => user.Uid == uid))
            return itself;
        var other = users.FirstOrDefault(user => user.Name == "nobody") ?? users.FirstOrDefault(user => user.Uid != 0)
            ?? throw new StartupException("PostgreSQL refuses to run as root, and this machine has no other user: set ConnectionStrings:Postgres.");
        var shown = new ServiceAccount(
            ["unshare", "--user", $"--map-user={other.Uid}", $"--map-group={other.Gid}", "--"], null);
        var handed = new ServiceAccount(
            ["setpriv", $"--reuid={other.Uid}", $"--regid={other.Gid}", "--clear-groups", "--"], other);
        return shown.Works() ? shown : uid == 0 && handed.Works() ? handed : throw new StartupException(
            "PostgreSQL refuses to run as root, and neither unshare nor setpriv of util-linux can change that here: set ConnectionStrings:Postgres.");
    }

    /// <summary>Whether a command succeeds as this user.</summary>
    public bool Can(params string[] command) => Command.Run([.. Prefix, .. command]).Succeeded;

    private bool Works() => Can("true");

    [LibraryImport("libc", EntryPoint = "geteuid")]
    private static partial uint GetEffectiveUserId();
}

/// <summary>A user of the machine.</summary>
/// <param name="Name">The name.</param>
/// <param name="Uid">The user's number.</param>
/// <param name="Gid">The number of its group.</param>
internal sealed record PasswdEntry(string Name, uint Uid, uint Gid)
{
    /// <summary>Reads a line of /etc/passwd; null where it is none.</summary>
    public static PasswdEntry? Parse(string line) =>
        line.Split(':') is [var name, _, var uid, var gid, ..] && uint.TryParse(uid, out var user) && uint.TryParse(gid, out var group)
            ? new PasswdEntry(name, user, group)
            : null;
}
