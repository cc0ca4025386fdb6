using System.Text.RegularExpressions;
using Mezzofy.LocalHost.Functions;
using Mezzofy.LocalHost.Hosting;

namespace Mezzofy.LocalHost.Queues;

/// <summary>Names of queues, as Service Bus has them: whatever their case, up to 260 letters, digits, <c>. - _ /</c>.</summary>
internal static partial class QueueName
{
    private const int Longest = 260;

    /// <summary>Expands and checks a name.</summary>
    /// <exception cref="StartupException">It is none; the message names the function.</exception>
    public static string Resolve(HostSettings settings, LocalFunction function, string text)
    {
        string name;
        try
        {
            name = settings.Expand(text);
        }
        catch (StartupException exception)
        {
            throw new StartupException($"Function '{function.Name}', queue '{text}': {exception.Message}");
        }

        return name.Length <= Longest && Pattern().IsMatch(name)
            ? name.ToLowerInvariant()
            : throw new StartupException($"Function '{function.Name}': '{name}' is no name of a queue (letters, digits, . - _ and / between them).");
    }

    [GeneratedRegex("^[A-Za-z0-9]([A-Za-z0-9._/-]*[A-Za-z0-9])?$")]
    private static partial Regex Pattern();
}
