using Microsoft.Extensions.Configuration;

namespace Mezzofy.Behaviour.Queues;

/// <summary>What functions did, in a file that outlives the process: setting <c>BehaviourFile</c>, a line an effect.</summary>
public sealed class EffectFile(IConfiguration settings)
{
    private readonly Lock gate = new();

    /// <summary>Writes a line; nothing where no file is set.</summary>
    public void Add(string line)
    {
        if (settings["BehaviourFile"] is not { Length: > 0 } path)
            return;
        lock (gate)
        {
            using var file = new FileStream(path, FileMode.Append, FileAccess.Write, FileShare.ReadWrite);
            file.Write(System.Text.Encoding.UTF8.GetBytes(line + "\n"));
        }
    }
}
