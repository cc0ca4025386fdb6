using System.Text.RegularExpressions;

namespace Mezzofy.LocalHost.Hosting;

/// <summary>Expands <c>%Name%</c> in what attributes say, from the app's settings.</summary>
internal static partial class SettingNames
{
    /// <summary>Expands every name.</summary>
    /// <param name="settings">The settings; a double underscore in a name is a colon.</param>
    /// <param name="text">Such as <c>%Queue%-in</c>.</param>
    /// <exception cref="StartupException">A name has no value; the message is the Functions host's own.</exception>
    public static string Expand(this HostSettings settings, string text) => Name().Replace(text, found =>
        settings.App[found.Groups[1].Value.Replace("__", ":", StringComparison.Ordinal)] is { Length: > 0 } value
            ? value
            : throw new StartupException($"'{found.Value}' does not resolve to a value."));

    [GeneratedRegex("%([^%]+)%")]
    private static partial Regex Name();
}
