using System.Diagnostics;
using System.Text;
using Microsoft.Extensions.Configuration;

namespace Mezzofy.Behaviour.Queues;

/// <summary>
/// What functions did, in a file of each process that outlives it: in the folder of setting <c>BehaviourFolder</c>, a line an effect that
/// begins with the time on the machine's monotonic clock.
/// </summary>
public sealed class EffectFile(IConfiguration settings)
{
    private readonly Lock gate = new();

    /// <summary>Writes a line; nothing where no folder is set.</summary>
    public void Add(string line)
    {
        if (settings["BehaviourFolder"] is not { Length: > 0 } folder)
            return;
        lock (gate)
        {
            File.AppendAllText(Path.Combine(folder, $"{Environment.ProcessId}.log"), $"{Stopwatch.GetTimestamp():D20} {line}\n", Encoding.ASCII);
        }
    }
}
