using System.Text.Json;
using Mezzofy.LocalHost.Durable.Payloads;
using Mezzofy.LocalHost.Durable.Turns;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace Mezzofy.LocalHost.Durable.Client;

/// <summary>Makes a start out of what a client said.</summary>
internal static class Starting
{
    /// <summary>The request.</summary>
    /// <exception cref="ArgumentException">The name is empty, the id begins with <c>@</c>, or something cannot be kept.</exception>
    public static StartRequest Request(TaskName orchestratorName, object? input, StartOrchestrationOptions? options)
    {
        // The official client says null for an empty name.
        if (string.IsNullOrEmpty(orchestratorName.Name))
            throw new ArgumentNullException(nameof(orchestratorName));
        var id = string.IsNullOrEmpty(options?.InstanceId) ? Guid.NewGuid().ToString("N") : options.InstanceId;
        if (id.StartsWith('@'))
            throw new ArgumentException($"The instance id '{id}' begins with '@', which is reserved for entities.", nameof(options));
        CheckText(id, nameof(options));
        CheckText(orchestratorName.Name, nameof(orchestratorName));
        var text = DurableJson.Write(input);
        PayloadLimits.Check(text, PayloadLimits.Instance, $"The input of orchestration '{orchestratorName}'");
        var tags = options?.Tags is { Count: > 0 } words ? JsonSerializer.Serialize(words) : null;
        return new StartRequest(id, Guid.CreateVersion7(), orchestratorName.Name, text, tags, options?.StartAt?.UtcDateTime, null);
    }

    /// <summary>The end states in which an instance of the same id is kept.</summary>
    /// <exception cref="ArgumentException">A word is no status.</exception>
    public static OrchestrationRuntimeStatus[] Kept(StartOrchestrationOptions? options) =>
        [.. (options?.DedupeStatuses ?? []).Select(word => Enum.TryParse<OrchestrationRuntimeStatus>(word, ignoreCase: true, out var status)
            ? status
            : throw new ArgumentException($"'{word}' is no orchestration status.", nameof(options)))];

    /// <summary>Refuses text that the database cannot keep.</summary>
    /// <exception cref="ArgumentException">It holds a NUL or half a surrogate pair.</exception>
    public static void CheckText(string text, string parameter)
    {
        if (text.Contains('\0') || !text.IsWellFormed())
            throw new ArgumentException("The text holds a NUL character or half of a surrogate pair.", parameter);
    }

    private static bool IsWellFormed(this string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
                i++;
            else if (char.IsSurrogate(text[i]))
                return false;
        }

        return true;
    }
}
