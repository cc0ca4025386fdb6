using System.Collections.Frozen;
using Mezzofy.LocalHost.Functions;
using Mezzofy.LocalHost.Hosting;
using Microsoft.Azure.Functions.Worker;

namespace Mezzofy.LocalHost.SignalR;

/// <summary>Which function a client's event starts; names of hubs and methods are compared without case.</summary>
internal sealed class HubFunctions
{
    private readonly FrozenDictionary<string, LocalFunction> functions;

    /// <summary>Reads the triggers.</summary>
    /// <exception cref="StartupException">Two functions have the same one; the message names both.</exception>
    public HubFunctions(IReadOnlyList<LocalFunction> triggered)
    {
        var found = new Dictionary<string, LocalFunction>(StringComparer.OrdinalIgnoreCase);
        foreach (var function in triggered)
        {
            var trigger = (SignalRTriggerAttribute)function.Trigger;
            if (!found.TryAdd(Key(trigger.HubName, trigger.Category, trigger.Event), function))
            {
                var other = found[Key(trigger.HubName, trigger.Category, trigger.Event)].Name;
                throw new StartupException($"Functions '{other}' and '{function.Name}' have the same SignalR trigger.");
            }
        }

        functions = found.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>The function, or null.</summary>
    public LocalFunction? Find(string hub, string category, string name) => functions.GetValueOrDefault(Key(hub, category, name));

    private static string Key(string hub, string category, string name) => $"{hub}\n{category}\n{name}";
}
